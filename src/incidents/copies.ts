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

/**
 * Makes an empty index of copies.
 *
 * A text is a copy of another when it shares most of the shorter one's runs of five words, or a good part of them under the
 * same agency's name. A text several times longer is no copy: it quotes, or collects.
 */
export function createCopyIndex(): CopyIndex {
  const reports: Report[] = [];
  const holders = createPostings();
  // By the report's number: how many of its shingles are looked up, and how many of these the one that comes in shares. Numbers in a
  // row, because they are looked at millions of times.
  let sampled = new Uint32Array(ROOM);
  let shared = new Uint32Array(ROOM);
  return {
    add(report) {
      const number = reports.push(report) - 1;
      if (number === sampled.length) {
        sampled = grown(sampled);
        shared = grown(shared);
      }
      const candidates: number[] = [];
      const visit = (other: number): void => {
        if (shared[other]!++ === 0) candidates.push(other);
      };
      let own = 0;
      for (const shingle of report.print.shingles) {
        if (shingle % SAMPLE !== 0) continue;
        own++;
        holders.add(shingle, number, visit);
      }
      sampled[number] = own;
      const copies: string[] = [];
      for (const candidate of candidates) {
        const share = shared[candidate]! / Math.min(own, sampled[candidate]!);
        shared[candidate] = 0;
        if (share < LEAST_OF_SAMPLE * COPY.sameAgency) continue;
        const other = reports[candidate]!;
        const least = report.agency !== null && report.agency === other.agency ? COPY.sameAgency : COPY.contained;
        if (share >= LEAST_OF_SAMPLE * least && isCopy(report, other, least)) copies.push(other.id);
      }
      return copies;
    },
  };
}

/** Reports there is room for at first; it doubles when it is full. */
const ROOM = 1 << 10;

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(list.length * 2);
  wider.set(list);
  return wider;
}

function isCopy({print: a}: Report, {print: b}: Report, least: number): boolean {
  const [x, y] = [a.shingles.length, b.shingles.length];
  return Math.max(x, y) <= COPY.longer * Math.min(x, y) && contains(a, b, least);
}

/** Reports that print one text, the earliest print first; reports without a date come last. */
export type Lineage = readonly Report[];

/** Orders prints: the earliest first, then by id, so that the same set always gives the same order. */
export function byPrint(a: Report, b: Report): number {
  const [x, y] = [a.published ?? '9999', b.published ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
