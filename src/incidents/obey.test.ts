import {expect, test} from 'vitest';
import type {Claim} from '../model/claim.ts';
import type {Decision} from '../model/decision.ts';
import type {Report} from '../model/report.ts';
import {idOf, type Told} from './incidents.ts';
import {obey} from './obey.ts';

const report = (id: string, ...claims: string[]): Report =>
  ({id, claims: claims.map((each) => ({id: each}) as Claim)}) as unknown as Report;

function told(...reports: Report[]): Told {
  return {
    id: idOf('report', reports[0]!.id),
    place: null,
    time: null,
    parent: null,
    missing: [],
    documents: reports.map(({id}) => id),
    claims: reports.flatMap(({claims}) => claims.map(({id}) => id)),
    tellings: reports.map((each) => ({report: each, first: each, claims: each.claims})),
  };
}

const decide = (kind: Decision['kind'], target: string, change: Decision['change'] = {}): Decision => ({
  kind,
  target,
  change,
  by: 'ana',
  why: null,
});

const [a, b] = [told(report('a', 'a1', 'a2'), report('b', 'b1')), told(report('c', 'c1'))];
const shape = (incidents: readonly Told[]) => incidents.map(({documents, claims}) => [documents.join(), claims.join()]);

test('merge puts one incident into another, which keeps its id', () => {
  const merged = obey([a, b], [decide('merge', a.id, {into: b.id})]);
  expect(shape(merged)).toEqual([['c,a,b', 'c1,a1,a2,b1']]);
  expect(merged[0]?.id).toBe(b.id);
});

test('split takes a report out into an incident of its own', () => {
  expect(shape(obey([a, b], [decide('split', a.id, {document: 'b'})]))).toEqual([
    ['a', 'a1,a2'],
    ['b', 'b1'],
    ['c', 'c1'],
  ]);
});

test('move takes a claim into another incident, reject takes it out', () => {
  expect(shape(obey([a, b], [decide('move', 'a2', {into: b.id})]))).toEqual([
    ['a,b', 'a1,b1'],
    ['c', 'c1,a2'],
  ]);
  expect(shape(obey([a, b], [decide('reject', 'a2')]))[0]).toEqual(['a,b', 'a1,b1']);
});

test('an incident answers to the id that any of its reports would give it', () => {
  expect(shape(obey([a, b], [decide('merge', b.id, {into: idOf('report', 'b')})]))).toEqual([['a,b,c', 'a1,a2,b1,c1']]);
});

test('a decision about what is not there changes nothing', () => {
  expect(obey([a, b], [decide('merge', 'i-gone', {into: b.id}), decide('move', 'x', {into: a.id})])).toEqual([a, b]);
});
