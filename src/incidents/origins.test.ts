import {expect, test} from 'vitest';
import type {Claim} from '../model/claim.ts';
import type {Report} from '../model/report.ts';
import {loadPack, loadTable} from '../packs/load.ts';
import {compileOrigins} from './origins.ts';

const originOf = compileOrigins(loadPack('en'));
const report = {id: 'a', publisher: 'Lakeside Standard', agency: null, claims: []} as unknown as Report;
const by = (text: string | null, kind = 'government') =>
  originOf({speaker: text === null ? null : {text, name: null, class: kind}} as unknown as Claim, {
    report,
    first: report,
  }).key;

test.each(loadTable('en', 'institutions'))(
  'institutions: "$cells.words" speaks for the $cells.institution',
  ({cells, example}) => {
    const speaker = example.slice(0, example.indexOf(' said'));
    expect(by(speaker)).toBe(`body:${cells['institution']}`);
  },
);

test('a ministry, its minister and its spokesman are one origin', () => {
  expect(
    new Set(
      ["Kazakhstan's interior ministry", 'The Interior Minister, Ana Berg', 'an interior ministry spokesman'].map(
        (each) => by(each),
      ),
    ).size,
  ).toBe(1);
});

test('a report that quotes nobody, or nobody in particular, is the word of its outlet', () => {
  expect(by(null)).toBe('outlet:lakeside standard');
  expect(by('officials', 'unnamed')).toBe('outlet:lakeside standard');
});

test('two residents are two origins', () => {
  expect(by('Ana Berg', 'witness')).not.toBe(by('Omar Adan', 'witness'));
});

test('a short form is told by the longest phrase of its report that names the body, and a person by their own', () => {
  const speakers = ['the office', "Northland's prosecutor-general's office", 'Ana Berg, of the interior ministry'];
  const claims = speakers.map((text) => ({speaker: {text, name: null, class: 'government'}}) as unknown as Claim);
  const full = {...report, claims};
  expect(claims.map((claim) => originOf(claim, {report: full, first: full}).said)).toEqual([
    "Northland's prosecutor-general's office",
    "Northland's prosecutor-general's office",
    'Ana Berg, of the interior ministry',
  ]);
});
