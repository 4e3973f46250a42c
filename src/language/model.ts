import {SaysoError} from '../model/error.ts';
import type {LemmaRules} from './lemmas.ts';
import type {LexiconColumns} from './lexicon.ts';
import type {ParserWeights} from './parser.ts';
import type {TaggerWeights} from './tagger.ts';
import type {TokenRules} from './tokens.ts';
import type {UniversalRules} from './universal.ts';
import {packWeights, unpackWeights} from './weights.ts';

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
  return {bits: taggerBits, tags: tags.length, weights: new Int16Array(column(model, 'tagger'))};
}

/** The parser of a model. */
export function modelParser(model: LanguageModel): ParserWeights {
  const {tags, relations, relationSets, actionBits, labelBits} = model.header;
  return {
    tags: tags.length,
    actions: {bits: actionBits, slots: new Int32Array(column(model, 'actions'))},
    labels: {
      bits: labelBits,
      labels: relations.length,
      weights: new Int16Array(column(model, 'labels')),
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

/** Columns of a model before they are packed. */
export interface ModelColumns {
  /** Kept as they are. */
  readonly plain: Readonly<Record<string, ArrayBufferView>>;
  readonly tagger: Float32Array;
  readonly labels: Float32Array;
}

/** Where a column stands in the file; `width` is 0 where it is not packed. */
interface Placed {
  readonly name: string;
  readonly length: number;
  readonly width: number;
  readonly rows: number;
}

/**
 * Writes a model as bytes: magic, length of the header, header, then each column at a multiple of eight.
 *
 * Nothing is compressed further: unpacking megabytes takes longer than everything else that happens at the start.
 */
export function encodeModel(header: ModelHeader, columns: ModelColumns): Uint8Array {
  const placed: Placed[] = [];
  const parts: Uint8Array[] = [];
  for (const [name, view] of Object.entries(columns.plain)) {
    placed.push({name, length: view.byteLength, width: 0, rows: 0});
    parts.push(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
  for (const [name, width] of packedWidths(header)) {
    const table = columns[name];
    const packed = packWeights(table, width);
    placed.push({name, length: packed.length, width, rows: table.length / width});
    parts.push(packed);
  }
  const head = new TextEncoder().encode(JSON.stringify({header, placed}));
  const bytes = new Uint8Array(aligned(8 + head.length) + parts.reduce((sum, part) => sum + aligned(part.length), 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, 8);
  let at = aligned(8 + head.length);
  for (const part of parts) {
    bytes.set(part, at);
    at += aligned(part.length);
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
  const {header, placed} = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as {
    header: ModelHeader;
    placed: Placed[];
  };
  const buffers: Record<string, SharedArrayBuffer> = {};
  let at = aligned(8 + length);
  for (const column of placed) {
    const part = bytes.subarray(at, at + column.length);
    buffers[column.name] = column.width === 0 ? shared(part) : unpacked(part, column);
    at += aligned(column.length);
  }
  return {header, buffers};
}

function packedWidths(header: ModelHeader): (readonly ['tagger' | 'labels', number])[] {
  return [
    ['tagger', header.tags.length],
    ['labels', header.relations.length],
  ];
}

function shared(part: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(part.length);
  new Uint8Array(buffer).set(part);
  return buffer;
}

function unpacked(part: Uint8Array, column: Placed): SharedArrayBuffer {
  return unpackWeights(part, column.width, column.rows).buffer as SharedArrayBuffer;
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}
