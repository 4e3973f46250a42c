import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {lookUpSenses} from './senses.ts';

const list = readFileSync(new URL('../../../models/en/senses.txt', import.meta.url), 'latin1');

test('every noun of the list is found with its sort', () => {
  const senses = lookUpSenses(list);
  const letters = {person: 'p', group: 'g', thing: 'a', animal: 'n', other: 'o', unknown: ''};
  const lines = list.trim().split('\n');
  const wrong = lines.filter(
    (line) => `${line.slice(0, -2)} ${letters[senses.get(line.slice(0, -2)) ?? 'unknown']}` !== line,
  );
  expect(lines.length).toBeGreaterThan(50_000);
  expect(wrong).toEqual([]);
});

test('a noun that is not in the list is not known, wherever it would stand', () => {
  const senses = lookUpSenses('army g\nnurse p\nriver o\n');
  for (const noun of ['', 'arm', 'army g', 'army\n', 'nurs', 'nurses', 'zebra', ' '])
    expect(senses.get(noun)).toBeUndefined();
  expect(['army', 'nurse', 'river'].map((noun) => senses.get(noun))).toEqual(['group', 'person', 'other']);
});

test('a list that ends without a line break, and an empty one, can be searched', () => {
  expect(lookUpSenses('army g\nnurse p').get('nurse')).toBe('person');
  expect(lookUpSenses('').get('nurse')).toBeUndefined();
});
