import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../language/analyser.ts';
import {loadModel} from '../language/load.ts';
import {loadPack} from '../packs/load.ts';
import type {Row} from '../packs/pack.ts';
import type {Attribution} from './attribution.ts';
import {createSpeechFinder} from './find.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createSpeechFinder(pack);

const find = (example: string): Attribution[] => finder.find(analyser.analyse(example));

/** The lemmas of the words that attribute in an example. */
function cueLemmas(example: string): string[] {
  const text = analyser.analyse(example);
  return finder.find(text).flatMap((one) => {
    const sentence = text.sentence(one.sentence);
    const at = one.cue ? sentence.starts.indexOf(one.cue.start) : -1;
    return at < 0 ? [] : [sentence.lemmas[at] ?? ''];
  });
}

describe.each(['reporting-verbs', 'reporting-nouns'])('every row of %s attributes in its example', (table) => {
  const word = table === 'reporting-verbs' ? 'lemma' : 'noun';
  test.each(pack.table(table).map((row) => [row.cells[word] ?? '', row.example]))('%s: %s', (lemma, example) => {
    expect(cueLemmas(example)).toContain(lemma);
  });
});

const rowsFor = (...sources: string[]): Row[] =>
  pack.table('reporting-phrases').filter((row) => sources.includes(row.cells['source'] ?? ''));

test.each(rowsFor('after', 'none').map((row) => [row.cells['phrase'] ?? '', row.example]))(
  'the phrase "%s" attributes in: %s',
  (phrase, example) => {
    expect(find(example).map((one) => one.cue?.text.toLowerCase())).toContain(phrase);
  },
);

test.each(rowsFor('negator').map((row) => row.example))('the cue is negated in: %s', (example) => {
  expect(find(example).some((one) => one.negated)).toBe(true);
});

test.each(rowsFor('genre').map((row) => row.example))('the issuer says all of: %s', (example) => {
  const [one] = find(example);
  expect(one?.source).not.toBeNull();
  expect(example.slice(one?.content.start, one?.content.end)).toContain('Nine rebels were killed');
});

test.each(rowsFor('begin', 'end', 'asker', 'aside').map((row) => row.example))(
  'the minister says it in: %s',
  (example) => {
    const one = find(example).find(({construct}) => construct === 'carried');
    expect(one?.source?.text).toBe('Minister');
    expect(example.slice(one?.content.start, one?.content.end)).toMatch(/Nine rebels were killed\.\s*$/);
  },
);

test.each(rowsFor('agent', 'owner', 'joint').map((row) => row.example))('a source is found in: %s', (example) => {
  expect(find(example).some((one) => one.source !== null)).toBe(true);
});

test.each(rowsFor('occasion').map((row) => row.example))(
  'what is told of the occasion is not said in: %s',
  (example) => {
    const said = find(example).map(({content: {start, end}}) => example.slice(start, end));
    expect(said.length).toBeGreaterThan(0);
    expect(said.join()).not.toContain('killed');
  },
);
