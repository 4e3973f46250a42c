import {readDate} from '../read/dates.ts';
import {type Given, UsageError} from './command.ts';

/** The day or moment given to an option; `null` where it was not given. */
export function dayGiven(given: Given, name: string): string | null {
  const written = given.values.get(name);
  if (written === undefined) return null;
  const day = readDate(written);
  if (day === null) throw new UsageError(`--${name} needs a day such as 2022-01-06, not "${written}".`);
  return day;
}
