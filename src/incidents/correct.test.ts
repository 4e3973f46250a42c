import {expect, test} from 'vitest';
import type {Report} from '../model/report.ts';
import {correctClaims} from './correct.ts';

const report = {
  id: 'a',
  claims: [{id: '1', effect: 'killed', figure: {low: 12, high: 12}, affected: {class: 'civilian'}, time: null}],
} as unknown as Report;

test('a corrected claim counts as corrected, and the others as read', () => {
  const change = {low: 14, high: null, class: 'police', from: '2022-01-05'};
  const [corrected] = correctClaims([report], [{kind: 'correct', target: '1', change, by: 'ana', why: null}]);
  expect(corrected?.claims[0]).toMatchObject({
    effect: 'killed',
    figure: {low: 14, high: null},
    affected: {class: 'police'},
    time: {from: '2022-01-05', to: '2022-01-05', basis: 'said'},
  });
  expect(correctClaims([report], [])).toEqual([report]);
});
