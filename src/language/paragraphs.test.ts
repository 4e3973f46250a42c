import {expect, test} from 'vitest';
import {findParagraphs} from './paragraphs.ts';

const paragraphs = (text: string): string[] => findParagraphs(text).map(({start, end}) => text.slice(start, end));

test('Each line of unwrapped copy is a paragraph', () => {
  expect(paragraphs('Blast in Orla\r\n\r\n  Ten men died.\nPolice said so.')).toEqual([
    'Blast in Orla',
    'Ten men died.',
    'Police said so.',
  ]);
});

test('An indented line starts a paragraph in wrapped copy', () => {
  const wrapped = [
    '   THE ARMY SAID TODAY THAT FORTY OF ITS SOLDIERS HAD',
    'BEEN WOUNDED WHEN A CONVOY OF TRUCKS RAN INTO A DITCH',
    'ON THE ROAD.',
    '   MEANWHILE, NOTHING ELSE HAPPENED IN THE WHOLE LAND,',
    'THE SAME SOURCE ADDED LATER.',
  ].join('\n');
  expect(paragraphs(wrapped).map((p) => p.split('\n').length)).toEqual([3, 2]);
});

test('A line that begins small goes on with an open one', () => {
  expect(paragraphs('Ten men died, sources\nsaid.\nPolice said so.')).toEqual([
    'Ten men died, sources\nsaid.',
    'Police said so.',
  ]);
});

test('A list of short lines is not wrapped copy', () => {
  expect(paragraphs('Rice\nWater\nTents\nBlankets').length).toBe(4);
});
