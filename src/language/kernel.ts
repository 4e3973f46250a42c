import {type LanguageModel, placeOf} from './model.ts';
import {tagRoles} from './parse-input.ts';
import {instantiate, PAGE} from './wasm.ts';
import type {Word} from './words.ts';

/**
 * The tagger and the parser as they run when reports are read: WebAssembly with vector instructions, from `kernel/parse.ts`.
 *
 * Gives the same numbers as `tagger.ts` and `parser.ts`, by which the weights are trained, about four times as fast
 * (docs/decisions/reading-speed.md). Each instance has scratch of its own in the model's memory, for one thread.
 */
export interface Kernel {
  /** Words of a sentence at most. */
  readonly capacity: number;
  /** Numbers of the words' tags. */
  tag(words: readonly Word[], caseless: boolean): Uint8Array;
  /** Finds the tree of words with these tags: fills in heads (−1 for the root) and numbers of relations. */
  parse(words: readonly Word[], tags: Uint8Array, heads: number[], labels: number[]): void;
}

/** What `kernel/parse.ts` exports. */
interface Exports {
  scratch(): number;
  capacity(): number;
  column(): number;
  place(...numbers: number[]): void;
  tag(size: number, caseless: number): void;
  parse(size: number): void;
}

/** Columns of the scratch that hold what comes out; those before are the words. */
const TAG = 13;
const HEAD = 14;
const LABEL = 15;

/** Words stand from the third entry of their columns on: the tagger looks two words back. */
const FIRST = 2;

/** Roles of tags, as bits. */
const COMMA = 1;
const MARK = 2;
const FINITE = 4;
const VERB = 8;

/** Makes an instance for the thread that calls it. */
export function createKernel({header, memory, places, kernel}: LanguageModel): Kernel {
  const program = instantiate<Exports>(kernel, memory);
  const tagSets = listBytes(header.tagSets);
  const relationSets = listBytes(header.relationSets);
  const roles = roleBytes(header.tags);

  // Behind the weights: this thread's own lists and scratch.
  const parts = [tagSets.length, relationSets.length, roles.length, program.scratch()].map(aligned);
  const start = memory.grow(Math.ceil(parts.reduce((sum, part) => sum + part) / PAGE)) * PAGE;
  const [tagSetsAt, relationSetsAt, rolesAt, scratchAt] = parts.map((_, i) =>
    parts.slice(0, i).reduce((sum, part) => sum + part, start),
  ) as [number, number, number, number];
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(tagSets, tagSetsAt);
  bytes.set(relationSets, relationSetsAt);
  bytes.set(roles, rolesAt);
  program.place(
    scratchAt,
    placeOf(places, 'actions').at,
    placeOf(places, 'tagger').at,
    placeOf(places, 'labels').at,
    tagSetsAt,
    placeOf(places, 'labelSets').at,
    relationSetsAt,
    rolesAt,
    header.tags.length,
    header.relations.length,
    header.actionBits,
    header.taggerBits,
    header.labelBits,
  );
  const column = program.column() / Int32Array.BYTES_PER_ELEMENT;
  const scratch = new Int32Array(memory.buffer, scratchAt, program.scratch() / Int32Array.BYTES_PER_ELEMENT);
  const capacity = program.capacity();

  /** A word is a dozen numbers; written one by one, because this runs for every word that is looked at. */
  function write(words: readonly Word[]): void {
    if (words.length > capacity) throw new RangeError(`A sentence of ${words.length} words is too long.`);
    for (let i = 0, at = FIRST; i < words.length; i++, at++) {
      const word = words[i]!;
      scratch[at] = word.hash;
      scratch[column + at] = word.suffix1;
      scratch[2 * column + at] = word.suffix2;
      scratch[3 * column + at] = word.suffix3;
      scratch[4 * column + at] = word.suffix4;
      scratch[5 * column + at] = word.prefix1;
      scratch[6 * column + at] = word.prefix3;
      scratch[7 * column + at] = word.shape;
      scratch[8 * column + at] = word.parts;
      scratch[9 * column + at] = word.tagSet;
      scratch[10 * column + at] = word.sense;
      scratch[11 * column + at] = word.verbSense;
      scratch[12 * column + at] = word.frames;
    }
  }

  return {
    capacity,
    tag(words, caseless) {
      write(words);
      program.tag(words.length, caseless ? 1 : 0);
      const tags = new Uint8Array(words.length);
      for (let i = 0; i < tags.length; i++) tags[i] = scratch[TAG * column + i]!;
      return tags;
    },
    parse(words, tags, heads, labels) {
      write(words);
      const size = words.length;
      for (let i = 0; i < size; i++) scratch[TAG * column + i] = tags[i]!;
      program.parse(size);
      for (let i = 0; i < size; i++) {
        heads[i] = scratch[HEAD * column + i]!;
        labels[i] = scratch[LABEL * column + i]!;
      }
    },
  };
}

/** Lists of small numbers one after another: first where each begins and how long it is, then their numbers. */
function listBytes(lists: readonly (readonly number[])[]): Uint8Array {
  const table = lists.length * 8;
  const bytes = new Uint8Array(table + lists.reduce((sum, list) => sum + list.length, 0));
  const view = new DataView(bytes.buffer);
  let at = table;
  lists.forEach((list, i) => {
    view.setInt32(i * 8, at, true);
    view.setInt32(i * 8 + 4, list.length, true);
    bytes.set(list, at);
    at += list.length;
  });
  return bytes;
}

function roleBytes(tags: readonly string[]): Uint8Array {
  const {comma, mark, finite, verb} = tagRoles(tags);
  return Uint8Array.from(
    tags,
    (_, tag) =>
      (tag === comma ? COMMA : 0) |
      (mark.has(tag) ? MARK : 0) |
      (finite.has(tag) ? FINITE : 0) |
      (verb.has(tag) ? VERB : 0),
  );
}

function aligned(length: number): number {
  return (length + 63) & ~63;
}
