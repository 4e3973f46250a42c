import {loadSenses} from './claims/load.ts';
import {type ClaimReader, createClaimReader} from './claims/reader.ts';
import {createAnalyser} from './language/analyser.ts';
import {loadModel} from './language/load.ts';
import type {LanguageModel} from './language/model.ts';
import type {AnalysedText} from './language/text.ts';
import type {Claim} from './model/claim.ts';
import type {Document} from './model/document.ts';
import type {Mention} from './model/mention.ts';
import type {Span} from './model/span.ts';
import {loadPack} from './packs/load.ts';
import {createPlaceFinder} from './places/find.ts';
import {loadGazetteer} from './places/load.ts';
import {type DocumentMembers, documentOf} from './read/document.ts';
import {sameLanguage} from './read/language.ts';
import {createSpeechFinder} from './speech/find.ts';
import {createTimeFinder} from './times/find.ts';
import {VERSION} from './version.ts';

/** Reads reports; makes its tables and weights ready once, then reads any number. Synchronous, and without side effects. */
export interface Reader {
  /** Signs its claims: "sayso 0.1.0 en 1". */
  readonly name: string;
  /** Whether the report is in this reader's language, or in none that is known. */
  reads(document: Document): boolean;
  /** Every claim of the report, in the order of their figures; none of a report in another language than the reader's. */
  claims(document: Document): readonly Claim[];
  /** Every place, time and attribution of the report, in the order of the text. */
  mentions(document: Document): readonly Mention[];
  /** The sentence that holds the offset. */
  sentence(document: Document, offset: number): Span;
}

/** How a reader is made. */
export interface ReaderOptions {
  /** BCP 47 tag of a pack and model: "en" unless told. */
  readonly lang?: string;
  /** A model that is loaded already, such as one another thread shares with this one. */
  readonly model?: LanguageModel;
}

/** Makes a reader. `pack/unknown-language` or `model/unknown-language` where a language is not there. */
export function createReader({lang = 'en', model}: ReaderOptions = {}): Reader {
  const pack = loadPack(lang);
  const analyser = createAnalyser(model ?? loadModel(lang), pack);
  const places = createPlaceFinder(loadGazetteer(), pack);
  const times = createTimeFinder(pack);
  const speech = createSpeechFinder(pack);
  const name = `sayso ${VERSION} ${lang} ${pack.version}`;
  const claims: ClaimReader = createClaimReader({
    pack,
    senses: loadSenses(lang),
    places,
    times,
    speech,
    name,
  });

  // Claims, mentions and sentences are mostly asked of one report after another: it is analysed once.
  let last: {readonly text: string; readonly analysed: AnalysedText} | null = null;
  const analyse = (text: string): AnalysedText => {
    if (last?.text !== text) last = {text, analysed: analyser.analyse(text)};
    return last.analysed;
  };

  // Read with the words of another language, a report would say what it does not say.
  const reads = (document: Document): boolean => document.lang === 'und' || sameLanguage(document.lang, lang);

  return {
    name,
    reads,
    claims: (document) => (reads(document) ? claims.claims(document, analyse(document.text)) : []),
    mentions(document) {
      if (!reads(document)) return [];
      const text = analyse(document.text);
      const said = speech
        .find(text)
        .map(({kind, source, cue, content, manner}): Mention => ({kind, source, cue, content, manner}));
      const found: Mention[] = [...places.find(text), ...times.find(text, document.published), ...said];
      return found.sort((a, b) => startOf(a) - startOf(b));
    },
    sentence(document, offset) {
      const text = analyse(document.text);
      return text.size === 0 ? {start: 0, end: document.text.length} : text.span(text.sentenceAt(offset));
    },
  };
}

function startOf(mention: Mention): number {
  return mention.kind === 'attribution' ? mention.content.start : mention.start;
}

/** What is known about a text that is read by itself. */
export type TextOptions = ReaderOptions & DocumentMembers;

/** What one report says. */
export interface Reading {
  readonly document: Document;
  readonly claims: readonly Claim[];
}

const readers = new Map<string, Reader>();

/**
 * Reads one text: `read('Police said 12 people were killed.', {published: '2022-01-06'}).claims`.
 *
 * The reader is made on the first call and kept. Never throws on what is in the text.
 */
export function read(text: string, options: TextOptions = {}): Reading {
  const lang = options.lang ?? 'en';
  const reader = readers.get(lang) ?? createReader({...options, lang});
  readers.set(lang, reader);
  const document = documentOf(text, options);
  return {document, claims: reader.claims(document)};
}
