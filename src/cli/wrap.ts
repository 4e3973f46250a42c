import stringWidth from 'string-width';

/** Begin and end of a marked run. They take a column each, as the plain marks do; `visible` lets neither through. */
export const MARK = {from: '\uE000', to: '\uE001'} as const;

/** Breaks words into lines of at most `width` columns; a word longer than a line is cut. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of words.split(' ').flatMap((each) => cut(each, width))) {
    if (word === '') continue;
    const wide = stringWidth(word);
    if (used > 0 && used + 1 + wide > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line = used === 0 ? word : `${line} ${word}`;
    used += used === 0 ? wide : wide + 1;
  }
  return used === 0 ? lines : [...lines, line];
}

/** Fills up with spaces to `width` columns, wide characters counted as two. */
export function pad(words: string, width: number): string {
  return words + ' '.repeat(Math.max(0, width - stringWidth(words)));
}

function cut(word: string, width: number): string[] {
  if (word.length <= width && stringWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const wide = stringWidth(character);
    if (used + wide > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += wide;
  }
  return [...pieces, piece];
}
