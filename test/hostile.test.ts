import {expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import {documentOf} from '../src/read/document.ts';

const reader = createReader();
const MEGABYTE = 1_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length));

/** A megabyte of each; what would send a careless program into depth, backtracking or squares. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['one letter', fill('a')],
  ['one digit', fill('7')],
  ['digits with commas', fill('1,')],
  ['line feeds', fill('\n')],
  ['spaces', fill(' ')],
  ['opening quotation marks', fill('“')],
  ['straight quotation marks', fill('"')],
  ['nested quotations', '“he said '.repeat(10_000) + '”'.repeat(10_000)],
  ['opening brackets', fill('(')],
  ['capitals with full stops', fill('A.')],
  ['full stops', fill('. ')],
  ['commas', fill('a, ')],
  ['hyphens', fill('al-')],
  ['words without an end of sentence', fill('and the people of the town ')],
  ['capitalised words without an end', fill('Al Said Bin ')],
  ['"killed" without an end of sentence', fill('killed ')],
  ['numbers without an end of sentence', fill('twenty ')],
  ['lone surrogates', fill('\uD800')],
  ['combining accents', `e${fill('\u0301')}`],
];

test.each(HOSTILE)('a megabyte of %s takes no more than a second or so', (_, words) => {
  const document = documentOf(words);
  const started = performance.now();
  reader.claims(document);
  // On the machine it was written on every one takes under a second; this only tells a hang from a slow machine.
  expect(performance.now() - started).toBeLessThan(20_000);
});
