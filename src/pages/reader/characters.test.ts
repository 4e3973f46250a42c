import {expect, test} from 'vitest';
import {nameCharacters} from './characters.ts';

test('nameCharacters() names what hides or turns words, and gives the others by number', () => {
  expect(nameCharacters('\u202e')).toBe('right-to-left override');
  expect(nameCharacters('\u200b\u0007')).toBe('zero-width space, U+0007');
  expect(nameCharacters('\u{e0041}')).toBe('U+E0041');
});
