import type {Reading} from './anchors.ts';
import {DATE_READINGS} from './dates.ts';
import {RELATIVE_READINGS} from './relative.ts';

/**
 * How `time-patterns` may say that its words are understood; `none` are words that only look like a date, `vague`
 * ones that no calendar settles ("several years ago").
 */
export const READINGS: Readonly<Record<string, Reading>> = {
  none: () => undefined,
  vague: () => null,
  ...DATE_READINGS,
  ...RELATIVE_READINGS,
};
