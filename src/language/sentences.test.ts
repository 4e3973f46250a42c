import fc from 'fast-check';
import {expect, test} from 'vitest';
import {loadPack} from '../packs/load.ts';
import {compileAbbreviations} from './abbreviations.ts';
import {loadModel} from './load.ts';
import {createSplitter} from './sentences.ts';

const pack = loadPack('en');
const split = createSplitter(compileAbbreviations(pack), new Set(loadModel('en').header.starters));
const sentences = (text: string): string[] => split(text).map(({start, end}) => text.slice(start, end));

test('A closing quotation mark after the full stop belongs to the sentence', () => {
  expect(sentences('"It fell. We ran." She wept.')).toEqual(['"It fell.', 'We ran."', 'She wept.']);
  expect(sentences('“Two died.” The rest fled.')).toEqual(['“Two died.”', 'The rest fled.']);
});

test('A question inside a sentence does not end it', () => {
  expect(sentences('"Who did it?" he asked. Nobody spoke.')).toEqual(['"Who did it?" he asked.', 'Nobody spoke.']);
});

test('A headline without a full stop is a sentence', () => {
  expect(sentences('Blast kills 20 in Orla\nA bomb went off on Friday.')).toEqual([
    'Blast kills 20 in Orla',
    'A bomb went off on Friday.',
  ]);
});

test('A dateline is a sentence of its own', () => {
  expect(sentences('ORLA, Varga (AP) _ Ten men died.')).toEqual(['ORLA, Varga (AP) _', 'Ten men died.']);
  expect(sentences('ORLA CITY, Varga — Ten men died.')).toEqual(['ORLA CITY, Varga —', 'Ten men died.']);
  expect(sentences('Orla, 3 Jan 90 (RADIO ORLA) -- [Text] Ten men died.')).toEqual([
    'Orla, 3 Jan 90 (RADIO ORLA) -- [Text]',
    'Ten men died.',
  ]);
  expect(sentences('SAN ORLA, 3 JAN 90 -- [REPORT] [TEXT] TEN MEN DIED.')).toEqual([
    'SAN ORLA, 3 JAN 90 -- [REPORT] [TEXT]',
    'TEN MEN DIED.',
  ]);
});

test('Running text in capitals is no dateline', () => {
  expect(sentences('TEN MEN -- ALL SOLDIERS -- DIED.')).toEqual(['TEN MEN -- ALL SOLDIERS -- DIED.']);
});

test('A missing space after a full stop still ends the sentence', () => {
  expect(sentences('He bled to death.Twenty-six more fled.')).toEqual(['He bled to death.', 'Twenty-six more fled.']);
});

test('Lines wrapped to a width are joined, blank lines part', () => {
  const text = [
    'The army said that forty of its soldiers had been',
    'wounded when a convoy of lorries drove into a deep',
    'ditch on the road. The villagers helped all of the',
    'men out.',
    '',
    'Nobody died',
  ].join('\n');
  expect(sentences(text).map((s) => s.replace(/\n/g, ' '))).toEqual([
    'The army said that forty of its soldiers had been wounded when a convoy of lorries drove into a deep ditch on the road.',
    'The villagers helped all of the men out.',
    'Nobody died',
  ]);
});

test('Note numbers belong to the sentence before them', () => {
  expect(sentences('Ten died. [19] The rest fled.')).toEqual(['Ten died. [19]', 'The rest fled.']);
});

test('The examples of the abbreviations are one sentence each', () => {
  for (const row of pack.table('abbreviations')) expect(sentences(row.example)).toEqual([row.example]);
});

test('An abbreviation ends a sentence before a word that starts one', () => {
  expect(sentences('She flew to the U.S. The others stayed.')).toEqual(['She flew to the U.S.', 'The others stayed.']);
  expect(sentences('It began at 6 p.m. He left.')).toEqual(['It began at 6 p.m.', 'He left.']);
});

test('Sentences lie in order, inside the text, without white space at their ends, whatever the text', () => {
  const unit = fc.constantFrom(
    'A',
    'b',
    '. ',
    '.',
    '"',
    '”',
    '\n',
    '\n\n',
    ' ',
    '?',
    '3',
    '(',
    ')',
    '-- ',
    '\ud800',
    'U.S.',
    '[1]',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(unit, {maxLength: 80}), (units) => {
      const text = units.join('');
      let at = 0;
      for (const {start, end} of split(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(text.slice(at, start).trim()).toBe('');
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
    {numRuns: 500},
  );
});

test('A sentence without end is cut', () => {
  const spans = split('word '.repeat(20_000));
  expect(Math.max(...spans.map(({start, end}) => end - start))).toBeLessThanOrEqual(1_500);
  expect(split('a'.repeat(15_000)).length).toBe(10);
});
