import {describe, expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import {loadPack} from '../src/packs/load.ts';
import {documentOf} from '../src/read/document.ts';

/** Every line of the claims' tables brings a sentence in which it is at work. */
const pack = loadPack('en');
const reader = createReader();
const claimsOf = (text: string) => reader.claims(documentOf(text, {}));

describe('every line of effects.txt is read in its example', () => {
  for (const row of pack.table('effects')) {
    test(`${row.cells['effect'] || 'no effect'}/${row.cells['frame']}: ${row.example}`, () => {
      if (row.cells['effect'] === '') expect(claimsOf(row.example)).toEqual([]);
      else expect(claimsOf(row.example).map((claim) => claim.effect)).toContain(row.cells['effect']);
    });
  }
});

describe('every line of affected.txt names the class of its example', () => {
  for (const row of pack.table('affected')) {
    const expected = row.cells['class'] === 'person' ? 'civilian' : row.cells['class'];
    test(`${row.cells['words']}: ${row.example}`, () => {
      const classes = claimsOf(row.example).map((claim) => claim.affected.class);
      if (row.cells['role'] === 'others') expect(new Set(classes).size).toBe(1);
      else expect(classes).toContain(expected);
    });
  }
});

describe('every line of modality.txt tells the real from the unreal', () => {
  for (const row of pack.table('modality')) {
    const real = ['implies', 'perfect', 'factive'].includes(row.cells['kind'] ?? '');
    test(`${row.cells['word']}: ${row.example}`, () => {
      const told = claimsOf(row.example).filter((claim) => claim.stance !== 'denied');
      expect(told.length > 0).toBe(real);
    });
  }
});

describe('every line of parts.txt joins a count to the one beside it', () => {
  for (const row of pack.table('parts')) {
    test(`${row.cells['words']}: ${row.example}`, () => {
      const four = claimsOf(row.example).find((claim) => claim.figure.low === 4);
      expect(four?.effect).toBe('killed');
      if (!['along', 'again', 'recount', 'recounted'].includes(row.cells['place'] ?? ''))
        expect(four?.scope).toBe('subset');
    });
  }
});

describe('every line of diseases.txt makes cases infected people', () => {
  for (const row of pack.table('diseases')) {
    test(row.example, () => {
      expect(claimsOf(row.example).map((claim) => claim.effect)).toContain('infected');
    });
  }
});

describe('every line of singles.txt tells one person from none', () => {
  for (const row of pack.table('singles')) {
    test(`${row.cells['word']}: ${row.example}`, () => {
      const singles = claimsOf(row.example).filter((claim) => claim.figure.implied);
      const saysWord = singles.some((claim) => claim.figure.text.toLowerCase().split(' ').includes(row.cells['word']!));
      switch (row.cells['kind']) {
        case 'pronoun':
        case 'alone':
        case 'article':
        case 'self':
        case 'collective':
          return expect(saysWord).toBe(true);
        case 'body':
        case 'finding':
        case 'link':
          return expect(singles.map((claim) => claim.effect)).toEqual(['killed']);
        case 'harm':
          return expect(singles.map((claim) => claim.effect)).toEqual(['rescued']);
        case 'alias':
          return expect(singles).toHaveLength(1);
        default:
          return expect(saysWord).toBe(false);
      }
    });
  }
});
