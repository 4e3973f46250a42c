import type {Telling} from '../incidents/incidents.ts';
import type {OriginOf} from '../incidents/origins.ts';
import type {Grade, PolicyName, SetAside, Statement, Toll} from '../model/toll.ts';
import type {AccountsOf} from './accounts.ts';
import {range} from './policies/range.ts';
import type {Policy} from './policy.ts';
import {statementsOf} from './statements.ts';

/** What reconciling needs to know of a language and of the asker's choice. */
export interface Reconciler {
  readonly accountsOf: AccountsOf;
  readonly originOf: OriginOf;
  readonly policy: PolicyName;
  readonly asOf: string | null;
}

const BY_NAME: Readonly<Partial<Record<PolicyName, Policy>>> = {range};

/** The tolls of an incident, effect by effect, as the reports that were published by then have them. */
export function reconcile(tellings: readonly Telling[], {accountsOf, originOf, policy, asOf}: Reconciler): Toll[] {
  const tolls: Toll[] = [];
  for (const [effect, {statements, aside}] of statementsOf(tellings, accountsOf, originOf)) {
    const {standing, superseded} = stand(statements);
    if (standing.length === 0) continue;
    const {rule, ...figures} = (BY_NAME[policy] ?? range)(standing);
    tolls.push({
      effect,
      class: null,
      ...figures,
      grade: grade(standing),
      policy,
      asOf,
      origins: standing.length,
      derivation: {rule, statements: standing, aside: [...aside, ...superseded]},
    });
  }
  return tolls;
}

/** Each origin's latest statement. */
function stand(statements: readonly Statement[]): {standing: Statement[]; superseded: SetAside[]} {
  const latest = new Map<string, Statement>();
  const superseded: SetAside[] = [];
  for (const statement of statements) {
    const before = latest.get(statement.origin);
    if (before !== undefined) superseded.push(...before.claims.map((claim) => ({claim, why: 'superseded'}) as const));
    latest.set(statement.origin, statement);
  }
  return {standing: [...latest.values()], superseded};
}

function grade(standing: readonly Statement[]): Grade {
  if (standing.every(({stance}) => stance === 'unconfirmed')) return 'unsupported';
  if (standing.length === 1) return 'weak';
  const low = Math.max(...standing.map((each) => each.low));
  const high = Math.min(...standing.map((each) => each.high ?? Number.POSITIVE_INFINITY));
  return low <= high ? 'fair' : 'contested';
}
