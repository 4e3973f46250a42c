import type {Claim} from '../model/claim.ts';
import {stretchOf} from './bearings.ts';

/** Days that a running total may span and still be of one incident. */
const LONGEST_DAYS = 31;

/** Whether a running total is of more than one incident: of a year, or of months. */
export function isWider({scope, time}: Claim): boolean {
  if (scope !== 'total' || time === null) return false;
  const {from, to} = stretchOf(time);
  return to - from > LONGEST_DAYS;
}
