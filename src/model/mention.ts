import type {Quote, Span} from './span.ts';

/** A place, a time or an attribution found in a document, whether or not a claim uses it. */
export type Mention = PlaceMention | TimeMention | AttributionMention;

/** The name of a place, resolved against the gazetteer where it can be. */
export interface PlaceMention extends Quote {
  readonly kind: 'place';
  /** The gazetteer's name; `null` where it does not know the words. */
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** [longitude, latitude] in degrees. */
  readonly point: readonly [number, number] | null;
  /** UCDP `where_prec`, 1 exact place … 6 country, 7 wider. */
  readonly precision: number | null;
  readonly gazetteer: string | null;
  /** What was named: a site, a town, a division, a country, a wider region, or the people of a place ("Kazakh"). */
  readonly type: 'site' | 'town' | 'division' | 'country' | 'region' | 'demonym';
}

/** Words for a date or a stretch of days. */
export interface TimeMention extends Quote {
  readonly kind: 'time';
  /** First day, ISO; `null` where neither the text nor the document's date settles it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: 'day' | 'range' | 'week' | 'month' | 'year';
  readonly basis: 'said' | 'relative';
}

/** Someone is given as the source of a statement. */
export interface AttributionMention {
  readonly kind: 'attribution';
  /** Who says it: the noun phrase with its titles; `null` where nobody is named ("it was reported that"). */
  readonly source: Quote | null;
  /** The words that attribute: "said", "according to". */
  readonly cue: Quote | null;
  /** What is said. */
  readonly content: Span;
  /** How it is attributed: in quotation marks, in a clause, by a phrase, or both quoted and not. */
  readonly manner: 'direct' | 'indirect' | 'mixed' | 'phrase';
}
