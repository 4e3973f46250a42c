/**
 * The words of a text that are written like names or numbers, folded to lower case, as often as they stand there.
 *
 * A capital at the start of a sentence says nothing, so those are left out; what is a name stands elsewhere too.
 */
export function nameLikeWords(text: string): string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/\p{Lu}[\p{L}\p{M}]{2,}|\p{Nd}{2,}/gu)) {
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    if (match.index === 0 || /[.!?"”“\n]\s*$/u.test(before)) continue;
    words.push(match[0].toLowerCase());
  }
  return words;
}
