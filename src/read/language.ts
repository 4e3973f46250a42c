import type {Document} from '../model/document.ts';
import {loadTable, packLanguages} from '../packs/load.ts';
import {once} from './once.ts';
import {type Origin, problemAt} from './problems.ts';

/** Tells the language of a text. */
export interface LanguageFinder {
  /** Tags of the languages that can be read. */
  readonly read: readonly string[];
  /** BCP 47 tag of the language a text is written in, or `null` where it is too short to tell. */
  find(text: string): Promise<string | null>;
}

/** Kinds of input that name a language for all they hold, and often one that nobody chose. */
const SAID_IN_PASSING = new Set(['text/html', 'application/rss+xml', 'application/atom+xml', 'application/feed+json']);

/** The beginning of a report tells its language; what comes later may quote another. */
const LOOKED_AT = 3000;

/** The first lines of nearly every report are enough, where every fourth of their words is one of the language's most frequent. */
const GLANCED_AT = 800;
const PLENTY = 0.25;

/** Fewer letters than this tell nothing. */
const FEWEST = 40;

/** In running text more than every sixth word is one of the language's most frequent; in its neighbours' hardly every tenth. */
const ENOUGH = 0.15;

const loadEld = once(() => import('eld/extrasmall'));

let kept: LanguageFinder | null = null;

/** The finder of the packs that come with the program, made when it is first asked for. */
export function languageFinder(): LanguageFinder {
  kept ??= loadLanguageFinder();
  return kept;
}

/**
 * Makes a finder of languages.
 *
 * The frequent words of the packs (`function-words`) settle it for what can be read anyway; only where they do not, `eld` is loaded, which
 * knows sixty languages and takes a tenth of a second and thirty megabytes for it.
 */
function loadLanguageFinder(): LanguageFinder {
  const read = packLanguages();
  const frequent = read.map((lang) => ({
    lang,
    words: new Set(loadTable(lang, 'function-words').map(({cells}) => cells['word'] ?? '')),
  }));
  /** The language of which more than such a share of the words are among the most frequent. */
  const knownBy = (words: readonly string[], share: number): string | null => {
    const count = (all: ReadonlySet<string>): number => words.reduce((sum, word) => sum + (all.has(word) ? 1 : 0), 0);
    return frequent.find(({words: all}) => count(all) > share * words.length)?.lang ?? null;
  };
  return {
    read,
    async find(text) {
      const glance = text.length > GLANCED_AT ? knownBy(wordsOf(text.slice(0, GLANCED_AT)), PLENTY) : null;
      if (glance !== null) return glance;
      const sample = text.slice(0, LOOKED_AT);
      const words = wordsOf(sample);
      if (words.join('').length < FEWEST) return null;
      const known = knownBy(words, ENOUGH);
      if (known !== null) return known;
      const {eld} = await loadEld();
      const found = eld.detect(sample);
      return found.language !== '' && found.isReliable() ? found.language : null;
    },
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/**
 * The document marked with the language it is written in, and with a problem where that is none that can be read.
 *
 * What a record or a header says of itself counts. Pages and feeds say it of all they hold, and often of nothing: for them their words count
 * first. Where neither tells, a document is taken for one in the first language that can be read.
 */
export async function withLanguage(document: Document, origin: Origin, finder: LanguageFinder): Promise<Document> {
  const lang = await languageOf(document, finder);
  if (finder.read.some((each) => sameLanguage(each, lang)))
    return lang === document.lang ? document : {...document, lang};
  const message = `It is in a language that is not read here (${lang}). It is kept, without claims.`;
  return {...document, lang, problems: [...document.problems, problemAt(origin, 'read/language', message)]};
}

async function languageOf({lang, text, source}: Document, finder: LanguageFinder): Promise<string> {
  if (lang !== 'und' && !SAID_IN_PASSING.has(source.mediaType)) return lang;
  const found = await finder.find(text);
  if (found === null) return lang === 'und' ? (finder.read[0] ?? lang) : lang;
  return sameLanguage(found, lang) ? lang : found;
}

/** Whether two tags name the same language, whatever its script and region: "en" and "en-GB". */
export function sameLanguage(a: string, b: string): boolean {
  return primary(a) === primary(b);
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
