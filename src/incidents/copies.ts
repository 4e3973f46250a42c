import type {Report} from '../model/report.ts';
import {contains} from './fingerprint.ts';
import {createPostings} from './postings.ts';

/** Share of the shorter text that another must hold to be its copy; less is enough where both credit the same agency. */
export const COPY = {contained: 0.6, sameAgency: 0.3, longer: 4} as const;

/** One of so many shingles is looked up to find candidates (scaled MinHash); the exact comparison uses all. */
const SAMPLE = 8;

/**
 * A candidate shares this much of what its share of the sample would be if it were just a copy. Most reports share a set phrase with
 * hundreds of others ("the interior ministry said on Friday"): comparing all of these would take nearly all the time there is.
 */
const LEAST_OF_SAMPLE = 0.25;

/** Finds who reprints whom as reports come in. The order in which they come makes no difference to what is found. */
export interface CopyIndex {
  /** Adds a report; gives the reports already there that print the same text. */
  add(report: Report): readonly string[];
}

interface Print {
  readonly report: Report;
  /** How many of its shingles are looked up. */
  readonly sampled: number;
}

/**
 * Makes an empty index of copies.
 *
 * A text is a copy of another when it shares most of the shorter one's runs of five words, or a good part of them under the
 * same agency's name. A text several times longer is no copy: it quotes, or collects.
 */
export function createCopyIndex(): CopyIndex {
  const prints: Print[] = [];
  const holders = createPostings();
  // How many shingles of the sample each of the others shares with the one that comes in; counted in place, because they are many.
  let shared = new Uint16Array(ROOM);
  return {
    add(report) {
      const number = prints.length;
      if (number === shared.length) shared = new Uint16Array(2 * number);
      const candidates: number[] = [];
      const visit = (other: number): void => {
        if (shared[other]!++ === 0) candidates.push(other);
      };
      let sampled = 0;
      for (const shingle of report.print.shingles) {
        if (shingle % SAMPLE !== 0) continue;
        sampled++;
        holders.add(shingle, number, visit);
      }
      const print = {report, sampled};
      prints.push(print);
      const copies: string[] = [];
      for (const candidate of candidates) {
        const other = prints[candidate]!;
        if (mayBeCopy(print, other, shared[candidate]!) && isCopy(report, other.report)) copies.push(other.report.id);
        shared[candidate] = 0;
      }
      return copies;
    },
  };
}

/** Reports there is room for at first; it doubles when it is full. */
const ROOM = 1 << 10;

/** Whether two prints that share so many shingles of the sample are worth comparing. */
function mayBeCopy(a: Print, b: Print, shared: number): boolean {
  return shared >= LEAST_OF_SAMPLE * leastShared(a.report, b.report) * Math.min(a.sampled, b.sampled);
}

function isCopy(a: Report, b: Report): boolean {
  const [short, long] = [a.print.shingles.length, b.print.shingles.length].sort((x, y) => x - y) as [number, number];
  if (long > COPY.longer * short) return false;
  return contains(a.print, b.print, leastShared(a, b));
}

function leastShared(a: Report, b: Report): number {
  return a.agency !== null && a.agency === b.agency ? COPY.sameAgency : COPY.contained;
}

/** Reports that print one text, the earliest print first; reports without a date come last. */
export type Lineage = readonly Report[];

/** Orders prints: the earliest first, then by id, so that the same set always gives the same order. */
export function byPrint(a: Report, b: Report): number {
  const [x, y] = [a.published ?? '9999', b.published ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
