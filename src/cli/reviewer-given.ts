import {userInfo} from 'node:os';
import {type Given, type Option, UsageError} from './command.ts';

/** The option of every command that decides something. */
export const BY_OPTION: Readonly<Record<string, Option>> = {
  by: {type: 'string', value: 'NAME', help: 'who decides (SAYSO_REVIEWER, else your name on this machine)'},
};

/** Who decides. The log commits to the name and does not hold it, so that it can be erased. */
export function reviewerGiven(given: Given): string {
  const name = (given.values.get('by') ?? process.env['SAYSO_REVIEWER'] ?? userInfo().username).trim();
  if (name === '') throw new UsageError('Say who decides: --by NAME.');
  return name;
}

/** Whether somebody said who decides, rather than leaving it to the machine's name for them. */
export function isReviewerNamed(given: Given): boolean {
  return given.values.has('by') || process.env['SAYSO_REVIEWER'] !== undefined;
}
