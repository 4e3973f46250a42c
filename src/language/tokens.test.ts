import fc from 'fast-check';
import {expect, test} from 'vitest';
import {loadPack} from '../packs/load.ts';
import {compileAbbreviations} from './abbreviations.ts';
import {isSpace} from './characters.ts';
import {loadModel} from './load.ts';
import {createTokenizer} from './tokens.ts';

const tokenize = createTokenizer(loadModel('en').header.tokens, compileAbbreviations(loadPack('en')));
const tokens = (text: string): string => tokenize(text, {start: 0, end: text.length}).forms.join(' ');

test('Contractions are two tokens', () => {
  expect(tokens("They don't, can't and won't.")).toBe("They do n't , ca n't and wo n't .");
  expect(tokens('It’s the army’s; we cannot go.')).toBe('It ’s the army ’s ; we can not go .');
});

test('A possessive is a token of its own', () => {
  expect(tokens("the police's dogs' bowls")).toBe("the police 's dogs ' bowls");
});

test('Hyphens part words, but not prefixes and telephone numbers', () => {
  expect(tokens('a 10-year-old ex-soldier')).toBe('a 10 - year - old ex-soldier');
  expect(tokens('Call 713-555-0101.')).toBe('Call 713-555-0101 .');
  expect(tokens('20-30 people')).toBe('20 - 30 people');
});

test('Numbers keep their separators', () => {
  expect(tokens('$5.3m, 1,000 men, 12:30, 9/11, 50%')).toBe('$ 5.3 m , 1,000 men , 12:30 , 9/11 , 50 %');
});

test('Abbreviations keep their full stop', () => {
  expect(tokens('Gen. Varga of the U.S. met J. Lind.')).toBe('Gen. Varga of the U.S. met J. Lind .');
});

test('Words that lack a space are parted', () => {
  expect(tokens('death.Twenty men')).toBe('death . Twenty men');
  expect(tokens('killed,wounded')).toBe('killed , wounded');
});

test('Quotation marks and dashes are tokens', () => {
  expect(tokens('“Stop!”—he said -- ‘now’...')).toBe('“ Stop ! ” — he said -- ‘ now ’ ...');
});

test('Addresses are one token', () => {
  expect(tokens('See https://example.org/a?b=1, or write to desk@example.org.')).toBe(
    'See https://example.org/a?b=1 , or write to desk@example.org .',
  );
});

test('Tokens cover all of the text but its white space, whatever the text', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'a',
      'B',
      '.',
      "'",
      '-',
      ' ',
      '"',
      '\n',
      '7',
      ',',
      '’',
      '\ud83d',
      '\ude00',
      '\ud83d\ude00',
      '@',
      '/',
      ':',
      'é',
      '\u200d',
    ),
    fc.string({unit: 'binary', maxLength: 2}),
  );
  fc.assert(
    fc.property(fc.array(unit, {maxLength: 60}), (units) => {
      const text = units.join('');
      const {forms, starts, ends, size} = tokenize(text, {start: 0, end: text.length});
      let at = 0;
      for (let i = 0; i < size; i++) {
        expect(text.slice(starts[i], ends[i])).toBe(forms[i]);
        expect(starts[i]).toBeGreaterThanOrEqual(at);
        expect(ends[i]).toBeGreaterThan(starts[i] ?? 0);
        expect([...text.slice(at, starts[i])].every((c) => isSpace(c.charCodeAt(0)))).toBe(true);
        at = ends[i] ?? 0;
      }
    }),
    {numRuns: 500},
  );
});
