import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../language/analyser.ts';
import {loadModel} from '../language/load.ts';
import {loadPack} from '../packs/load.ts';
import {createSpeakerClassifier} from './classify.ts';
import {createSpeechFinder} from './find.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createSpeechFinder(pack);
const {classify} = createSpeakerClassifier(pack);

const classesIn = (example: string): (string | null)[] =>
  finder.find(analyser.analyse(example)).map(({source}) => source && classify(source.text).class);

describe.each(['speakers', 'titles', 'speaker-countries'])(
  'every row of %s gives its class in its example',
  (table) => {
    const rows = pack.table(table).filter((row) => row.cells['class'] !== '');
    test.each(rows.map((row) => [row.cells['phrase'] ?? '', row.cells['class'] ?? '', row.example]))(
      '%s is %s: %s',
      (_phrase, expected, example) => {
        expect(classesIn(example)).toContain(expected);
      },
    );
  },
);

test.each(
  [...pack.table('plurals'), ...pack.table('titles').filter((row) => row.cells['class'] === '')].map(
    (row) => row.example,
  ),
)('a class is found in: %s', (example) => {
  expect(classesIn(example).some((one) => one !== null)).toBe(true);
});

test('classify() takes the body before the role, and what stands before "of" before what follows', () => {
  expect(classify('a police doctor').class).toBe('police');
  expect(classify('a doctor at the army base').class).toBe('medical');
  expect(classify('Ana Ruiz, a spokeswoman for the rebels').class).toBe('armed_group');
  expect(classify('the interior ministry').class).toBe('government');
});

test('classify() leaves officials unnamed unless they have a jurisdiction', () => {
  expect(classify('senior officials').class).toBe('unnamed');
  expect(classify('Iraqi officials').class).toBe('government');
  expect(classify('officials in Basra').class).toBe('government');
});

test('classify() reads acronyms only in capitals', () => {
  expect(classify('the WHO').class).toBe('un_igo');
  expect(classify('who').class).toBeNull();
});
