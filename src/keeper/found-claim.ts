import {claimId} from '../claims/claim-id.ts';
import {
  AFFECTED_CLASSES,
  type Affected,
  BY_A_PERSON,
  type Claim,
  type ClaimPlace,
  EFFECTS,
  type Figure,
  SCOPES,
  SPEAKER_CLASSES,
  type Speaker,
  STANCES,
  type TimeRange,
} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {contains, type Quote, quote} from '../model/span.ts';
import {dayOfIso} from '../times/calendar.ts';

/** Something about a claim that cannot be so: which part of it, and why. */
export interface Fault {
  /** "figure.low". */
  readonly part: string;
  readonly message: string;
}

type Members = Readonly<Record<string, unknown>>;

/** The most a count can be. */
const MOST = 9_999_999_999;

/**
 * The claim that a person says stands in a report, or what cannot be so of it, every fault at once.
 *
 * `given` has the shape of a claim (docs/model.md): spans by `start` and `end`, their `text` only to be compared. Its effect, figure, trigger and
 * content have to be told; the other parts may be left out. Whatever else stands in it is passed over.
 */
export function claimFound(given: Members, document: Document): Claim | readonly Fault[] {
  const faults: Fault[] = [];
  const look = lookerAt(document.text, faults);
  const figure = figureOf(look.members(given, 'figure'), look);
  const content = look.words(look.members(given, 'content'), 'content');
  if (figure !== null && content !== null && !contains(content, figure))
    look.fault('content', 'It has to hold the words of the figure.');
  const trigger = look.words(look.members(given, 'trigger'), 'trigger');
  const effect = look.oneOf(given['effect'], EFFECTS, 'effect', null);
  const cue = isTold(given['cue']) ? look.words(look.members(given, 'cue'), 'cue') : null;
  const made = {
    affected: affectedOf(look.members(given, 'affected', {}), look),
    speaker: isTold(given['speaker']) ? speakerOf(look.members(given, 'speaker'), look) : null,
    via: viaOf(given['via'], look),
    cue: cue === null ? null : {start: cue.start, end: cue.end},
    stance: look.oneOf(given['stance'], STANCES, 'stance', 'asserted'),
    place: isTold(given['place']) ? placeOf(look.members(given, 'place'), look) : null,
    time: isTold(given['time']) ? timeOf(look.members(given, 'time'), look) : null,
    scope: look.oneOf(given['scope'], SCOPES, 'scope', 'incident'),
  };
  if (faults.length > 0 || figure === null || content === null || trigger === null || effect === null) return faults;
  return {
    id: claimId(document.id, figure, effect),
    document: document.id,
    content: {start: content.start, end: content.end},
    effect,
    figure,
    trigger,
    ...made,
    stance: made.stance ?? 'asserted',
    scope: made.scope ?? 'incident',
    rule: BY_A_PERSON,
    reader: BY_A_PERSON,
    confidence: 1,
  };
}

