import type {Claim, SpeakerClass} from '../model/claim.ts';
import type {Report} from '../model/report.ts';
import type {Pack} from '../packs/pack.ts';

/** Whose word a claim is. */
export interface Origin {
  /** The same for all who speak for one body. */
  readonly key: string;
  /** In the words of the report. */
  readonly said: string;
  /** The speaker's class; `media` for the outlet's own word. */
  readonly class: SpeakerClass;
}

/** Where a claim stands: its report, and the earliest print of that report's text. */
export interface Printed {
  readonly report: Report;
  readonly first: Report;
}

/** Tells whose word a claim is. */
export type OriginOf = (claim: Claim, printed: Printed) => Origin;

/**
 * Compiles the table `institutions`: which words name one body.
 *
 * A short form ("the ministry", "a representative of the office") is the body that a longer one of the same report names, and is told by
 * the longer one. A speaker with no body, and the report's own voice, are the agency's word or else the outlet's: who quotes nobody in
 * particular adds no voice.
 */
export function compileOrigins(pack: Pack): OriginOf {
  const bodyOf = compileBodies(pack);
  const classes = new Map(
    pack
      .table('institutions')
      .map(({cells}) => [cells['institution'] ?? '', (cells['class'] ?? 'unnamed') as SpeakerClass]),
  );
  const keyOf = keepWords();
  const named = new WeakMap<Report, Named>();
  const namedIn = (report: Report): Named => {
    const there = named.get(report) ?? bodiesNamed(report, bodyOf);
    named.set(report, there);
    return there;
  };
  const outlets = new WeakMap<Report, Origin>();
  const ownOf = (report: Report): Origin => {
    const there = outlets.get(report) ?? outletOf(report);
    outlets.set(report, there);
    return there;
  };
  return (claim, {report, first}) => {
    const {speaker} = claim;
    if (speaker === null) return ownOf(first);
    const said = speaker.name ?? speaker.text;
    const own = bodyOf(said) ?? bodyOf(speaker.text);
    const body = own ?? shortFor(said, namedIn(report).byWord);
    if (body !== null) {
      const inFull = own === null ? (namedIn(report).inFull.get(body) ?? said) : said;
      return {key: `body:${body}`, said: inFull, class: classes.get(body) ?? speaker.class};
    }
    // A named officer speaks for the police of the place; a doctor or a resident for nobody but themselves.
    if (speaker.class === 'police') return {key: 'body:police', said, class: 'police'};
    if (speaker.class === 'unnamed') return ownOf(first);
    return {key: `${speaker.class}:${keyOf(said)}`, said, class: speaker.class};
  };
}

/** Tells whether a name that a person gives is an origin's, by its key: an outlet, a body, or somebody who speaks. */
export type NamesOrigin = (name: string, key: string) => boolean;

/** Compiles the table `institutions` for names that people give: "the Interior Ministry", "Harbour Post". */
export function compileOriginNames(pack: Pack): NamesOrigin {
  const bodyOf = compileBodies(pack);
  return (name, key) => {
    const body = bodyOf(name);
    return body === null ? key.slice(key.indexOf(':') + 1) === wordsOf(name) : key === `body:${body}`;
  };
}

/** The body whose words, the longest that are known, stand in a phrase; `null` where there are none. */
function compileBodies(pack: Pack): (phrase: string) => string | null {
  const bodies = pack
    .table('institutions')
    .map(({cells}) => ({words: ` ${wordsOf(cells['words'] ?? '')} `, body: cells['institution'] ?? ''}))
    .sort((a, b) => b.words.length - a.words.length);
  const known = new Map<string, string | null>();
  return (phrase) => {
    let body = known.get(phrase);
    if (body === undefined) {
      const folded = ` ${wordsOf(phrase)} `;
      body = bodies.find((each) => folded.includes(each.words))?.body ?? null;
      if (known.size > MOST_KNOWN) known.clear();
      known.set(phrase, body);
    }
    return body;
  };
}

/** The words of phrases, remembered: the same speakers are asked for again and again. */
function keepWords(): (phrase: string) => string {
  const known = new Map<string, string>();
  return (phrase) => {
    let words = known.get(phrase);
    if (words === undefined) {
      words = wordsOf(phrase);
      if (known.size > MOST_KNOWN) known.clear();
      known.set(phrase, words);
    }
    return words;
  };
}

/** Phrases whose body or words are remembered; more than a large collection has speakers. */
const MOST_KNOWN = 50_000;

/** Letters of a word that can stand for a longer name: "ministry", "office", "channel". */
const SHORTEST = 5;

/** The outlet or agency a report's own words are. */
export function outletOf({agency, publisher, id}: Report): Origin {
  const name = agency ?? publisher;
  return {key: `outlet:${name === null ? id : wordsOf(name)}`, said: name ?? id, class: 'media'};
}

/** The bodies that a report's speakers speak for. */
interface Named {
  /** The body that each of the speakers' words stands for; `null` where it could be several. */
  readonly byWord: ReadonlyMap<string, string | null>;
  /** The longest of the phrases that name each body. */
  readonly inFull: ReadonlyMap<string, string>;
}

function bodiesNamed({claims}: Report, bodyOf: (phrase: string) => string | null): Named {
  const byWord = new Map<string, string | null>();
  const inFull = new Map<string, string>();
  for (const {speaker} of claims) {
    if (speaker === null) continue;
    const phrase = speaker.name ?? speaker.text;
    const body = bodyOf(phrase);
    if (body === null) continue;
    if (phrase.length > (inFull.get(body)?.length ?? 0)) inFull.set(body, phrase);
    for (const word of wordsOf(phrase).split(' ')) {
      if (word.length < SHORTEST) continue;
      const there = byWord.get(word);
      byWord.set(word, there === undefined || there === body ? body : null);
    }
  }
  return {byWord, inFull};
}

/** The body for which a phrase without names is short. */
function shortFor(phrase: string, bodies: ReadonlyMap<string, string | null>): string | null {
  if (/\p{Ll}.*\s\p{Lu}/u.test(phrase)) return null;
  for (const word of wordsOf(phrase).split(' ').reverse()) {
    const body = bodies.get(word);
    if (body !== undefined && body !== null) return body;
  }
  return null;
}

/** The words of a phrase without case and possessives, one space between them. */
function wordsOf(phrase: string): string {
  const found =
    phrase
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}\p{Nd}]+(?:['-][\p{L}\p{M}\p{Nd}]+)*/gu) ?? [];
  return found.map((word) => word.replace(/'s$/, '')).join(' ');
}
