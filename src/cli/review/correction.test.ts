import {expect, test} from 'vitest';
import {readCorrection} from './correction.ts';

test.each([
  ['12', {low: 12, high: 12}],
  ['1,200', {low: 1200, high: 1200}],
  ['12-14', {low: 12, high: 14}],
  ['>=12', {low: 12, high: null}],
  ['12+', {low: 12, high: null}],
  ['≤14', {low: null, high: 14}],
  ['13, effect=injured class=police', {low: 13, high: 13, effect: 'injured', class: 'police'}],
  ['place=Nur_Sultan from=2022-01-05', {place: 'Nur Sultan', from: '2022-01-05'}],
])('readCorrection() reads %j', (typed, change) => {
  expect(readCorrection(typed)).toEqual({change});
});

test.each([
  ['', /Nothing was corrected/],
  ['many', /is no count/],
  ['14-12', /14 is more than 12/],
  ['effect=kiled', /effect is one of/],
  ['effect=', /has no value/],
  ['name=x', /cannot be corrected/],
  ['from=soon', /is no day/],
  ['__proto__=x', /cannot be corrected/],
])('readCorrection() says what is wrong with %j', (typed, fault) => {
  expect(readCorrection(typed)).toEqual({fault: expect.stringMatching(fault)});
});
