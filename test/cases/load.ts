import {readdirSync, readFileSync} from 'node:fs';
import type {Case} from './case.ts';
import {parseCases} from './parse.ts';

const CASES = new URL('../../cases/', import.meta.url);

/** Cases that cannot be read yet: each must fail, so that it is moved to its topic on the day it passes. */
export const NOT_YET = 'not-yet.md';

/** One file of `cases/<lang>/`. */
export interface CaseFile {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** All cases of a folder: of a language, or the whole reports of `reports`, by which reading is measured. */
export function loadCases(of: string): CaseFile[] {
  const folder = new URL(`${of}/`, CASES);
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort().map((base) => {
    const name = `cases/${of}/${base}`;
    return {name, cases: parseCases(name, readFileSync(new URL(base, folder), 'utf8'))};
  });
}

/** Whether a case stands in the file of those that cannot be read yet. */
export function isNotYet(one: Case): boolean {
  return one.file.endsWith(`/${NOT_YET}`);
}
