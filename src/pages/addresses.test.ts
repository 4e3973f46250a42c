import {expect, test} from 'vitest';
import {dataOf, lensQuery, toReader, toWords, withQuery} from './addresses.ts';

test('withQuery() writes one address for one state, whatever the order, and leaves out what is null', () => {
  expect(withQuery('/', {policy: 'ucdp', 'as-of': '2022-01-09'}, {case: 'a b'})).toBe(
    '/?as-of=2022-01-09&case=a+b&policy=ucdp',
  );
  expect(withQuery('/', {policy: 'ucdp'}, {policy: null})).toBe('/');
});

test('lensQuery() leaves out what is usual', () => {
  expect(lensQuery({policy: 'range', asOf: null})).toEqual({});
  expect(lensQuery({policy: 'ibc', asOf: '2022-01-09'})).toEqual({policy: 'ibc', 'as-of': '2022-01-09'});
});

test('addresses of reports bear whatever their ids hold', () => {
  expect(toReader('https://a.example/x?y#z')).toBe('/reports/https%3A%2F%2Fa.example%2Fx%3Fy%23z');
  expect(toWords('a', {start: 120, end: 148})).toBe('/reports/a#s=120-148');
  expect(dataOf('/', 'csv')).toBe('/case.csv');
});
