import type {Quote, Span} from './span.ts';

/** What happened to those counted. The list is closed (docs/model.md says what each one covers). */
export const EFFECTS = [
  'killed',
  'injured',
  'casualties',
  'missing',
  'detained',
  'abducted',
  'displaced',
  'hospitalized',
  'infected',
  'rescued',
  'deployed',
  'assembled',
  'destroyed',
  'damaged',
  'looted',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Who, or what, was counted. */
export const AFFECTED_CLASSES = [
  'civilian',
  'protester',
  'police',
  'military',
  'militant',
  'official',
  'journalist',
  'medic',
  'aid_worker',
  'prisoner',
  'suspect',
  'unspecified',
  'thing',
] as const;
export type AffectedClass = (typeof AFFECTED_CLASSES)[number];

/** What kind of body or person a speaker is. */
export const SPEAKER_CLASSES = [
  'government',
  'police',
  'military',
  'medical',
  'emergency',
  'court',
  'un_igo',
  'ngo',
  'armed_group',
  'opposition',
  'media',
  'witness',
  'company',
  'expert',
  'unnamed',
] as const;
export type SpeakerClass = (typeof SPEAKER_CLASSES)[number];

/** How the claim is put forward. */
export const STANCES = ['asserted', 'reported', 'unconfirmed', 'denied'] as const;
export type Stance = (typeof STANCES)[number];

/** What the count covers: one event, several, an addition to an earlier count, a part of another count. */
export const SCOPES = ['incident', 'total', 'additional', 'subset'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * One statement, made in a text, that a counted number of people or things met one effect.
 *
 * The unit is a pair of one figure and one effect. Every part is a span of the document's text, copied letter by letter.
 */
export interface Claim {
  /** Hash of the document's id, the figure's span and the effect: the same everywhere. */
  readonly id: string;
  readonly document: string;
  /** The clause that is claimed. */
  readonly content: Span;
  readonly effect: Effect;
  readonly figure: Figure;
  /** The words that say the effect: "killed", "death toll". */
  readonly trigger: Quote;
  readonly affected: Affected;
  /** Who is given as the origin of the statement; `null` when the outlet says it in its own voice. */
  readonly speaker: Speaker | null;
  /** Who passed it on, outermost first. */
  readonly via: readonly string[];
  /** The words that attribute it: "said", "according to". */
  readonly cue: Span | null;
  readonly stance: Stance;
  readonly place: ClaimPlace | null;
  readonly time: TimeRange | null;
  readonly scope: Scope;
  /** Which rule read it; `BY_A_PERSON` where none did. */
  readonly rule: string;
  /** Which reader read it: "sayso 0.1.0 en 1"; `BY_A_PERSON` where none did. */
  readonly reader: string;
  /** From 0 to 1: how often claims read by this rule are right, measured on gold claims. */
  readonly confidence: number;
}

/** What stands as the rule and the reader of a claim that a person added, because no reader had found it. */
export const BY_A_PERSON = 'person';

/** Whether a person added the claim. */
export function isAdded({rule}: Pick<Claim, 'rule'>): boolean {
  return rule === BY_A_PERSON;
}

/** The words that give a count, with their qualifier, and all the counts they allow. */
export interface Figure extends Quote {
  /** `null` = open below ("up to 20"). */
  readonly low: number | null;
  /** `null` = open above ("at least 20"). */
  readonly high: number | null;
  /** "about", "some", "nearly". */
  readonly approx: boolean;
  /** No count word: the noun phrase names one person ("a policeman was shot dead"). */
  readonly implied: boolean;
}

/** Those counted; the words are `null` where the text leaves them out. */
export type Affected = (Quote | NoWords) & {readonly class: AffectedClass};

interface NoWords {
  readonly start: null;
  readonly end: null;
  readonly text: null;
}

/** The deepest source named for a claim. */
export interface Speaker extends Quote {
  /** What a pronoun or short form stands for; `null` where the words themselves name the speaker. */
  readonly name: string | null;
  readonly class: SpeakerClass;
}

/** Where the effect happened. */
export interface ClaimPlace extends Quote {
  /** The gazetteer's name; `null` where the gazetteer does not know it. */
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** [longitude, latitude] in degrees (GeoJSON order). */
  readonly point: readonly [number, number] | null;
  /** UCDP `where_prec`: 1 exact place … 4 first-order division … 6 country, 7 wider. */
  readonly precision: number | null;
  /** "geonames:1526384", "country:KZ". */
  readonly gazetteer: string | null;
}

/** A stretch of days, both ends included. */
export interface TimeRange {
  /** ISO day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly precision: 'day' | 'range' | 'week' | 'month' | 'year';
  /** `said` in the words, `relative` to the document's date, or the day it was `published`. */
  readonly basis: 'said' | 'relative' | 'published';
}
