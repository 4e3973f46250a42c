/** A block takes the place of each UTF-16 unit of a name, so that offsets stay exact. */
export const BLOCK = '\u2588';

/** Shows a value to somebody: every string in it with names replaced that they may not see. */
export type Hide = <T>(value: T) => T;

/** Shows everything as it is. */
export const showAll: Hide = (value) => value;

/** Words so long are taken for a name with an ending of up to two letters behind it as well. */
const INFLECTED = 5;

/** Parts of names so long are looked for in what stands without white space, such as an address, whatever their case. */
const IN_ADDRESSES = 5;

/** Digests and ids made of them, and moments, hold no names. */
const NAMELESS = /^(?:(?:[a-z]-)?[0-9a-f-]{12,}|\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?)$/;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What may stand between two words of one name, where it is printed. */
const BETWEEN = /^[\s.'’-]{1,3}$/u;

/**
 * Replaces names by blocks in every string of a plain value, however deep; shapes, keys and lengths stay. The time it takes grows
 * with the value, not with how many names there are.
 *
 * An address of the web that holds a name becomes `null`: with blocks it would lead nowhere. `aliases` are ids that hold names, and what is shown
 * for them.
 */
export function compileHide(names: ReadonlySet<string>, aliases: ReadonlyMap<string, string> = NO_ALIASES): Hide {
  if (names.size === 0) return showAll;
  const byFirst = indexNames(names);
  const parts = [...names]
    .filter((name) => name.length >= IN_ADDRESSES && !/\s/u.test(name))
    .map((name) => name.toLowerCase());
  const inString = (value: string): string | null => {
    if (value.length < 3 || NAMELESS.test(value)) return value;
    const hidden = hideWords(value, byFirst);
    if (/\s/u.test(value)) return hidden;
    const all = hideParts(hidden, parts);
    return all !== value && /^https?:/i.test(value) ? null : all;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return aliases.get(value) ?? inString(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return <T>(value: T) => walk(value) as T;
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map();

/** The words of each name by its first one, the longest name first; in capitals as well. */
type NameIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

function indexNames(names: ReadonlySet<string>): NameIndex {
  const byFirst = new Map<string, string[][]>();
  for (const written of names) {
    for (const name of new Set([written, written.toUpperCase()])) {
      const words = name.match(WORD);
      if (words === null) continue;
      const same = byFirst.get(words[0]);
      if (same === undefined) byFirst.set(words[0], [words]);
      else same.push(words);
    }
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.length - a.length);
  return byFirst;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function hideWords(value: string, byFirst: NameIndex): string {
  const words = Array.from(
    value.matchAll(WORD),
    ({0: text, index}): Word => ({start: index, end: index + text.length, text}),
  );
  let shown = '';
  let done = 0;
  for (let i = 0; i < words.length; ) {
    const length = nameAt(value, words, i, byFirst);
    if (length === 0) {
      i++;
      continue;
    }
    const [first, last] = [words[i]!, words[i + length - 1]!];
    shown += value.slice(done, first.start) + BLOCK.repeat(last.end - first.start);
    done = last.end;
    i += length;
  }
  return done === 0 ? value : shown + value.slice(done);
}

/** How many words from the one at `i` on are a name; 0 where none begins there. */
function nameAt(value: string, words: readonly Word[], i: number, byFirst: NameIndex): number {
  const {text} = words[i]!;
  const endings = text.length > INFLECTED ? [0, 1, 2] : [0];
  for (const ending of endings) {
    const bare = ending === 0 ? text : text.slice(0, -ending);
    if (ending > 0 && bare.length < INFLECTED) break;
    for (const name of byFirst.get(bare) ?? []) {
      if ((ending === 0 || name.length === 1) && goesOn(value, words, i, name)) return name.length;
    }
  }
  return 0;
}

/** Whether the words behind the first are those of the name as well. */
function goesOn(value: string, words: readonly Word[], i: number, name: readonly string[]): boolean {
  for (let k = 1; k < name.length; k++) {
    const [before, word] = [words[i + k - 1]!, words[i + k]];
    if (word === undefined || !BETWEEN.test(value.slice(before.end, word.start))) return false;
    const isLast = k === name.length - 1;
    const part = name[k]!;
    const isSame =
      word.text === part ||
      (isLast && part.length >= INFLECTED && word.text.startsWith(part) && word.text.length <= part.length + 2);
    if (!isSame) return false;
  }
  return true;
}

function hideParts(value: string, parts: readonly string[]): string {
  let shown = value;
  const folded = value.toLowerCase();
  if (folded.length !== value.length) return shown;
  for (const part of parts) {
    for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + part.length))
      shown = shown.slice(0, at) + BLOCK.repeat(part.length) + shown.slice(at + part.length);
  }
  return shown;
}
