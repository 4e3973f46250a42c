import {expect, test} from 'vitest';
import {compileNames} from '../gists/names.ts';
import {loadPack, loadTable} from '../packs/load.ts';
import {compileHide} from './hide.ts';
import {readClaims} from './sample.fixture.ts';

const {in: namesIn, typed} = compileNames(loadPack('en'));

test.each(loadTable('en', 'names'))('names: $cells.word is at work in "$example"', ({example}) => {
  const hidden = compileHide(new Set(namesIn(example, [])))(example);
  expect(hidden).not.toContain('Quillfeather');
  expect(hidden.length).toBe(example.length);
  // Nothing but one name, once or twice: its parts and the small words within.
  expect(hidden.replace(/█+(?: █+)*/g, '').length).toBeGreaterThan(example.length - 36);
  if (example.includes('Gazette')) expect(hidden).toContain('Evening Gazette');
});

/** What a reader sees of a report that is read on the spot. */
function shown(text: string): string {
  return compileHide(new Set(namesIn(text, readClaims(text))))(text);
}

test.each([
  ['a victim', 'Zarina Quillfeather was killed when a bus overturned near Almaty on Monday, police said.'],
  ['a victim by age', 'The dead were Zarina Quillfeather, 8, and Tovmas Quillfeather (45), police in Almaty said.'],
  [
    'a victim in the headline alone',
    'Bus kills Zarina Quillfeather\n\nA bus overturned near Almaty on Monday, police said.',
  ],
  [
    'a surname later on',
    'Zarina Quillfeather, 34, was killed near Almaty. Quillfeather had two children. The Quillfeathers lived nearby.',
  ],
  [
    'a surname in capitals',
    'Tovmas Quillfeather was injured in Almaty. TOVMAS QUILLFEATHER did not drive, police said.',
  ],
  ['a relative', 'Two people were killed in Almaty. Her brother, Tovmas Quillfeather, was at home.'],
  ['a witness', '"I saw two people die," said Zarina Quillfeather, a shop keeper in Almaty.'],
  ['a suspect', 'Police arrested Tovmas Quillfeather on suspicion of murder in Almaty on Monday.'],
  ['a suspect by honorific', 'Two men were detained in Almaty. Mr Quillfeather will appear in court on Monday.'],
  [
    'one told of in passing',
    'Zarina Quillfeather moved to Almaty long ago. Quillfeather kept bees, and 12 people were killed.',
  ],
])('%s is withheld from readers', (_, text) => {
  const hidden = shown(text);
  expect(hidden).not.toMatch(/quillfeather/i);
  expect(hidden).toContain('Almaty');
  expect(hidden.length).toBe(text.length);
});

test.each([
  ['President Askar Tolland said 12 people were killed in Almaty.', 'Askar Tolland'],
  ['Police Chief Rustam Bellweather said 14 people were hurt in Almaty.', 'Rustam Bellweather'],
  ['Askar Tolland, the interior minister, said 12 people were killed in Almaty.', 'Askar Tolland'],
  ['The health ministry said 12 people were killed in Republic Square in Almaty.', 'Republic Square'],
  [
    'At least 12 people were killed in Almaty on Monday, the Steppe Courier reported. The Courier named nobody.',
    'Steppe Courier',
  ],
])('what is public stays: %s', (text, stays) => {
  expect(shown(text)).toContain(stays);
});

test('a speaker that a reviewer typed is withheld where it is a person', () => {
  expect(typed('Zarina Quillfeather')).toContain('Quillfeather');
  expect(typed('the health ministry')).toEqual([]);
  expect(typed('Interior Ministry')).toEqual([]);
});

test('a megabyte of names is looked through in seconds', () => {
  const letters = (i: number) => String(i).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  const text = Array.from({length: 40_000}, (_, i) => `Zarina Quill${letters(i)}, ${i % 90},`).join(' ');
  const started = performance.now();
  expect(namesIn(text, []).length).toBeGreaterThan(30_000);
  expect(performance.now() - started).toBeLessThan(15_000);
});
