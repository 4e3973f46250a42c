import {findWithin} from '../keeper/places-within.ts';
import {AFFECTED_CLASSES, EFFECTS, SPEAKER_CLASSES, STANCES} from '../model/claim.ts';
import {CLAIM_COUNTS, type ClaimFilter, type DocumentFilter, REVIEWS} from '../store/filters.ts';
import type {Store} from '../store/port.ts';
import {type Given, nearest, type Option, UsageError} from './command.ts';
import {dayGiven} from './day-given.ts';

/** The options that choose documents. */
export const DOCUMENT_FILTERS: Readonly<Record<string, Option>> = {
  search: {type: 'string', value: 'WORDS', help: 'words that all stand in the text, in any order'},
  publisher: {type: 'string', value: 'NAME', help: 'outlet, as "sayso sources" names it'},
  lang: {type: 'string', value: 'TAG', help: 'language'},
  case: {type: 'string', value: 'NAME', help: 'what they are evidence for'},
  claims: {type: 'string', value: 'none|some', help: 'without any claim, or with some'},
  from: {type: 'string', value: 'DAY', help: 'published on this day or later'},
  to: {type: 'string', value: 'DAY', help: 'published on this day or earlier'},
};

/** The options that choose claims. */
export const CLAIM_FILTERS: Readonly<Record<string, Option>> = {
  effect: {type: 'string', value: 'EFFECT', help: 'what happened: killed, injured, detained …'},
  class: {type: 'string', value: 'CLASS', help: 'who it happened to: civilian, police, protester …'},
  speaker: {
    type: 'string',
    value: 'CLASS',
    help: 'who says so: government, ngo, witness … or outlet, for its own voice',
  },
  stance: {type: 'string', value: 'STANCE', help: 'how it is put forward: asserted, reported, unconfirmed, denied'},
  place: {
    type: 'string',
    value: 'PLACE',
    help: "a place's name, code (KZ) or number (geonames:1526384); a country or region holds its towns",
  },
  from: {type: 'string', value: 'DAY', help: 'what happened on this day or later'},
  to: {type: 'string', value: 'DAY', help: 'what happened on this day or earlier'},
  case: {type: 'string', value: 'NAME', help: 'what the report is evidence for'},
  search: {type: 'string', value: 'WORDS', help: 'words that all stand in the report, in any order'},
  document: {type: 'string', value: 'ID', help: 'of this report only'},
  review: {type: 'string', value: 'STATE', help: 'what people decided: open, accepted, rejected, corrected'},
};

/** Which documents were asked for. */
export function documentFilterGiven(given: Given): DocumentFilter {
  const {values} = given;
  return {
    words: values.get('search'),
    publisher: values.get('publisher'),
    lang: values.get('lang'),
    case: values.get('case'),
    claims: oneGiven(given, 'claims', CLAIM_COUNTS),
    ...periodGiven(given),
  };
}

/** Which claims were asked for. */
export function claimFilterGiven(given: Given): ClaimFilter {
  const {values} = given;
  return {
    effect: oneGiven(given, 'effect', EFFECTS),
    class: oneGiven(given, 'class', AFFECTED_CLASSES),
    speaker: oneGiven(given, 'speaker', [...SPEAKER_CLASSES, 'outlet'] as const),
    stance: oneGiven(given, 'stance', STANCES),
    place: values.get('place'),
    ...periodGiven(given),
    case: values.get('case'),
    words: values.get('search'),
    document: values.get('document'),
    review: oneGiven(given, 'review', REVIEWS),
  };
}

/** The filter with what its place holds: `sayso claims --place KZ` finds what happened in its towns. */
export async function withPlacesWithin(filter: ClaimFilter, store: Store): Promise<ClaimFilter> {
  return filter.place === undefined ? filter : {...filter, ...(await findWithin(filter.place, () => store.places()))};
}

/** One of a closed list given to an option; a `UsageError` that helps where it is none of them. */
export function oneGiven<T extends string>(given: Given, name: string, list: readonly T[]): T | undefined {
  const value = given.values.get(name);
  if (value === undefined) return undefined;
  const found = list.find((each) => each === value);
  if (found !== undefined) return found;
  const near = nearest(value, list);
  throw new UsageError(
    `--${name} is one of ${list.join(', ')}, not "${value}".${near === null ? '' : ` Did you mean ${near}?`}`,
  );
}

function periodGiven(given: Given): {from: string | undefined; to: string | undefined} {
  const [from, to] = ['from', 'to'].map((name) => dayGiven(given, name)?.slice(0, 10));
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} is later than --to ${to}.`);
  return {from, to};
}
