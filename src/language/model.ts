import {SaysoError} from '../model/error.ts';
import type {LemmaRules} from './lemmas.ts';
import {createLexicon, indexLayout, type Lexicon} from './lexicon.ts';
import type {TokenRules} from './tokens.ts';
import type {UniversalRules} from './universal.ts';
import {instantiate, type SharedMemory, sharedMemory, type WasmModule} from './wasm.ts';
import {packWeights} from './weights.ts';

/**
 * What was learned about a language: names and rules in a header, numbers in one memory, and the program that reads them.
 *
 * It can be posted to a worker as it is: the memory is shared between threads, not copied.
 */
export interface LanguageModel {
  readonly header: ModelHeader;
  readonly memory: SharedMemory;
  /** Where each column stands in the memory, in bytes. */
  readonly places: Readonly<Record<string, Place>>;
  /** The tagger and parser over that memory (`kernel.ts`). */
  readonly kernel: WasmModule;
}

/** A stretch of a memory. */
export interface Place {
  readonly at: number;
  readonly length: number;
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

/** The lexicon of a model, where it stands. */
export function modelLexicon({memory, places}: LanguageModel): Lexicon {
  const {buffer} = memory;
  const column = (name: string): Place => placeOf(places, `lexicon.${name}`);
  const bytes = (name: string): Uint8Array => new Uint8Array(buffer, column(name).at, column(name).length);
  const hashes = column('hashes');
  const tagSets = column('tagSets');
  const index = column('index');
  const columns = {
    hashes: new Uint32Array(buffer, hashes.at, hashes.length / Uint32Array.BYTES_PER_ELEMENT),
    parts: bytes('parts'),
    senses: bytes('senses'),
    verbSenses: bytes('verbSenses'),
    frames: bytes('frames'),
    tagSets: new Uint16Array(buffer, tagSets.at, tagSets.length / Uint16Array.BYTES_PER_ELEMENT),
  };
  return createLexicon(columns, new Int32Array(buffer, index.at, index.length / Int32Array.BYTES_PER_ELEMENT));
}

/** Where a column stands. `model/incomplete` where the model lacks it. */
export function placeOf(places: LanguageModel['places'], name: string): Place {
  const found = places[name];
  if (found === undefined) throw new SaysoError('model/incomplete', `The language model has no "${name}".`);
  return found;
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

/** Fills `into` with what stands from an offset on, and leaves zeros where there is nothing more. */
export type ByteSource = (from: number, into: Uint8Array) => void;

/**
 * Reads a model; `kernel` is the program that tags and parses with it.
 *
 * Bytes are read right to where they stay: a copy of them all would be the most memory that reading a report ever takes.
 */
export function decodeModel(read: ByteSource, kernel: WasmModule): LanguageModel {
  const lead = new Uint8Array(8);
  read(0, lead);
  const view = new DataView(lead.buffer);
  if (view.getUint32(0, true) !== MAGIC) {
    throw new SaysoError('model/not-a-model', 'These bytes are not a language model.');
  }
  const length = view.getUint32(4, true);
  const head = new Uint8Array(length);
  read(lead.length, head);
  const {header, placed} = JSON.parse(new TextDecoder().decode(head)) as {header: ModelHeader; placed: Placed[]};
  const places: Record<string, Place> = {};
  let end = FIRST;
  for (const column of placed) {
    places[column.name] = {at: end, length: column.width === 0 ? column.length : column.rows * rowBytes(column.width)};
    end = alignedWide(end + places[column.name]!.length + BEYOND);
  }
  const words = (places['lexicon.hashes']?.length ?? 0) / Uint32Array.BYTES_PER_ELEMENT;
  const {slots, shift} = indexLayout(words);
  const index = {at: end, length: slots * Int32Array.BYTES_PER_ELEMENT};
  end = alignedWide(end + index.length);
  // What is packed is put behind the columns for the moment; later, scratch of the threads stands there.
  const memory = sharedMemory(end + largestPacked(placed));
  const room = new Uint8Array(memory.buffer);
  const program = instantiate<Unpacker>(kernel, memory);
  let at = aligned(8 + length);
  for (const {name, length: taken, width, rows} of placed) {
    const {at: to} = places[name]!;
    const start = width === 0 ? to : end;
    read(at, room.subarray(start, start + taken));
    if (width !== 0) program.unpack(end, to, width, rows);
    at += aligned(taken);
  }
  program.index(placeOf(places, 'lexicon.hashes').at, words, index.at, shift, slots - 1);
  return {header, memory, places: {...places, 'lexicon.index': index}, kernel};
}

/** What the kernel does with a model that is being read. */
interface Unpacker {
  unpack(from: number, to: number, width: number, rows: number): void;
  index(numbers: number, count: number, into: number, shift: number, mask: number): void;
}

/** Bytes from one row of an unpacked table to the next; as `stride` in kernel/parse.ts. */
export function rowBytes(width: number): number {
  return alignedWide(width);
}

/** Nothing stands at the very start of a memory: address 0 is never meant. */
const FIRST = 64;

/** The kernel reads rows sixteen bytes at a time, and so past the end of the last one. */
const BEYOND = 64;

function largestPacked(placed: readonly Placed[]): number {
  return placed.reduce((most, {width, length}) => (width === 0 ? most : Math.max(most, length)), 0);
}

function packedWidths(header: ModelHeader): (readonly ['tagger' | 'labels', number])[] {
  return [
    ['tagger', header.tags.length],
    ['labels', header.relations.length],
  ];
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}

/** Neither a bucket of the action table nor a row of another may lie across two of the processor's cache lines. */
function alignedWide(length: number): number {
  return (length + 63) & ~63;
}
