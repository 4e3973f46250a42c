import type {Word} from './words.ts';

/** The columns of a sentence that the parser looks at; entry `size` is the root, `size + 1` stands for "none". */
export interface ParseInput {
  size: number;
  readonly hash: Int32Array;
  readonly tag: Int32Array;
  readonly sense: Int32Array;
  readonly frames: Int32Array;
  /** Number of commas, and of other marks, before each word. */
  readonly commas: Int32Array;
  readonly marks: Int32Array;
  /** Number of finite verbs before each word. */
  readonly verbs: Int32Array;
}

/** Which tags have which role for the parser: numbers of tags, from the model's list. */
export interface TagRoles {
  /** Of the root and of "none": one and two above the last tag. */
  readonly root: number;
  readonly comma: number;
  readonly mark: ReadonlySet<number>;
  readonly finite: ReadonlySet<number>;
  readonly verb: ReadonlySet<number>;
}

/** Works out the roles from the names of the tags. */
export function tagRoles(tags: readonly string[]): TagRoles {
  const numbers = (names: readonly string[]): Set<number> =>
    new Set(names.map((name) => tags.indexOf(name)).filter((n) => n >= 0));
  return {
    root: tags.length,
    comma: tags.indexOf(','),
    mark: numbers([':', '``', "''", '-LRB-', '-RRB-']),
    finite: numbers(['VBD', 'VBP', 'VBZ', 'MD']),
    verb: numbers(['VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ']),
  };
}

/** An empty input with room for `capacity` words. */
export function createParseInput(capacity: number): ParseInput {
  const column = (): Int32Array => new Int32Array(capacity + 8);
  return {
    size: 0,
    hash: column(),
    tag: column(),
    sense: column(),
    frames: column(),
    commas: column(),
    marks: column(),
    verbs: column(),
  };
}

/** Fills the columns. */
export function fillParseInput(input: ParseInput, words: readonly Word[], tags: Uint8Array, roles: TagRoles): void {
  const size = words.length;
  input.size = size;
  let commas = 0;
  let marks = 0;
  let verbs = 0;
  for (let i = 0; i < size; i++) {
    const word = words[i]!;
    const tag = tags[i]!;
    input.hash[i] = word.hash;
    input.tag[i] = tag;
    input.sense[i] = roles.verb.has(tag) ? word.verbSense : word.sense;
    input.frames[i] = word.frames;
    input.commas[i] = commas;
    input.marks[i] = marks;
    input.verbs[i] = verbs;
    if (tag === roles.comma) commas++;
    else if (roles.mark.has(tag)) marks++;
    else if (roles.finite.has(tag)) verbs++;
  }
  for (let i = size; i < size + 8; i++) {
    const root = i === size;
    input.hash[i] = root ? 0x1b873593 : 0;
    input.tag[i] = roles.root + (root ? 0 : 1);
    input.sense[i] = 0;
    input.frames[i] = 0;
    input.commas[i] = commas;
    input.marks[i] = marks;
    input.verbs[i] = verbs;
  }
}
