import {expect, test} from 'vitest';
import type {ClaimCard} from '../../desk/views.ts';
import {cardWith} from '../views.fixture.ts';
import {layTracks} from './tracks.ts';

function card(id: string, start: number, end: number): ClaimCard {
  const made = cardWith('words');
  return {...made, claim: {...made.claim, id, content: {start, end}}};
}

test('layTracks() underlines claims that overlap on lines of their own, and goes back to the first when it is free', () => {
  const tracks = layTracks([card('a', 0, 20), card('b', 5, 10), card('c', 10, 15), card('d', 20, 30)]);
  expect([...tracks]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 1],
    ['d', 0],
  ]);
});

test('layTracks() draws the fifth claim over one stretch on the fourth line', () => {
  const tracks = layTracks(['a', 'b', 'c', 'd', 'e'].map((id) => card(id, 0, 9)));
  expect(tracks.get('e')).toBe(3);
});
