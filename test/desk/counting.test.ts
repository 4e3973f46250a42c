import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createCounting} from '../../src/desk/counting.ts';
import {createListing} from '../../src/desk/listing.ts';
import {createParents} from '../../src/desk/parents.ts';
import {createTollBook} from '../../src/desk/tolls.ts';
import {correctClaims} from '../../src/incidents/correct.ts';
import {createGrouping} from '../../src/incidents/group.ts';
import {incidentsOf, type Told} from '../../src/incidents/incidents.ts';
import {obey} from '../../src/incidents/obey.ts';
import type {Decision} from '../../src/model/decision.ts';
import type {Report} from '../../src/model/report.ts';
import {POLICIES} from '../../src/model/toll.ts';
import {titleOf} from '../../src/say/toll.ts';
import {reportOf, tally, told} from '../tolls/reports.ts';

/** What happens to a ledger: reports come in, people decide (whatever of, by number), and somebody looks. */
type Step =
  | {readonly report: Report}
  | {readonly decide: Decision['kind']; readonly of: number; readonly into: number; readonly change: Decision['change']}
  | 'look';

const steps = fc
  .array(
    fc.oneof(
      {weight: 4, arbitrary: told.map((each) => ({told: each}))},
      {
        weight: 3,
        arbitrary: fc.record({
          decide: fc.constantFrom<Decision['kind']>('correct', 'reject', 'move', 'merge', 'split', 'accept', 'revoke'),
          of: fc.nat(40),
          into: fc.nat(40),
          change: fc.constantFrom<Decision['change']>(
            {low: 3, high: 3},
            {from: '2021-03-01', to: '2021-03-01'},
            {from: '2020-01-01'},
            {effect: 'assembled'},
            {scope: 'total'},
            {place: 'Lima'},
          ),
        }),
      },
      {weight: 2, arbitrary: fc.constant('look' as const)},
    ),
    {minLength: 4, maxLength: 14},
  )
  .map((all): Step[] =>
    all.map((each, i) => (each !== 'look' && 'told' in each ? {report: reportOf(each.told, `r${i}`)} : each)),
  );

test('incidents counted as reports and decisions come in are those counted at once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const counting = createCounting();
      const reports: Report[] = [];
      const decisions: Decision[] = [];
      for (const step of [...all, 'look' as const]) {
        if (step === 'look') {
          const now = await counting.settle(async () => {});
          expect(inOrder(now)).toEqual(inOrder(atOnce(reports, decisions)));
          for (const incident of now) {
            expect(counting.named(incident.id)).toBeTruthy();
            for (const claim of incident.claims) expect(counting.ofClaim(claim)).toBe(incident);
          }
        } else if ('report' in step) {
          reports.push(step.report);
          counting.add(step.report);
        } else {
          const decision = decisionOf(step, reports, decisions);
          if (decision === null) continue;
          decisions.push(decision);
          counting.decide([...decisions]);
        }
      }
    }),
    {numRuns: 150},
  );
});

function atOnce(reports: readonly Report[], decisions: readonly Decision[]): Told[] {
  const grouping = createGrouping();
  for (const report of correctClaims(reports, decisions)) grouping.add(report);
  return obey(grouping.groups().flatMap(incidentsOf), decisions);
}

/** Incidents without fingerprints, by id, those of one id by their claims. */
function inOrder(incidents: readonly Told[]) {
  const key = ({id, claims}: Told) => `${id} ${claims.join()}`;
  return [...incidents]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({tellings, ...incident}) => ({
      ...incident,
      tellings: tellings.map(({report, first, claims}) => ({report: report.id, first: first.id, claims})),
    }));
}

/** A decision about something that is there; `null` where nothing is. */
function decisionOf(
  {decide: kind, of, into, change}: Extract<Step, {decide: unknown}>,
  reports: readonly Report[],
  decisions: readonly Decision[],
): Decision | null {
  const claims = reports.flatMap((report) => report.claims);
  const incidents = atOnce(reports, decisions);
  if (claims.length === 0 || incidents.length === 0) return null;
  const about = incidents[of % incidents.length]!;
  const by = {by: 'A. Reviewer', why: null};
  const claim = claims[of % claims.length]!.id;
  if (kind === 'merge') return {kind, target: about.id, change: {into: incidents[into % incidents.length]!.id}, ...by};
  if (kind === 'split')
    return {
      kind,
      target: about.id,
      change: {document: about.documents[into % (about.documents.length || 1)] ?? ''},
      ...by,
    };
  if (kind === 'move') return {kind, target: claim, change: {into: incidents[into % incidents.length]!.id}, ...by};
  return {kind, target: claim, change: kind === 'correct' ? change : {}, ...by};
}

test('the list of incidents, as of any moment and by any policy, is that of counting all at once', async () => {
  const book = createTollBook(tally, () => 0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(told, fc.constantFrom('', 'T08:00:00Z', 'T23:30:00-05:00')), {minLength: 1, maxLength: 7}),
      fc.constantFrom(...POLICIES),
      fc.constantFrom(null, '2021-03-02', '2021-03-04T09:00:00Z', '2021-03-06', '2021-02-01', '2021-04-01'),
      async (all, policy, asOf) => {
        const reports = all.map(([each, hour], i) => reportOf(each, `r${i}`, `2021-03-0${each.day}${hour}`));
        const counting = createCounting();
        for (const report of reports) counting.add(report);
        const incidents = await counting.settle(async () => {});
        const list = await createListing(() => incidents, book).list({policy, asOf});
        const parentOf = createParents(incidents);
        for (const incident of incidents)
          expect(book.count(incident, {policy, asOf})).toEqual(tally.reconcile(incident, {policy, asOf}));
        const atOnce = tally.incidents(reports, {policy, asOf}).filter(({tolls}) => tolls.length > 0);
        expect(list.map(({id, title, origins, told}) => ({id, title, origins, parent: parentOf(told)}))).toEqual(
          atOnce.map((each) => ({id: each.id, title: titleOf(each), origins: each.origins, parent: each.parent})),
        );
      },
    ),
    {numRuns: 60},
  );
});

test('who looks back sees the incidents there are, by what had been published then', () => {
  fc.assert(
    fc.property(fc.array(told, {minLength: 1, maxLength: 7}), fc.integer({min: 1, max: 9}), (all, day) => {
      const reports = all.map((each, i) => reportOf(each, `r${i}`));
      const asOf = `2021-03-0${day}`;
      const published = new Set(reports.flatMap((report) => ((report.published ?? '') <= asOf ? [report.id] : [])));
      const now = new Map(tally.incidents(reports).map((incident) => [incident.id, incident]));
      for (const {id, place, time, documents} of tally.incidents(reports, {asOf})) {
        expect({place, time}).toEqual({place: now.get(id)?.place, time: now.get(id)?.time});
        expect(documents).toEqual(now.get(id)?.documents.filter((document) => published.has(document)));
      }
    }),
    {numRuns: 60},
  );
});
