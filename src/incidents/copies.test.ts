import {expect, test} from 'vitest';
import type {Report} from '../model/report.ts';
import {COPY, createCopyIndex} from './copies.ts';

/** Numbers below a bound that look drawn by chance. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

function reportOf(id: string, shingles: Iterable<number>, agency: string | null): Report {
  const print = {
    shingles: Uint32Array.from(new Set(shingles)).sort(),
    names: new Uint32Array(),
    weights: new Float32Array(),
    scenes: new Uint32Array(),
  };
  return {id, published: null, publisher: null, agency, case: null, claims: [], print};
}

/** Texts of some length that keep from none to all of one of a few originals, all of them with some set phrases. */
function textsOf(draw: (below: number) => number, length: number): Report[] {
  const fresh = (): number => draw(0xffff_ffff);
  const phrases = Array.from({length: length / 10}, fresh);
  const originals = Array.from({length: 6}, () => Array.from({length}, fresh));
  return Array.from({length: 120}, (_, n) => {
    const kept = draw(101);
    const words = originals[draw(originals.length)]!.map((shingle) => (draw(100) < kept ? shingle : fresh()));
    return reportOf(`${n}`, [...words, ...phrases], draw(4) === 0 ? 'An agency' : null);
  });
}

function shareOf(a: Report, b: Report): number {
  const held = new Set(a.print.shingles);
  const shared = b.print.shingles.filter((shingle) => held.has(shingle)).length;
  return shared / Math.min(a.print.shingles.length, b.print.shingles.length);
}

test.each([1, 2, 3])(
  'createCopyIndex() finds what comparing every text with every other finds, in any order (seed %i)',
  (seed) => {
    const texts = textsOf(drawer(seed), 300);
    const wanted = new Set<string>();
    for (const a of texts)
      for (const b of texts) {
        const least = a.agency !== null && a.agency === b.agency ? COPY.sameAgency : COPY.contained;
        if (a.id < b.id && shareOf(a, b) >= least) wanted.add(`${a.id} ${b.id}`);
      }
    expect(wanted.size).toBeGreaterThan(50);
    for (const order of [texts, [...texts].reverse()]) {
      const index = createCopyIndex();
      const found = order.flatMap((each) => index.add(each).map((other) => [each.id, other].sort().join(' ')));
      expect(new Set(found)).toEqual(wanted);
      expect(found.length).toBe(wanted.size);
    }
  },
);

test('createCopyIndex() tells no text without runs of words for a copy', () => {
  const index = createCopyIndex();
  index.add(reportOf('a', [], null));
  expect(index.add(reportOf('b', [], null))).toEqual([]);
});
