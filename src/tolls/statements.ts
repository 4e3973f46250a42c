import {byPrint} from '../incidents/copies.ts';
import type {Telling} from '../incidents/incidents.ts';
import type {Origin, OriginOf} from '../incidents/origins.ts';
import type {Claim, Effect} from '../model/claim.ts';
import type {SetAside, Statement} from '../model/toll.ts';
import type {Account, Context} from './account.ts';
import type {AccountOf} from './accounts.ts';
import {bestOf} from './written.ts';

/** What the origins said of one effect, statement by statement, the earliest first, and what was not counted. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly denials: readonly Claim[];
  readonly aside: readonly SetAside[];
}

/** How tellings become statements. */
export interface Means {
  readonly accountOf: AccountOf;
  readonly originOf: OriginOf;
}

/** What each origin said of one effect in an incident. Copies say nothing of their own. */
export function statementsOf(effect: Effect, tellings: readonly Telling[], context: Context, means: Means): Said {
  const statements = new Map<string, Statement>();
  const denials: Claim[] = [];
  const aside: SetAside[] = [];
  for (const {report, first, claims} of [...tellings].sort((a, b) => byPrint(a.report, b.report))) {
    denials.push(...claims.filter((claim) => claim.stance === 'denied' && claim.effect === effect));
    const account = means.accountOf(effect, claims, context);
    if (account === null) continue;
    const origin = means.originOf(account.claims[0]!, first);
    const key = `${origin.key} ${account.low} ${account.high}`;
    const earlier = statements.get(key);
    aside.push(...account.aside);
    if (earlier === undefined) statements.set(key, statementOf(account, origin, report.published, report.id));
    else {
      const why = report === first ? 'repeated' : 'copy';
      aside.push(...account.claims.map(({id}) => ({claim: id, why}) as const));
      statements.set(key, {...earlier, documents: [...earlier.documents, report.id]});
    }
  }
  return {statements: [...statements.values()], denials, aside};
}

function statementOf(account: Account, origin: Origin, at: string | null, document: string): Statement {
  const {low, best, high, made, stance, claims} = account;
  const ids = claims.map(({id}) => id);
  return {origin: origin.key, said: origin.said, low, best, high, at, made, stance, claims: ids, documents: [document]};
}

/** How many reports write a count, copies not counted. */
export function countWritten(tellings: readonly Telling[]): Context['writtenBy'] {
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