function isTold(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Looks at parts of what was given, and notes what cannot be so. */
interface Looker {
  fault(part: string, message: string): void;
  /** A part that has parts; `otherwise` where it is left out. */
  members(of: Members, name: string, otherwise?: Members): Members | null;
  words(of: Members | null, part: string): Quote | null;
  oneOf<T extends string>(value: unknown, list: readonly T[], part: string, otherwise: T | null): T | null;
  text(value: unknown, part: string, longest?: number): string | null;
  number(value: unknown, part: string, least: number, most: number): number | null;
}

function lookerAt(text: string, faults: Fault[]): Looker {
  const fault = (part: string, message: string): void => void faults.push({part, message});
  return {
    fault,
    members(of, name, otherwise) {
      const value = of[name];
      if (!isTold(value) && otherwise !== undefined) return otherwise;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
      fault(name, isTold(value) ? 'It is not told by its parts.' : 'It is missing.');
      return null;
    },
    words(of, part) {
      if (of === null) return null;
      const {start, end, text: said} = of;
      if (!isOffset(start) || !isOffset(end) || start >= end || end > text.length) {
        fault(
          part,
          `Its words have to lie in the report: from 0 to ${text.length}, in whole numbers, the end behind the start.`,
        );
        return null;
      }
      const words = quote(text, {start, end});
      if (isTold(said) && said !== words.text) fault(part, 'The words that were sent do not stand there.');
      if (!words.text.isWellFormed()) fault(part, 'It begins or ends within a character.');
      if (words.text.trim() === '') fault(part, 'There are no words.');
      return words;
    },
    oneOf(value, list, part, otherwise) {
      const known = list.find((each) => each === value);
      if (known !== undefined) return known;
      if (otherwise !== null && !isTold(value)) return otherwise;
      fault(part, `It is one of ${list.join(', ')}.`);
      return null;
    },
    text(value, part, longest = 300) {
      if (!isTold(value)) return null;
      if (typeof value === 'string' && value !== '' && value.length <= longest && value.isWellFormed()) return value;
      fault(part, `It is a text of up to ${longest} characters, or left out.`);
      return null;
    },
    number(value, part, least, most) {
      if (!isTold(value)) return null;
      if (typeof value === 'number' && value >= least && value <= most) return value;
      fault(part, `It is a number from ${least} to ${most}, or left out.`);
      return null;
    },
  };
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function figureOf(of: Members | null, look: Looker): Figure | null {
  const words = look.words(of, 'figure');
  if (of === null) return null;
  const [low, high] = (['low', 'high'] as const).map((end) => {
    const count = look.number(of[end], `figure.${end}`, 0, MOST);
    if (count !== null && !Number.isInteger(count)) look.fault(`figure.${end}`, 'It is a whole number, or left out.');
    return count;
  }) as [number | null, number | null];
  if (!isTold(of['low']) && !isTold(of['high'])) look.fault('figure', 'At least one end of the count has to be told.');
  if (low !== null && high !== null && low > high) look.fault('figure', 'The lower count is more than the higher.');
  return words === null ? null : {...words, low, high, approx: of['approx'] === true, implied: of['implied'] === true};
}

function affectedOf(of: Members | null, look: Looker): Affected {
  const kind = look.oneOf(of?.['class'], AFFECTED_CLASSES, 'affected.class', 'unspecified') ?? 'unspecified';
  const words = of !== null && isTold(of['start']) ? look.words(of, 'affected') : null;
  return words === null ? {start: null, end: null, text: null, class: kind} : {...words, class: kind};
}

function speakerOf(of: Members | null, look: Looker): Speaker | null {
  const words = look.words(of, 'speaker');
  const kind = look.oneOf(of?.['class'], SPEAKER_CLASSES, 'speaker.class', 'unnamed');
  const name = look.text(of?.['name'], 'speaker.name');
  return words === null || kind === null ? null : {...words, name, class: kind};
}

function viaOf(given: unknown, look: Looker): string[] {
  if (!isTold(given)) return [];
  if (Array.isArray(given) && given.length <= 10)
    return given.flatMap((each: unknown, i) => look.text(each, `via.${i}`) ?? []);
  look.fault('via', 'It is a list of up to ten names.');
  return [];
}

function placeOf(of: Members | null, look: Looker): ClaimPlace | null {
  const words = look.words(of, 'place');
  if (words === null || of === null) return null;
  const country = look.text(of['country'], 'place.country');
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    look.fault('place.country', 'It is a code of ISO 3166-1, of two letters.');
  const precision = look.number(of['precision'], 'place.precision', 1, 7);
  return {
    ...words,
    name: look.text(of['name'], 'place.name'),
    country,
    point: pointOf(of['point'], look),
    precision: precision === null ? null : Math.round(precision),
    gazetteer: look.text(of['gazetteer'], 'place.gazetteer'),
  };
}

function pointOf(given: unknown, look: Looker): readonly [number, number] | null {
  if (!isTold(given)) return null;
  const [lon, lat] = Array.isArray(given) ? (given as unknown[]) : [];
  if (typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
    return [lon, lat];
  look.fault('place.point', 'It is a longitude and a latitude in degrees.');
  return null;
}

const PRECISIONS = ['day', 'range', 'week', 'month', 'year'] as const;
const BASES = ['said', 'relative', 'published'] as const;

function timeOf(of: Members | null, look: Looker): TimeRange | null {
  if (of === null) return null;
  const day = (name: 'from' | 'to'): string | null => {
    const value = of[name] ?? of[name === 'from' ? 'to' : 'from'];
    if (typeof value === 'string' && value.length === 10 && dayOfIso(value) !== null) return value;
    look.fault(`time.${name}`, 'It is a day of the calendar, as 2022-01-06.');
    return null;
  };
  const [from, to] = [day('from'), day('to')];
  if (from === null || to === null) return null;
  if (from > to) look.fault('time', 'It ends before it begins.');
  const precision = look.oneOf(of['precision'], PRECISIONS, 'time.precision', from === to ? 'day' : 'range');
  const basis = look.oneOf(of['basis'], BASES, 'time.basis', 'said');
  return precision === null || basis === null ? null : {from, to, precision, basis};
}
