import {overlaps, type Span} from '../model/span.ts';

/** Words written like a name that stand together: "Omar bin Quillfeather", "President Askar Tolland". */
export interface Run extends Span {
  readonly tokens: readonly Token[];
}

/** One word of a run, without a possessive ending. */
export interface Token extends Span {
  readonly text: string;
}

/** Finds the runs of a text, in order. */
export type RunsOf = (text: string) => Run[];

const NAME_WORD = String.raw`\p{Lu}(?:\.(?=\s)|[\p{L}\p{M}]*(?:['’\-]\p{L}[\p{L}\p{M}]*)*)`;

/** An apostrophe and a letter or two are an ending, not a part of the name. */
const ENDING = /['’]\p{L}{1,2}$/u;

/** Makes a finder; `joints` are words that stand within names, written small. */
export function compileRuns(joints: readonly string[]): RunsOf {
  const joint = joints.length === 0 ? '' : `(?:(?:${joints.join('|')})[ \\u00a0-])*`;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${NAME_WORD}(?:[ \\u00a0]${joint}${NAME_WORD})*`, 'gu');
  const word = new RegExp(NAME_WORD, 'gu');
  return (text) =>
    Array.from(text.matchAll(pattern), ({0: run, index}) => {
      const tokens = Array.from(run.matchAll(word), ({0: found, index: at}): Token => {
        const start = index + at;
        const bare = found.replace(ENDING, '');
        return {start, end: start + bare.length, text: bare};
      });
      return {start: tokens[0]!.start, end: tokens.at(-1)!.end, tokens};
    });
}

/** The run without its first so many words; `null` where none is left. */
export function withoutFirst(run: Run, count: number): Run | null {
  const tokens = run.tokens.slice(count);
  return tokens.length === 0 ? null : {start: tokens[0]!.start, end: run.end, tokens};
}

/** Whether a sentence, a line or a quotation begins at an offset. */
export function beginsAt(text: string, offset: number): boolean {
  return /(?:^|[.!?:\n"“”«])\s*$/u.test(text.slice(Math.max(0, offset - 4), offset));
}

/** Lines of which most words are written like names say nothing by their capitals: headlines. */
export function findHeadlines(text: string): Span[] {
  const found: Span[] = [];
  for (const {0: line, index} of text.matchAll(/[^\n]+/g)) {
    const words = line.match(/\p{L}[\p{L}\p{M}'’-]{3,}/gu) ?? [];
    const isHeadline = words.length > 3 && words.filter((each) => /^\p{Lu}/u.test(each)).length > words.length * 0.7;
    if (isHeadline) found.push({start: index, end: index + line.length});
  }
  return found;
}

/** Finds which of many spans one shares a character with, without looking at all of them. */
export function compileOverlaps<T extends Span>(spans: readonly T[]): (span: Span) => T[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const longest = sorted.reduce((most, {start, end}) => Math.max(most, end - start), 0);
  return (span) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < span.end) low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let i = low - 1; i >= 0 && sorted[i]!.start > span.start - longest - 1; i--)
      if (overlaps(sorted[i]!, span)) found.push(sorted[i]!);
    return found;
  };
}
