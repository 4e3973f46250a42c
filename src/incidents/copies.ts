import type {Report} from '../model/report.ts';
import {containment} from './fingerprint.ts';
import {createPostings} from './postings.ts';

/** Share of the shorter text that another must hold to be its copy; less is enough where both credit the same agency. */
export const COPY = {contained: 0.6, sameAgency: 0.3, longer: 4} as const;

/** One of so many shingles is looked up to find candidates (scaled MinHash); the exact comparison uses all. */
const SAMPLE = 8;

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
  return {
    add(report) {
      const number = reports.push(report) - 1;
      const candidates = new Set<number>();
      const visit = (other: number) => void candidates.add(other);
      for (const shingle of report.print.shingles) {
        if (shingle % SAMPLE !== 0) continue;
        holders.add(shingle, number, visit);
      }
      return Array.from(candidates, (other) => reports[other]!)
        .filter((other) => isCopy(report, other))
        .map(({id}) => id);
    },
  };
}

function isCopy(a: Report, b: Report): boolean {
  const [short, long] = [a.print.shingles.length, b.print.shingles.length].sort((x, y) => x - y) as [number, number];
  if (long > COPY.longer * short) return false;
  const least = a.agency !== null && a.agency === b.agency ? COPY.sameAgency : COPY.contained;
  return containment(a.print, b.print) >= least;
}

/** Reports that print one text, the earliest print first; reports without a date come last. */
export type Lineage = readonly Report[];

/** Orders prints: the earliest first, then by id, so that the same set always gives the same order. */
export function byPrint(a: Report, b: Report): number {
  const [x, y] = [a.published ?? '9999', b.published ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
