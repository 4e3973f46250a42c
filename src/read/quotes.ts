/** Deeper than any person quotes. */
const DEEPEST = 100;

/**
 * Offset at which quotation marks are nested more than a hundred deep within a line, or `null`.
 *
 * Such text is made, not written. A straight mark opens where a space or another mark stands before it and none after it.
 */
export function findDeepQuotes(text: string): number | null {
  const marks = /["“”«»\n]/g;
  let depth = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === '\n') depth = 0;
    else if (opens(text, found.index)) depth++;
    else if (depth > 0) depth--;
    if (depth > DEEPEST) return found.index;
  }
  return null;
}

function opens(text: string, at: number): boolean {
  const mark = text[at];
  if (mark !== '"') return mark === '“' || mark === '«';
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return /[\s"“«(]/.test(before) && !/\s/.test(after);
}
