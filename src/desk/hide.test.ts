import {expect, test} from 'vitest';
import {compileHide} from './hide.ts';

const hide = compileHide(new Set(['Ana Berg', 'Berg', 'Ana']), new Map([['ana-berg-7', 'r-1']]));

test('hide() takes the same room, in whatever lies in a value', () => {
  const shown = hide({a: ['Ana Berg was hurt', 7, null], b: {c: 'BERG and Berg’s car'}});
  expect(shown).toEqual({a: ['████████ was hurt', 7, null], b: {c: '████ and ████’s car'}});
});

test('hide() leaves words alone that only hold the letters of a name', () => {
  expect(hide('The iceberg near Bergen, an Anatolian bank')).toBe('The iceberg near Bergen, an Anatolian bank');
});

test('hide() takes a name with an ending, and one that a line end parts', () => {
  const hidden = compileHide(new Set(['Quillfeather', 'Zarina Quillfeather']));
  expect(hidden('the Quillfeathers and Zarina\nQuillfeather')).toBe('the █████████████ and ███████████████████');
});

test('hide() leaves out addresses that hold a name, and shows another id for one that does', () => {
  const hidden = compileHide(new Set(['Quillfeather']));
  expect(hidden({url: 'https://a.example/quillfeather-dead'})).toEqual({url: null});
  expect(hidden({url: 'https://a.example/1'})).toEqual({url: 'https://a.example/1'});
  expect(hide({id: 'ana-berg-7'})).toEqual({id: 'r-1'});
});

test('hide() takes a name with a hyphen or an apostrophe, and its possessive', () => {
  const hidden = compileHide(new Set(['Omar Al-Hadi', 'Al-Hadi', 'Omar', "Tovma O'Quill", "O'Quill"]));
  expect(hidden("Omar Al-Hadi's car, Al-Hadi, O'Quill’s")).toBe("████████████'s car, ███████, ███████’s");
});

test('a hundred thousand names in a megabyte are no hindrance', () => {
  const names = new Set(Array.from({length: 100_000}, (_, i) => `Name${i} Surname${i}`));
  const text = Array.from({length: 30_000}, (_, i) => `It was Name${i * 7} Surname${i * 7} again.`).join(' ');
  const started = performance.now();
  expect(compileHide(names)(text)).toMatch(/█/);
  expect(performance.now() - started).toBeLessThan(15_000);
});
