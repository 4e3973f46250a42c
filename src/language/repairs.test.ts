import {expect, test} from 'vitest';
import {loadPack} from '../packs/load.ts';
import {createAnalyser} from './analyser.ts';
import {loadModel} from './load.ts';

const analyser = createAnalyser(loadModel('en'), loadPack('en'));
const tagsOf = (text: string): readonly string[] => analyser.analyse(text).sentence(0).xpos;

test('a plural that begins a sentence before a past tense is no third person', () => {
  expect(tagsOf('Witnesses said that twelve people had died.').slice(0, 2)).toEqual(['NNS', 'VBD']);
  expect(tagsOf('Fires killed 12 people.').slice(0, 2)).toEqual(['NNS', 'VBD']);
});

test('behind a subject a verb with a counted object is in the past', () => {
  expect(tagsOf('Rebels seized 12 trucks in the town.')[1]).toBe('VBD');
  expect(tagsOf('The group said its fighter killed "dozens of guards".')[5]).toBe('VBD');
});

test('a participle behind those it describes stays one', () => {
  expect(tagsOf('Rebels seized in the town were shot.')[1]).toBe('VBN');
});

test('a word between a noun and a name is a title', () => {
  expect(tagsOf('Another 17 people are missing, said rescue official Ana Ruiz.')[8]).toBe('NN');
});
