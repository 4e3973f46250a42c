import type {ClaimPlace, TimeRange} from './claim.ts';

/** Something that happened at a place over a stretch of time, as the reports of it tell. */
export interface Incident {
  /** Made of its first report or claim; every later report of it leads to it as well. */
  readonly id: string;
  /** Where most of its reports place it; without the words, which differ from report to report. */
  readonly place: IncidentPlace | null;
  readonly time: TimeRange | null;
  /** Ids of the documents that are mainly about it, earliest first. */
  readonly documents: readonly string[];
  /** Ids of the claims about it, in the order of their documents. */
  readonly claims: readonly string[];
  /** The wider incident it is part of. */
  readonly parent: string | null;
  /** What its reports do not tell: where, when, or (`date`) when some of them were published. */
  readonly missing: readonly ('place' | 'time' | 'date')[];
}

/** A place as the gazetteer knows it, or a name alone. */
export type IncidentPlace = Omit<ClaimPlace, 'start' | 'end' | 'text'> & {readonly name: string};
