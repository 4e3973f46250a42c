import {byPrint} from '../incidents/copies.ts';
import type {Telling} from '../incidents/incidents.ts';
import type {Origin, OriginOf} from '../incidents/origins.ts';
import type {Claim, Effect} from '../model/claim.ts';
import type {Denial, SetAside, Statement} from '../model/toll.ts';
import type {Account, Context} from './account.ts';
import type {AccountOf} from './accounts.ts';
import {bestOf} from './written.ts';

/** What the origins said of one effect: each statement once, the earliest first; who denied what; and what was not counted. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly denials: readonly Denial[];
  readonly aside: readonly SetAside[];
}

/** How tellings become statements. */
export interface Means {
  readonly accountOf: AccountOf;
  readonly originOf: OriginOf;
}

/** What is known of an incident before its reports are gone through one by one. */
type Incidental = Omit<Context, 'isSaidBefore'>;

/** What each origin said of one effect in an incident. Copies say nothing of their own. */
export function statementsOf(effect: Effect, tellings: readonly Telling[], context: Incidental, means: Means): Said {
  const statements = new Map<string, Statement>();
  const denials: Denial[] = [];
  const aside: SetAside[] = [];
  const saidBy = new Map<string, Set<number>>();
  const partsBy = new Map<string, Map<number, number>>();
  for (const telling of [...tellings].sort((a, b) => byPrint(a.report, b.report))) {
    const {report, first, claims} = telling;
    const denied = claims.filter((claim) => claim.stance === 'denied' && claim.effect === effect);
    denials.push(...denied.map((claim) => denialOf(claim, telling, means)));
    // The figure that a report tells of only to deny it is not the report's own.
    const said =
      denied.length === 0 ? claims : claims.filter((claim) => !denied.some((each) => isSameCount(each, claim)));
    const told = denied.length === 0 ? [] : claims.filter((claim) => claim.effect === effect && !said.includes(claim));
    aside.push(...told.map(({id}) => ({claim: id, why: 'denial'}) as const));
    for (const {claims: part, by} of byOrigin(effect, said, telling, means.originOf)) {
      const isSaidBefore = (claim: Claim) => {
        const {key} = means.originOf(claim, telling);
        return key.startsWith('body:') && (saidBy.get(key)?.has(bestOf(claim.figure)) ?? false);
      };
      const account = means.accountOf(effect, part, {...context, isSaidBefore});
      if (account === null) continue;
      aside.push(...account.aside);
      const origin = by ?? means.originOf(account.claims[0]!, telling);
      const parts = partsBy.get(origin.key) ?? new Map<number, number>();
      if (account.made === 'written' && account.best < (parts.get(account.best) ?? 0)) {
        // What an origin has added up of several counts, it does not lower by giving one of them again.
        aside.push(...account.claims.map(({id}) => ({claim: id, why: 'part'}) as const));
        continue;
      }
      if (account.made === 'summed') for (const {figure} of account.claims) parts.set(bestOf(figure), account.best);
      partsBy.set(origin.key, parts);
      saidBy.set(origin.key, (saidBy.get(origin.key) ?? new Set()).add(account.best));
      const key = `${origin.key} ${account.low} ${account.best} ${account.high}`;
      const earlier = statements.get(key);
      if (earlier === undefined) {
        statements.set(key, statementOf(account, origin, report.published, report.id));
        continue;
      }
      // A figure that the same origin has given already is no new word, however late it is printed again.
      const why = report === first ? 'repeated' : 'copy';
      aside.push(...account.claims.map(({id}) => ({claim: id, why}) as const));
      if (!earlier.documents.includes(report.id))
        statements.set(key, {...earlier, documents: [...earlier.documents, report.id]});
    }
  }
  return {statements: [...statements.values()], denials, aside};
}

/** Those of a report's claims that go with one origin's counts; `by` is `null` where no count is written. */
interface Share {
  readonly by: Origin | null;
  readonly claims: readonly Claim[];
}

/**
 * What a report tells of an effect, a list for each origin whose counts it gives. The outlet's own count is the origin's that
 * gives the same; persons told of one by one, and all that is no count, go with every one.
 */
function byOrigin(effect: Effect, claims: readonly Claim[], telling: Telling, originOf: OriginOf): Share[] {
  const isCount = ({figure, scope, effect: of}: Claim) => of === effect && !figure.implied && scope !== 'subset';
  const counts = claims.filter(isCount);
  const origins = new Map(counts.map((claim) => [claim, originOf(claim, telling)]));
  const isOwn = (claim: Claim) => origins.get(claim)!.key.startsWith('outlet:');
  for (const claim of counts) {
    if (!isOwn(claim)) continue;
    // Its own lower count beside a body's is a part of that, or of something else.
    const same = counts.find(
      (other) => !isOwn(other) && (isSameCount(claim, other) || bestOf(claim.figure) < bestOf(other.figure)),
    );
    if (same !== undefined) origins.set(claim, origins.get(same)!);
  }
  const byKey = new Map([...origins.values()].map((origin) => [origin.key, origin]));
  if (byKey.size === 0) return [{claims, by: null}];
  if (byKey.size === 1) return [{claims, by: [...byKey.values()][0]!}];
  return [...byKey.values()].map((by) => ({
    by,
    claims: claims.filter((claim) => (origins.get(claim)?.key ?? by.key) === by.key),
  }));
}

function statementOf(account: Account, origin: Origin, at: string | null, document: string): Statement {
  const {low, best, high, made, stance, side, claims} = account;
  return {
    origin: origin.key,
    said: origin.said,
    speaker: origin.class,
    low,
    best,
    high,
    at,
    made,
    stance,
    side,
    claims: claims.map(({id}) => id),
    documents: [document],
    change: null,
    before: [],
  };
}

function denialOf(claim: Claim, telling: Telling, {originOf}: Means): Denial {
  const {key, said} = originOf(claim, telling);
  const {low, high} = claim.figure;
  return {origin: key, said, low, high, at: telling.report.published, claim: claim.id, withdraws: false};
}

function isSameCount(a: Claim, b: Claim): boolean {
  return a.effect === b.effect && a.figure.low === b.figure.low && a.figure.high === b.figure.high;
}

/** How many reports write a count, copies not counted; gone through once for the same tellings. */
export function keepWritten(): (tellings: readonly Telling[]) => Context['writtenBy'] {
  const kept = new Map<readonly Telling[], Context['writtenBy']>();
  return (tellings) => {
    const there = kept.get(tellings) ?? countWritten(tellings);
    kept.set(tellings, there);
    return there;
  };
}

function countWritten(tellings: readonly Telling[]): Context['writtenBy'] {
  const lineages = new Map<string, Set<string>>();
  for (const {first, claims} of tellings) {
    for (const {effect, figure, scope, stance} of claims) {
      if (figure.implied || scope === 'subset' || stance === 'denied') continue;
      const key = `${effect} ${bestOf(figure)}`;
      lineages.set(key, (lineages.get(key) ?? new Set()).add(first.id));
    }
  }
  return (effect, best) => lineages.get(`${effect} ${best}`)?.size ?? 0;
}
