import {SaysoError} from '../model/error.ts';
import type {LemmaRules} from './lemmas.ts';
import type {LexiconColumns} from './lexicon.ts';
import type {ParserWeights} from './parser.ts';
import type {TaggerWeights} from './tagger.ts';
import type {TokenRules} from './tokens.ts';
import type {UniversalRules} from './universal.ts';

/**
 * What was learned about a language: names and rules in a header, numbers in plain buffers.
 *
 * It can be posted to a worker as it is; buffers are shared between threads, not copied.
 */
export interface LanguageModel {
  readonly header: ModelHeader;
  readonly buffers: Readonly<Record<string, SharedArrayBuffer>>;
}

/** The part of a model that is words. */
export interface ModelHeader {
  readonly lang: string;
  /** Raised when the model reads differently. */
  readonly version: number;
  /** Penn tags, by number. */
  readonly tags: readonly string[];
  /** UD relations, by number. */
  readonly relations: readonly string[];
  /** Sets of tags that a word may bear; the first is for words unseen. */
  readonly tagSets: readonly (readonly number[])[];
  /** Sets of relations that two tags may stand in; the first is for pairs unseen. */
  readonly relationSets: readonly (readonly number[])[];
  readonly tokens: TokenRules;
  /** Words, lower-cased, that start a sentence when they follow an abbreviation. */
  readonly starters: readonly string[];
  readonly lemmas: LemmaRules;
  readonly universal: UniversalRules;
  readonly taggerBits: number;
  readonly actionBits: number;
  readonly labelBits: number;
}

/** The lexicon of a model. */
export function modelLexicon(model: LanguageModel): LexiconColumns {
  return {
    hashes: new Uint32Array(column(model, 'lexicon.hashes')),
    parts: new Uint8Array(column(model, 'lexicon.parts')),
    senses: new Uint8Array(column(model, 'lexicon.senses')),
    verbSenses: new Uint8Array(column(model, 'lexicon.verbSenses')),
    frames: new Uint8Array(column(model, 'lexicon.frames')),
    tagSets: new Uint16Array(column(model, 'lexicon.tagSets')),
  };
}

/** The tagger of a model. */
export function modelTagger(model: LanguageModel): TaggerWeights {
  const {tags, taggerBits} = model.header;
  return {bits: taggerBits, tags: tags.length, weights: new Int8Array(column(model, 'tagger'))};
}

/** The parser of a model. */
export function modelParser(model: LanguageModel): ParserWeights {
  const {tags, relations, relationSets, actionBits, labelBits} = model.header;
  return {
    tags: tags.length,
    actions: {bits: actionBits, weights: new Int8Array(column(model, 'actions'))},
    labels: {
      bits: labelBits,
      labels: relations.length,
      weights: new Int8Array(column(model, 'labels')),
      sets: new Uint16Array(column(model, 'labelSets')),
      members: relationSets.map((set) => Uint8Array.from(set)),
    },
  };
}

function column(model: LanguageModel, name: string): SharedArrayBuffer {
  const buffer = model.buffers[name];
  if (buffer === undefined) throw new SaysoError('model/incomplete', `The language model has no "${name}".`);
  return buffer;
}

const MAGIC = 0x4f595341;

/** Writes a model as bytes: magic, length of the header, header, then each buffer at a multiple of eight. */
export function encodeModel(header: ModelHeader, columns: Readonly<Record<string, ArrayBufferView>>): Uint8Array {
  const layout: [string, number][] = Object.entries(columns).map(([name, view]) => [name, view.byteLength]);
  const head = new TextEncoder().encode(JSON.stringify({header, layout}));
  const size = aligned(8 + head.length) + layout.reduce((sum, [, length]) => sum + aligned(length), 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, 8);
  let at = aligned(8 + head.length);
  for (const column of Object.values(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  return bytes;
}

/** Reads a model from bytes. */
export function decodeModel(bytes: Uint8Array): LanguageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new SaysoError('model/not-a-model', 'These bytes are not a language model.');
  }
  const length = view.getUint32(4, true);
  const {header, layout} = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as {
    header: ModelHeader;
    layout: [string, number][];
  };
  const buffers: Record<string, SharedArrayBuffer> = {};
  let at = aligned(8 + length);
  for (const [name, size] of layout) {
    const buffer = new SharedArrayBuffer(size);
    new Uint8Array(buffer).set(bytes.subarray(at, at + size));
    buffers[name] = buffer;
    at += aligned(size);
  }
  return {header, buffers};
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}
