import {expect, test} from 'vitest';
import type {Decision} from '../model/decision.ts';
import {type Made, standingOf} from './standing.ts';

function made(...all: readonly Partial<Decision>[]): Made[] {
  return all.map((each, entry) => ({
    entry,
    decision: {kind: 'accept', target: 'c', by: 'ana', why: null, change: {}, ...each},
  }));
}

const stands = (...all: readonly Partial<Decision>[]) => standingOf(made(...all)).map(({entry}) => entry);

test('standingOf() keeps the last of what was decided of a claim, and nothing that was taken back altogether', () => {
  expect(stands({kind: 'accept'}, {kind: 'reject'})).toEqual([1]);
  expect(stands({kind: 'accept'}, {kind: 'move', change: {into: 'i'}})).toEqual([0, 1]);
  expect(stands({kind: 'accept'}, {kind: 'move'}, {kind: 'revoke'})).toEqual([]);
  expect(stands({kind: 'reject'}, {kind: 'revoke', target: 'other'})).toEqual([0]);
});

test('of two pins of one incident, undoing the later leaves the earlier, and undoing the earlier leaves the later', () => {
  const killed: Partial<Decision> = {kind: 'pin', target: 'i', change: {effect: 'killed', low: 12, high: 12}};
  const injured: Partial<Decision> = {kind: 'pin', target: 'i', change: {effect: 'injured', low: 30, high: 30}};
  const undo = (entry: number): Partial<Decision> => ({kind: 'revoke', target: 'i', change: {entry}});
  expect(stands(killed, injured, undo(1))).toEqual([0]);
  expect(stands(killed, injured, undo(0))).toEqual([1]);
});

test('what a decision replaced stands again when that decision is taken back, and that can be taken back as well', () => {
  const undo = (entry: number): Partial<Decision> => ({kind: 'revoke', change: {entry}});
  expect(stands({kind: 'accept'}, {kind: 'reject'}, undo(1))).toEqual([0]);
  expect(stands({kind: 'accept'}, {kind: 'reject'}, undo(1), undo(2))).toEqual([1]);
  expect(stands({kind: 'accept'}, {kind: 'reject'}, undo(0))).toEqual([1]);
  expect(stands({kind: 'accept'}, {kind: 'reject'}, undo(1), undo(0))).toEqual([]);
  expect(stands({kind: 'accept'}, {kind: 'revoke'}, undo(1))).toEqual([0]);
});

test('a decision is taken back by what is about the same target alone', () => {
  expect(stands({kind: 'accept'}, {kind: 'revoke', target: 'other', change: {entry: 0}})).toEqual([0]);
});
