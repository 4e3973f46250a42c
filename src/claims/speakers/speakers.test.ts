import {expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import {loadPack} from '../../packs/load.ts';
import {createSpeechFinder} from '../../speech/find.ts';
import {type Attributed, createSpeakerReader} from './speakers.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const reader = createSpeakerReader(pack, createSpeechFinder(pack));

/** Who says the claim whose trigger is `word`. */
function speakerOf(text: string, word: string): Attributed {
  const analysed = analyser.analyse(text);
  const start = text.indexOf(word);
  const sentence = analysed.sentenceAt(start);
  return reader.attend(analysed, new Set([sentence])).of({start, end: start + word.length}, sentence);
}

const short = (text: string, word: string): (string | null | undefined)[] => {
  const {speaker} = speakerOf(text, word);
  return [speaker?.text ?? null, speaker?.name ?? null, speaker?.class ?? null];
};

test('a claim in the outlet’s own voice has no speaker', () => {
  expect(speakerOf('Nine people were killed in the blast.', 'killed').speaker).toBeNull();
});

test('the deepest source is the speaker, the others passed it on', () => {
  const {speaker, via} = speakerOf(
    'Al-Nahar said, citing the health ministry, that nine people were killed.',
    'killed',
  );
  expect([speaker?.text, speaker?.class]).toEqual(['the health ministry', 'government']);
  expect(via).toEqual(['Al-Nahar']);
});

test('a pronoun is followed back to the one it stands for', () => {
  const text = 'Police chief Omar Adan spoke to reporters. He said nine people were killed.';
  expect(short(text, 'killed')).toEqual(['He', 'Police chief Omar Adan', 'police']);
});

test('a name has the class that the text gives it elsewhere', () => {
  const text = 'Ana Ruiz, a spokeswoman for the army, arrived at noon. Ruiz said nine people were killed.';
  expect(short(text, 'killed')).toEqual(['Ruiz', null, 'military']);
});

test('who finds, films or wishes something does not say it', () => {
  expect(speakerOf('The camera shows nine people killed by the blast.', 'killed').speaker).toBeNull();
  expect(speakerOf('The army wants the nine people who were injured to return.', 'injured').speaker).toBeNull();
});

test('a sentence between two of the same speaker is that speaker’s', () => {
  const text =
    'The fire chief said the roof fell in. Nine people were killed. The fire chief said the search would go on.';
  expect(short(text, 'killed')).toEqual(['The fire chief', null, 'emergency']);
});

test('the acts tell of cues without a source', () => {
  expect(speakerOf('Nine people are believed to have died.', 'died').acts.map((act) => act.kind)).toEqual(['believe']);
});
