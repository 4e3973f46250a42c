import type {Range} from './views.ts';

/** A toll's three numbers. */
export function rangeOf({low, best, high}: Range): Range {
  return {low, best, high};
}
