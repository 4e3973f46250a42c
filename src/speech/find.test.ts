import {expect, test} from 'vitest';
import {createAnalyser} from '../language/analyser.ts';
import {loadModel} from '../language/load.ts';
import {loadPack} from '../packs/load.ts';
import {createSpeechFinder} from './find.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createSpeechFinder(pack);

/** Attributions as "source | cue | content", the way a test can be read. */
const find = (text: string): string[] =>
  finder
    .find(analyser.analyse(text))
    .map(({source, cue, content}) =>
      [source?.text ?? '-', cue?.text ?? '-', text.slice(content.start, content.end)].join(' | '),
    );

test('find() reads a clause after its source and verb, with and without "that"', () => {
  expect(find('Police said nine people were killed.')).toEqual(['Police | said | nine people were killed']);
  expect(find('Officials said on Sunday that the toll had risen.')[0]).toMatch(/^Officials \| said \| /);
});

test('find() reads a source and verb after the clause, in both orders', () => {
  expect(find('Nine people were killed, police said on Monday.')).toEqual(['police | said | Nine people were killed']);
  expect(find('“We lost nine men,” said Ana Ruiz, a nurse.')).toEqual([
    'Ana Ruiz, a nurse | said | “We lost nine men,”',
  ]);
});

test('find() lets a quotation go on after its cue', () => {
  expect(find('“We saw nine bodies,” a guard said. “They lay in the road.”')).toEqual([
    'a guard | said | “We saw nine bodies,” a guard said. “They lay in the road.”',
  ]);
});

test('find() gives what is quoted from another to that one', () => {
  expect(find('Nine people were killed, Reuters reported, quoting a police officer.')).toContain(
    'a police officer | quoting | Nine people were killed',
  );
  expect(find('The paper quoted a doctor as saying nine people were killed.')).toContain(
    'a doctor | saying | nine people were killed',
  );
});

test('find() reads a phrase before, after and amid its content', () => {
  expect(find('Nine people were killed, according to the police.')).toEqual([
    'the police | according to | Nine people were killed',
  ]);
  expect(find('According to the police, nine people were killed.')).toEqual([
    'the police | According to | nine people were killed',
  ]);
});

test('find() reads a name before a colon, and a statement below its introduction', () => {
  expect(find('Police: Nine people killed in blast')).toEqual(['Police | : | Nine people killed in blast']);
  expect(find('The ministry released the following statement:\n\nNine people were killed. We mourn them.')).toContain(
    'The ministry | released | Nine people were killed. We mourn them.',
  );
});

test('find() leaves out what is said inside a quotation, unless it is asked for', () => {
  const text = analyser.analyse('“Doctors said nine people died,” the mayor said.');
  expect(finder.find(text).map((one) => one.source?.text)).toEqual(['the mayor']);
  expect(finder.find(text, undefined, true).map((one) => one.source?.text)).toEqual(['the mayor', 'Doctors']);
});

test('find() looks beyond the sentences asked for only where a quotation leads', () => {
  const text = analyser.analyse('“The roof fell in. Nine people died,” the mayor said.\nPolice said a man fled.');
  expect(finder.find(text, new Set([1])).map((one) => one.source?.text)).toEqual(['the mayor']);
});

test('find() names no source where the text names none', () => {
  expect(find('Nine people are believed to have died.')).toEqual([
    '- | believed | Nine people are believed to have died',
  ]);
});
