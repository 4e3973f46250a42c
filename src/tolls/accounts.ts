import type {Claim, Effect} from '../model/claim.ts';
import type {Reason, SetAside, Statement} from '../model/toll.ts';
import type {Pack} from '../packs/pack.ts';
import {compileIndividuals, type Individual} from './individuals.ts';

/** What one report says of one effect in one incident, before anything is known of other reports. */
export interface Account extends Pick<Statement, 'low' | 'best' | 'high' | 'made' | 'stance'> {
  /** The claims it is made of; the first one's speaker is the one whose word it is. */
  readonly claims: readonly Claim[];
  readonly aside: readonly SetAside[];
}

/** Adds up what one report tells of one incident, effect by effect. */
export type AccountsOf = (claims: readonly Claim[]) => ReadonlyMap<Effect, Account>;

/** Counts beyond this are slips of the pen, or of the reader. */
export const MOST = 1e9;

/** Compiles the tables `persons` and `hits`. */
export function compileAccounts(pack: Pack): AccountsOf {
  const individuals = compileIndividuals(pack);
  const hits = new Set(pack.table('hits').map(({cells}) => cells['form'] ?? ''));
  const isHit = ({effect, trigger}: Claim) =>
    effect === 'injured' && (trigger.text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => hits.has(word));

  return (claims) => {
    const accounts = new Map<Effect, Account>();
    const counted = claims.filter(
      ({stance, figure}) => stance !== 'denied' && (figure.high ?? figure.low ?? 0) <= MOST,
    );
    const of = (effect: Effect) => counted.filter((claim) => claim.effect === effect);
    const put = (effect: Effect, account: Account | null) => {
      if (account !== null) accounts.set(effect, account);
    };

    const killed = of('killed');
    const dead = individuals.apart(killed.filter(isSingle));
    put('killed', written(killed) ?? persons(dead, killed));
    const isDead = (person: Individual) =>
      dead.some((other) => {
        const same = individuals.same(person, other);
        return same === 'sure' || (same === 'maybe' && person.claims.every(isHit));
      });

    const injured = of('injured');
    put(
      'injured',
      hurt(injured, accounts.get('killed') ?? null, isHit, individuals.apart(injured.filter(isSingle)), isDead),
    );
    for (const effect of new Set(counted.map((claim) => claim.effect))) {
      if (effect === 'killed' || effect === 'injured') continue;
      const these = of(effect);
      put(effect, written(these) ?? persons(individuals.apart(these.filter(isSingle)), these));
    }
    return accounts;
  };
}

function isSingle({figure, scope}: Claim): boolean {
  return figure.implied && scope !== 'total';
}

/** The count that a report writes; what it adds to it is added, what is part of it is not. */
function written(claims: readonly Claim[]): Account | null {
  const whole = claims.filter(({figure, scope}) => !figure.implied && scope === 'incident');
  const chosen = pick(whole);
  if (chosen === null) {
    const total = pick(claims.filter(({figure, scope}) => !figure.implied && scope === 'total'));
    return total === null ? null : account('written', [total], claims, 'part');
  }
  return account('written', [chosen], claims, 'part');
}

function pick(claims: readonly Claim[]): Claim | null {
  let best: Claim | null = null;
  for (const claim of claims) if (best === null || bestOf(claim) > bestOf(best)) best = claim;
  return best;
}

function persons(told: readonly Individual[], claims: readonly Claim[]): Account | null {
  if (told.length === 0) return null;
  const used = told.map((person) => person.claims[0]!);
  return {...account('persons', used, claims, 'repeated'), low: told.length, best: told.length, high: told.length};
}

function hurt(
  claims: readonly Claim[],
  killed: Account | null,
  isHit: (claim: Claim) => boolean,
  told: readonly Individual[],
  isDead: (person: Individual) => boolean,
): Account | null {
  const explicit = written(claims.filter((claim) => !isHit(claim)));
  if (explicit !== null) return explicit;
  const hit = written(claims.filter(isHit));
  if (hit !== null) {
    const rest = hit.best - (killed?.best ?? 0);
    if (killed === null || killed.best === 0) return hit;
    if (rest > 0)
      return {...hit, made: 'difference', low: rest, best: rest, high: rest, claims: [...hit.claims, ...killed.claims]};
    return null;
  }
  return persons(
    told.filter((person) => !isDead(person)),
    claims,
  );
}

function account(made: Account['made'], used: readonly Claim[], claims: readonly Claim[], why: Reason): Account {
  const first = used[0]!;
  const low = first.figure.low ?? 0;
  return {
    made,
    low,
    best: bestOf(first),
    high: first.figure.high,
    stance: first.stance,
    claims: used,
    aside: claims.filter((claim) => !used.includes(claim)).map(({id}) => ({claim: id, why})),
  };
}

/** The number that a figure names; of a vague one the lower end. */
export function bestOf({figure}: Claim): number {
  return figure.low ?? figure.high ?? 0;
}
