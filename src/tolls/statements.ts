import {byPrint} from '../incidents/copies.ts';
import type {Telling} from '../incidents/incidents.ts';
import type {OriginOf} from '../incidents/origins.ts';
import type {Claim, Effect} from '../model/claim.ts';
import type {SetAside, Statement} from '../model/toll.ts';
import type {Account, AccountsOf} from './accounts.ts';

/** What the origins said of one effect, statement by statement, the earliest first, and what was not counted. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly denials: readonly Claim[];
  readonly aside: readonly SetAside[];
}

interface Gathered {
  readonly statements: Map<string, Statement>;
  readonly denials: Claim[];
  readonly aside: SetAside[];
}

/** Turns the tellings of an incident into what each origin said of each effect. Copies say nothing of their own. */
export function statementsOf(
  tellings: readonly Telling[],
  accountsOf: AccountsOf,
  originOf: OriginOf,
): Map<Effect, Said> {
  const found = new Map<Effect, Gathered>();
  const at = (effect: Effect): Gathered => {
    const there: Gathered = found.get(effect) ?? {statements: new Map(), denials: [], aside: []};
    found.set(effect, there);
    return there;
  };
  for (const {report, first, claims} of [...tellings].sort((a, b) => byPrint(a.report, b.report))) {
    for (const claim of claims) if (claim.stance === 'denied') at(claim.effect).denials.push(claim);
    for (const [effect, account] of accountsOf(claims)) {
      const said = at(effect);
      const origin = originOf(account.claims[0]!, first);
      const key = `${origin.key} ${account.low} ${account.high}`;
      const earlier = said.statements.get(key);
      said.aside.push(...account.aside);
      if (earlier !== undefined) {
        const why = report !== first ? 'copy' : 'repeated';
        said.aside.push(...account.claims.map(({id}) => ({claim: id, why}) as const));
        said.statements.set(key, {...earlier, documents: [...earlier.documents, report.id]});
      } else said.statements.set(key, statement(account, origin, report.published, report.id));
    }
  }
  return new Map([...found].map(([effect, said]) => [effect, {...said, statements: [...said.statements.values()]}]));
}

function statement(
  account: Account,
  origin: {key: string; said: string},
  at: string | null,
  document: string,
): Statement {
  const {low, best, high, made, stance, claims} = account;
  return {
    origin: origin.key,
    said: origin.said,
    low,
    best,
    high,
    at,
    made,
    stance,
    claims: claims.map(({id}) => id),
    documents: [document],
  };
}
