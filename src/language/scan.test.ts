import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createScanner} from './scan.ts';

function found(words: readonly string[], text: string): string[] {
  const hits: string[] = [];
  createScanner(words).scan(text, 0, text.length, (word, start, end) => {
    hits.push(`${word}:${text.slice(start, end)}@${start}`);
  });
  return hits;
}

test('A scanner finds words in any case', () => {
  expect(found(['killed', 'dead'], 'Two KILLED, one Dead')).toEqual(['0:KILLED@4', '1:Dead@16']);
});

test('A scanner finds whole words only', () => {
  expect(found(['kill'], 'killed skill kill-zone')).toEqual(['0:kill@13']);
});

test('A scanner finds phrases and the words inside them', () => {
  expect(found(['death toll', 'toll', 'dea'], 'the death toll rose')).toEqual(['0:death toll@4', '1:toll@10']);
});

test('A scanner starts and stops where it is told', () => {
  const hits: number[] = [];
  createScanner(['dead']).scan('dead dead dead', 4, 9, (_, start) => hits.push(start));
  expect(hits).toEqual([5]);
});

test('A scanner finds what a plain search finds', () => {
  const letters = fc.string({unit: fc.constantFrom('a', 'b', 'A', ' ', 'é', '-'), maxLength: 30});
  const word = fc
    .string({unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 3})
    .filter((w) => w.trim() === w);
  fc.assert(
    fc.property(letters, fc.uniqueArray(word, {maxLength: 5}), (text, words) => {
      const expected: string[] = [];
      const isPart = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
      for (let end = 1; end <= text.length; end++) {
        words.forEach((w, index) => {
          const start = end - w.length;
          if (start < 0 || text.slice(start, end).toLowerCase() !== w) return;
          if (!isPart(text[start - 1]) && !isPart(text[end]))
            expected.push(`${index}:${text.slice(start, end)}@${start}`);
        });
      }
      expect(found(words, text).sort()).toEqual(expected.sort());
    }),
  );
});

test('A scanner says whether there is any hit', () => {
  const scanner = createScanner(['dead']);
  expect(scanner.test('deadly', 0, 6)).toBe(false);
  expect(scanner.test('all dead', 0, 8)).toBe(true);
});
