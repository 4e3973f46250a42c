import type {Claim, Effect} from '../model/claim.ts';
import type {Pack} from '../packs/pack.ts';
import {type Account, type Context, rest} from './account.ts';
import {compileIndividuals, type Individual, type Individuals} from './individuals.ts';
import {sideOf} from './sides.ts';
import {bestOf, written} from './written.ts';

/** Adds up what one report tells of one effect in one incident; `null` where it tells nothing. */
export type AccountOf = (effect: Effect, claims: readonly Claim[], context: Context) => Account | null;

/** Counts beyond this are slips of the pen, or of the reader. */
export const MOST = 1e9;

/** Compiles the tables `persons` and `hits`. */
export function compileAccounts(pack: Pack): AccountOf {
  const individuals = compileIndividuals(pack);
  const hits = new Set(pack.table('hits').map(({cells}) => cells['form'] ?? ''));
  const further = new Set(
    pack
      .table('persons')
      .filter(({cells}) => cells['trait'] === 'further')
      .map(({cells}) => cells['word'] ?? ''),
  );
  const isOfOthers = ({affected, scope}: Claim) =>
    scope === 'additional' ||
    (affected.text
      ?.toLowerCase()
      .split(' ')
      .some((word) => further.has(word)) ??
      false);
  // "The shooting of four" says that four were hit, not how many lived; "killed one and shot three others" says that three did.
  const isHit = (claim: Claim) =>
    (claim.effect === 'injured' || claim.effect === 'killed') &&
    hits.has(claim.trigger.text.toLowerCase()) &&
    (claim.effect === 'killed' || claim.figure.implied || !isOfOthers(claim));

  return (effect, all, context) => {
    const claims = all.filter(({stance, figure}) => stance !== 'denied' && bestOf(figure) <= MOST);
    const of = (wanted: Effect) => claims.filter((claim) => claim.effect === wanted && !isHit(claim));
    const refused = all
      .filter((claim) => claim.effect === effect && !claims.includes(claim))
      .map(({id, stance}) => ({claim: id, why: stance === 'denied' ? 'denial' : 'implausible'}) as const);
    const account =
      effect === 'injured'
        ? hurt(of('injured'), claims.filter(isHit), of('killed'), of('hospitalized'), context, individuals)
        : counted(of(effect), context, individuals);
    return account === null ? null : {...account, aside: [...account.aside, ...refused]};
  };
}

/** A count, unless it is none and something else tells of some: "nobody else was hurt" is none of the rest. */
function positive(count: Account | null, otherwise: () => Account | null): Account | null {
  if (count !== null && count.best > 0) return count;
  return otherwise() ?? count;
}

/** As many as the report writes, or else tells of one by one; whom it tells of beyond what it writes may come on top. */
function counted(claims: readonly Claim[], context: Context, individuals: Individuals): Account | null {
  const told = persons(individuals.apart(claims.filter(isSingle)), claims);
  const count = written(claims, context);
  if (count === null || count.best === 0) return told ?? count;
  return told === null || count.high === null ? count : {...count, high: Math.max(count.high, told.high ?? 0)};
}

function isSingle({figure, scope}: Claim): boolean {
  return figure.implied && scope !== 'total';
}

/** A count less those who died since it was given; `null` where nobody is left. */
function less(count: Account | null, gone: number): Account | null {
  if (count === null || gone === 0) return count;
  const left = (of: number) => Math.max(0, of - gone);
  if (left(count.best) === 0) return null;
  return {...count, made: 'difference', low: left(count.low), best: left(count.best)};
}

/** Whoever is not one of the dead. Each of those is one person at most of those told of, unless a name or an age says more. */
function withoutDead(told: readonly Individual[], dead: readonly Individual[], {same}: Individuals): Individual[] {
  const died = new Set<Individual>();
  for (const other of dead) {
    const isOne = (person: Individual) =>
      startOf(person) < startOf(other) ? same(person, other) : same(other, person);
    const sure = told.filter((person) => isOne(person) === 'sure');
    const maybe = told.find((person) => !died.has(person) && isOne(person) === 'maybe');
    for (const person of sure.length > 0 || maybe === undefined ? sure : [maybe]) died.add(person);
  }
  return told.filter((person) => !died.has(person));
}

function startOf({claims}: Individual): number {
  return claims[0]!.figure.start;
}

/** As many as are told of one by one. */
function persons(told: readonly Individual[], claims: readonly Claim[]): Account | null {
  if (told.length === 0) return null;
  const used = told.map((person) => person.claims[0]!);
  return {
    made: 'persons',
    low: told.length,
    best: told.length,
    high: Math.max(told.length, ...told.map(({rank}) => rank)),
    stance: used[0]!.stance,
    side: sideOf(used),
    claims: used,
    aside: rest(claims, used, 'repeated'),
  };
}

/**
 * Those hurt: as many as the report writes; else those hit less those killed; else those told of one by one, without the
 * dead; else those taken to hospital.
 */
function hurt(
  injured: readonly Claim[],
  hit: readonly Claim[],
  killed: readonly Claim[],
  hospitalized: readonly Claim[],
  context: Context,
  individuals: Individuals,
): Account | null {
  return positive(written(injured, context), () => {
    const met = written(hit, context);
    if (met !== null && met.best > 0) {
      const left = Math.max(0, met.best - context.surelyKilled);
      if (left === 0) return null;
      return context.surelyKilled === 0 ? met : {...met, made: 'difference', low: left, best: left, high: left};
    }
    const dead = individuals.apart(killed.filter(isSingle));
    const isHit = (person: Individual) => person.claims.every((claim) => hit.includes(claim));
    const told = individuals.apart(
      [...injured, ...hit].filter(isSingle).sort((a, b) => a.figure.start - b.figure.start),
    );
    const living = withoutDead(told, dead, individuals);
    // Of those only said to be hit some are those it counts as dead; of those hurt or taken to hospital some have died since,
    // where it tells of fewer dead than others do.
    const died = Math.max(told.length - living.length, dead.length);
    const gone = Math.max(0, context.killed - died);
    const goneSince = Math.max(0, context.killed - Math.max(died, written(killed, context)?.best ?? 0));
    const kept = [...living.filter((person) => !isHit(person)).slice(goneSince), ...living.filter(isHit).slice(gone)];
    const taken = withoutDead(individuals.apart(hospitalized.filter(isSingle)), dead, individuals);
    return (
      persons(kept, [...injured, ...hit]) ??
      positive(less(written(hospitalized, context), goneSince), () => persons(taken.slice(goneSince), hospitalized))
    );
  });
}
