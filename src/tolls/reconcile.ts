import type {Telling} from '../incidents/incidents.ts';
import type {Effect} from '../model/claim.ts';
import type {Grade, PolicyName, SetAside, Statement, Toll} from '../model/toll.ts';
import {range} from './policies/range.ts';
import type {Policy} from './policy.ts';
import {countWritten, type Means, statementsOf} from './statements.ts';

/** The asker's choice. */
export interface Choice {
  readonly policy: PolicyName;
  readonly asOf: string | null;
}

const BY_NAME: Readonly<Partial<Record<PolicyName, Policy>>> = {range};

/** The tolls of an incident, effect by effect. */
export function reconcile(tellings: readonly Telling[], means: Means, {policy, asOf}: Choice): Toll[] {
  const writtenBy = countWritten(tellings);
  const effects = new Set(tellings.flatMap(({claims}) => claims.map(({effect}) => effect)));
  const tollOf = (effect: Effect, killed: number): Toll | null => {
    const {statements, aside} = statementsOf(effect, tellings, {writtenBy, killed}, means);
    const {standing, superseded} = stand(statements);
    if (standing.length === 0) return null;
    const {rule, ...figures} = (BY_NAME[policy] ?? range)(standing, isAlone(standing, tellings));
    return {
      effect,
      class: null,
      ...figures,
      grade: grade(standing),
      policy,
      asOf,
      origins: standing.length,
      derivation: {rule, statements: standing, aside: [...aside, ...superseded]},
    };
  };
  // Those killed come first: of those hit, the dead are not hurt.
  const killed = tollOf('killed', 0);
  if (killed !== null && killed.best! > 0) effects.add('injured');
  const others = [...effects]
    .filter((effect) => effect !== 'killed')
    .map((effect) => tollOf(effect, killed?.best ?? 0));
  return [killed, ...others].filter((toll) => toll !== null);
}

/** Reports of an incident beside which one that alone tells of an effect is doubtful. */
const OTHERS = 2;

/** Whether one report alone tells of an effect, where several others tell of the incident. */
function isAlone(standing: readonly Statement[], tellings: readonly Telling[]): boolean {
  const telling = new Set(standing.flatMap(({documents}) => documents));
  const lineages = new Set(tellings.filter(({claims}) => claims.length > 0).map(({first}) => first.id));
  return telling.size === 1 && lineages.size > OTHERS;
}

/** Each origin's latest statement. */
function stand(statements: readonly Statement[]): {standing: Statement[]; superseded: SetAside[]} {
  const counted = statements.filter(({made}) => made !== 'persons');
  const most = Math.max(-1, ...counted.map(({best}) => best));
  const superseded: SetAside[] = [];
  const latest = new Map<string, Statement>();
  for (const statement of statements) {
    // Persons told of one by one are some of those that others count.
    if (statement.made === 'persons' && statement.best <= most) {
      superseded.push(...statement.claims.map((claim) => ({claim, why: 'person-counted'}) as const));
      continue;
    }
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
