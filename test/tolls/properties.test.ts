import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createGrouping} from '../../src/incidents/group.ts';
import type {Claim} from '../../src/model/claim.ts';
import type {Report} from '../../src/model/report.ts';
import {POLICIES} from '../../src/model/toll.ts';
import type {Counted} from '../../src/tally.ts';
import {OUTLETS, reportOf, reports, tally, told} from './reports.ts';

const shuffled = <T>(list: readonly T[]) =>
  fc.shuffledSubarray([...list], {minLength: list.length, maxLength: list.length});

const RUNS = {numRuns: 60};

test('the order in which reports arrive changes nothing', () => {
  fc.assert(
    fc.property(
      reports.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
      ([all, other]) => {
        expect(tally.incidents(other)).toEqual(tally.incidents(all));
      },
    ),
    RUNS,
  );
});

test('groups found as reports come in are those found at once', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const grouping = createGrouping();
      for (const report of all) {
        grouping.add(report);
        grouping.groups(report.id);
      }
      const again = createGrouping();
      for (const report of [...all].reverse()) again.add(report);
      const ids = (found: ReturnType<typeof grouping.groups>) =>
        found.map((group) => group.reports.map(({id}) => id).join()).sort();
      expect(ids(grouping.groups())).toEqual(ids(again.groups()));
    }),
    RUNS,
  );
});

/** The figures of all tolls, by incident, effect and class. */
function figures(incidents: readonly Counted[]): string[] {
  return incidents.flatMap(({place, tolls}) =>
    tolls.map(({effect, class: name, best, origins}) => `${place?.name} ${effect} ${name}: ${best} by ${origins}`),
  );
}

test('copies printed again later add no origin and move no best figure', () => {
  fc.assert(
    fc.property(
      told,
      fc.array(fc.tuple(fc.constantFrom(...OUTLETS), fc.integer({min: 0, max: 20})), {maxLength: 5}),
      (first, prints) => {
        const original = reportOf(first, 'r0');
        const copies = prints.map(([outlet, later], i) =>
          reportOf({...first, outlet}, `c${i}`, `2021-04-${String(later + 1).padStart(2, '0')}`),
        );
        // A copy without a date of its own would be read differently; its claims are those of the text it prints.
        const same = copies.map((copy) => ({...copy, claims: moved(original.claims, copy)}));
        expect(figures(tally.incidents([original, ...same]))).toEqual(figures(tally.incidents([original])));
      },
    ),
    RUNS,
  );
});

test('the same word in other words adds no origin and moves no best figure', () => {
  fc.assert(
    fc.property(
      told.filter(({speaker}) => speaker !== 'officials'),
      fc.array(fc.tuple(fc.constantFrom(...OUTLETS), fc.integer({min: 0, max: 5})), {maxLength: 4}),
      (first, prints) => {
        const original = reportOf(first, 'r0');
        const paraphrases = prints.map(([outlet, later], i) => {
          const {claims, published} = reportOf(first, 'r0');
          const day = `2021-03-${String(Number(published?.slice(8)) + later).padStart(2, '0')}`;
          const report = {...original, id: `p${i}`, publisher: outlet, published: day};
          // Other words have other runs of five; the names stay.
          return {...report, print: {...original.print, shingles: new Uint32Array()}, claims: moved(claims, report)};
        });
        expect(figures(tally.incidents([original, ...paraphrases]))).toEqual(figures(tally.incidents([original])));
      },
    ),
    RUNS,
  );
});

function moved(claims: readonly Claim[], {id}: Report): Claim[] {
  return claims.map((claim) => ({...claim, id: `${id} ${claim.id}`, document: id}));
}

test('low ≤ best ≤ high by every policy that gives them', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom(...POLICIES), (all, policy) => {
      for (const {tolls} of tally.incidents(all, {policy})) {
        for (const {low, best, high} of tolls) {
          if (low !== null && best !== null) expect(low).toBeLessThanOrEqual(best);
          if (best !== null && high !== null) expect(best).toBeLessThanOrEqual(high);
        }
      }
    }),
    RUNS,
  );
});

test('every claim of an incident is counted or set aside with a reason, and none is both', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const effects = new Map(all.flatMap(({claims}) => claims.map(({id, effect}) => [id, effect] as const)));
      for (const {claims, tolls} of tally.incidents(all)) {
        for (const {effect, class: name, derivation} of tolls) {
          if (name !== null) continue;
          const used = new Set(
            derivation.statements.flatMap((each) => [each, ...each.before]).flatMap((each) => each.claims),
          );
          const aside = new Set(derivation.aside.map(({claim}) => claim));
          for (const id of claims)
            if (effects.get(id) === effect) expect(used.has(id) !== aside.has(id), id).toBe(true);
        }
      }
    }),
    RUNS,
  );
});

test('counting again gives the same tolls, and each report and claim is in one place', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const once = tally.incidents(all);
      expect(tally.incidents(all)).toEqual(once);
      const documents = once.flatMap((each) => each.documents);
      expect(documents.sort()).toEqual(all.map(({id}) => id).sort());
      expect(once.flatMap((each) => each.claims).length).toBe(all.flatMap(({claims}) => claims).length);
    }),
    RUNS,
  );
});
