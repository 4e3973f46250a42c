import {expect, test} from 'vitest';
import type {ClaimPlace} from '../model/claim.ts';
import type {Bearings} from './bearings.ts';
import {createCases, type Numbered} from './cases.ts';
import {likeness} from './fingerprint.ts';
import {TOGETHER, together} from './together.ts';

/** Numbers below a bound that look drawn by chance. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

type Draw = (below: number) => number;

function placeOf(draw: Draw): ClaimPlace {
  const n = draw(6);
  return {
    start: 0,
    end: 1,
    text: `p${n}`,
    name: `p${n}`,
    country: 'XX',
    point: [n * 9, n],
    precision: 1,
    gazetteer: `p${n}`,
  };
}

function bearingsOf(draw: Draw): Bearings {
  const from = draw(900);
  const length = draw(20) === 0 ? 365 : draw(4);
  return {
    times: draw(8) === 0 ? [] : [{from, to: from + length}],
    places: draw(5) === 0 ? [] : [placeOf(draw)],
    news: null,
    counts: new Map(),
  };
}

function memberOf(draw: Draw, number: number): Numbered {
  const names = Uint32Array.from(
    new Set(Array.from({length: 2 + draw(20)}, () => draw(draw(2) === 0 ? 12 : 5000))),
  ).sort();
  const raw = Array.from(names, () => 1 + draw(9));
  const length = Math.sqrt(raw.reduce((sum, each) => sum + each * each, 0));
  const print = {
    shingles: new Uint32Array(),
    names,
    weights: Float32Array.from(raw, (each) => each / length),
    scenes: Uint32Array.from(draw(3) === 0 ? [draw(2)] : []),
  };
  const report = {id: `${number}`, published: null, publisher: null, agency: null, case: 'a case', claims: [], print};
  return {number, report, bearings: bearingsOf(draw)};
}

test.each([1, 2])(
  'createCases() finds every two reports of a large case that go together, as comparing all does (seed %i)',
  (seed) => {
    const draw = drawer(seed);
    const cases = createCases();
    const members: Numbered[] = [];
    let pairs = 0;
    let visits = 0;
    const wrong: unknown[] = [];
    const add = (member: Numbered): void => {
      const found = new Map<number, number | undefined>();
      cases.add(member, (other, names) => void found.set(other, names));
      visits += found.size;
      for (const other of members) {
        if (other.number === member.number) continue;
        const names = found.get(other.number);
        if (names !== undefined && names !== likeness(member.report.print, other.report.print)) wrong.push(names);
        if (together(member, other) < TOGETHER.pair) continue;
        pairs++;
        if (!found.has(other.number)) wrong.push([member.number, other.number]);
      }
      members[member.number] = member;
    };
    for (let number = 0; number < 500; number++) {
      add(memberOf(draw, number));
      // A report that is there comes again, with its claims taken otherwise.
      if (draw(6) === 0) add({...members[draw(members.length)]!, bearings: bearingsOf(draw)});
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(3000);
    expect(visits).toBeLessThan(500 * 300);
  },
);

test('createCases() leaves reports without a case, and those of others, alone', () => {
  const cases = createCases();
  const draw = drawer(3);
  const found = ['a', null, 'b', null, 'a'].map((name, number) => {
    const member = memberOf(draw, number);
    const visited: number[] = [];
    cases.add({...member, report: {...member.report, case: name}}, (other) => visited.push(other));
    return visited.filter((other) => other !== number);
  });
  expect(found).toEqual([[], [], [], [], [0]]);
});
