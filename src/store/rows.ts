import {digestOf} from '../ledger/bytes.ts';
import {type Made, standingOf} from '../ledger/standing.ts';
import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Document} from '../model/document.ts';
import type {DocumentAdded, EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import type {Review} from './filters.ts';

/** What lists of claims are filtered and ordered by: derived from the claim and its document. */
export interface ClaimColumns extends ListColumns {
  /** SHA-256 of the claim's id: how entries name it. */
  readonly target: string;
}

/** The same without what only entries name it by, which takes long to make. */
export interface ListColumns {
  readonly effect: string;
  readonly class: string;
  readonly speaker: string;
  readonly stance: string;
  readonly country: string | null;
  readonly place: string | null;
  /** The place's name, lower-cased. */
  readonly name: string | null;
  /** First and last ISO day; those of publication where the claim tells none, empty where nothing does. */
  readonly day: string;
  readonly until: string;
  readonly case_: string | null;
}

/** The columns of a claim. */
export function claimColumns(claim: Claim, document: Document): ClaimColumns {
  return {target: targetOf(claim.id), ...listColumns(claim, document)};
}

/** What a claim is listed by. */
export function listColumns(claim: Claim, of: Pick<Document, 'published' | 'case'>): ListColumns {
  const published = of.published?.slice(0, 10) ?? '';
  return {
    effect: claim.effect,
    class: claim.affected.class,
    speaker: claim.speaker?.class ?? 'outlet',
    stance: claim.stance,
    country: claim.place?.country ?? null,
    place: claim.place?.gazetteer ?? null,
    name: (claim.place?.name ?? claim.place?.text)?.toLowerCase() ?? null,
    day: claim.time?.from ?? published,
    until: claim.time?.to ?? published,
    case_: of.case,
  };
}

/** The columns of a claim as a person corrected it: lists find it under what it is taken for, not under what was read. */
export function correctedColumns<T extends ListColumns>(columns: T, change: Decision['change']): T {
  const {effect, class: affected, stance, from, to, place} = change;
  const said = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
  // A place that a person names is a name, until somebody looks it up.
  const where =
    typeof place === 'string' ? {country: null, place: null, name: place.toLowerCase().replaceAll('\0', '\uFFFD')} : {};
  const isDated = typeof from === 'string' || typeof to === 'string';
  return {
    ...columns,
    ...where,
    effect: said(effect, columns.effect),
    class: said(affected, columns.class),
    stance: said(stance, columns.stance),
    day: isDated ? said(from ?? to, columns.day) : columns.day,
    until: isDated ? said(to ?? from, columns.until) : columns.until,
  };
}

/** Everything about a document but its words, as JSON. */
export function membersOf({text: _, ...members}: Document): string {
  return JSON.stringify(members);
}

/** A document of its words and its other members. */
export function documentFrom(text: string, members: string): Document {
  return {...parseKept<Omit<Document, 'text'>>('What is known about a report', members), text};
}

/** Reads JSON that a store wrote; `store/broken` where it is none any more. */
export function parseKept<T>(what: string, json: unknown): T {
  try {
    return JSON.parse(String(json)) as T;
  } catch (cause) {
    throw new SaysoError('store/broken', `${what} cannot be read: its row in the ledger is damaged.`, {cause});
  }
}

/** What lists of documents are filtered and ordered by: derived from the document. */
export interface DocumentColumns {
  readonly text_digest: string;
  readonly raw: string;
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Day of publication, empty where it is not known. */
  readonly day: string;
  readonly lang: string;
  readonly case_: string | null;
}

/** The columns of a document whose raw bytes and text have these digests. */
export function documentColumns(document: Document, {raw, text}: Pick<DocumentAdded, 'raw' | 'text'>): DocumentColumns {
  return {
    text_digest: text,
    raw,
    title: titleOf(document),
    url: document.source.url,
    publisher: document.source.publisher,
    published: document.published,
    day: document.published?.slice(0, 10) ?? '',
    lang: document.lang,
    case_: document.case,
  };
}

/** How entries name a claim, an incident or a source: by the SHA-256 of its id. */
export function targetOf(id: string): string {
  return digestOf(id);
}

/** A document's title, else its first words, on one line. */
export function titleOf({text, title, source}: Document): string {
  const words = title === null ? (source.headline ?? text.slice(0, 200)) : text.slice(title.start, title.end);
  const line = words.trim().split(/\s*\n/)[0]!.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 119).trimEnd()}…` : line;
}

/** What is not listed: another claim stands in its place (`hiddenAmong`). */
export const REPLACED = 'replaced';

/** What people decided of a claim, and what they put in place of what was read. */
export interface Standing {
  readonly review: Review;
  /** Empty where nobody corrected it. */
  readonly corrected: Decision['change'];
  /** Entry of the decision that made it so; `null` while it is open. */
  readonly decided: number | null;
}

/** What the decisions about a claim that stand leave it as. */
export function reviewOf(standing: readonly Made[]): Standing {
  for (const {entry, decision} of standing) {
    const review = REVIEW_BY_DECISION[decision.kind];
    if (review !== undefined) return {review, corrected: review === 'corrected' ? decision.change : {}, decided: entry};
  }
  return {review: 'open', corrected: {}, decided: null};
}

/** What a decision makes of a claim's review; the others say nothing about that. */
export const REVIEW_BY_DECISION: Readonly<Partial<Record<Decision['kind'], Review>>> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
};

/**
 * The decisions about one target that stand, of the entries about it in the order of the log. What was erased counts no more.
 * `opened` gives what a commitment was made to.
 */
export function standingIn(
  entries: readonly {readonly entry: number; readonly json: string}[],
  opened: (commitment: string) => string | null,
): Made[] {
  const made: Made[] = [];
  for (const {entry, json} of entries) {
    const body = parseKept<EntryBody>('An entry of the log', json);
    const value = body.kind === 'decision' ? opened(body.detail) : null;
    if (value !== null) made.push({entry, decision: parseKept<Decision>('A decision', value)});
  }
  return standingOf(made);
}
