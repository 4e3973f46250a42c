import {isWider} from '../incidents/wider.ts';
import type {Claim, Effect, Figure} from '../model/claim.ts';
import {type Account, type Context, rest} from './account.ts';
import {OPPONENTS, sideOf} from './sides.ts';

/** Letters between two counts that are told together. */
const TOGETHER = 200;

/** One way to add up what a report writes. */
interface Sum {
  readonly parts: readonly Claim[];
  readonly best: number;
  /** Other reports that write the same. */
  readonly borneOut: number;
  /** Whether the report itself tells of the parts as such. */
  readonly isSaid: boolean;
}

/**
 * The count that a report writes for one effect; `null` where it writes none.
 *
 * Of several, the one that other reports write as well, then the one that stands first: news begins with what is known
 * now. Counts may have to be added: an additional one, two sides told of together, or what other reports' count bears out.
 */
export function written(
  claims: readonly Claim[],
  {writtenBy, isSaidBefore}: Pick<Context, 'writtenBy' | 'isSaidBefore'>,
): Account | null {
  const counts = claims.filter(({figure}) => !figure.implied);
  const wholes = counts.filter(({scope}) => scope === 'incident');
  const totals = counts.filter((claim) => claim.scope === 'total' && !isWider(claim));
  const whole = withoutParts(wholes.length > 0 ? wholes : totals);
  if (whole.length === 0) return null;
  const effect = whole[0]!.effect;
  const sum = (parts: readonly Claim[]): Sum => {
    const best = parts.reduce((so, claim) => so + bestOf(claim.figure), 0);
    return {parts, best, borneOut: writtenBy(effect, best) - (parts.length === 1 ? 1 : 0), isSaid: isSaid(parts)};
  };
  const additional = counts.filter(({scope}) => scope === 'additional');
  const added = whole.flatMap((claim) =>
    additional
      .filter((more) => isNear(claim, more) && more.figure.start > claim.figure.start)
      .map((more) => [claim, more]),
  );
  const together = [...added, ...pairs(wholes)];
  const inSaid = new Set(together.filter(isSaid).flat());
  const sums = [
    ...whole.filter((claim) => !inSaid.has(claim)).map((claim) => [claim]),
    ...together,
    ...whole.flatMap((claim) => gunmen(claims, claim).map((person) => [claim, person])),
  ]
    .map(sum)
    .filter(({parts, borneOut, isSaid}) => parts.length === 1 || borneOut > 0 || isSaid);
  // News begins with what is new; the count it replaces follows.
  const [opening] = [...whole].sort((a, b) => a.figure.start - b.figure.start);
  const isOld = (each: Sum) => each.parts.some(isSaidBefore) && !isSaidBefore(opening!);
  const chosen = sums.reduce((best, each) => {
    if (isOld(each) !== isOld(best)) return isOld(each) ? best : each;
    return isBetter(each, best) ? each : best;
  });
  return accountOf(chosen, whole, claims);
}

/** A count of one side is no count of everyone where the report has a higher one of others; and none is none of those left over. */
function withoutParts(whole: readonly Claim[]): Claim[] {
  const isPart = (claim: Claim) => {
    const {figure} = claim;
    const side = sideOf([claim]);
    if (bestOf(figure) === 0) return whole.some((other) => bestOf(other.figure) > 0);
    return side !== null && whole.some((other) => sideOf([other]) !== side && bestOf(other.figure) > bestOf(figure));
  };
  const found = whole.filter((claim) => !isPart(claim));
  return found.length > 0 ? found : [...whole];
}

/** An addition to the count before it, or two sides told of together: the parts of a whole that is not written. */
function isSaid([a, b]: readonly Claim[]): boolean {
  if (a === undefined || b === undefined) return false;
  if (b.scope === 'additional') return true;
  const sides = [sideOf([a]), sideOf([b])];
  return sides[0] !== null && sides[1] !== null && sides[0] !== sides[1];
}

function isNear(a: Claim, b: Claim): boolean {
  return Math.abs(b.figure.start - a.figure.start) < TOGETHER;
}

function isBetter(a: Sum, b: Sum): boolean {
  if (a.borneOut !== b.borneOut) return a.borneOut > b.borneOut;
  if (a.isSaid !== b.isSaid) return a.isSaid;
  if (a.parts.length !== b.parts.length) return a.parts.length < b.parts.length;
  return a.parts[0]!.figure.start < b.parts[0]!.figure.start;
}

function pairs(claims: readonly Claim[]): Claim[][] {
  return claims.flatMap((a, i) =>
    claims
      .slice(i + 1, i + 4)
      .filter((b) => isNear(a, b) && a.affected.text !== b.affected.text)
      .map((b) => [a, b]),
  );
}

/** Attackers who died and are told of by themselves: a count of their victims leaves them out. */
function gunmen(claims: readonly Claim[], count: Claim): Claim[] {
  return claims
    .filter(({figure, affected, scope}) => figure.implied && scope !== 'subset' && OPPONENTS.has(affected.class))
    .filter(({affected}) => affected.class !== count.affected.class)
    .slice(0, 1);
}

/** What may happen long after an event: that there was none so far says nothing of the days to come. */
const GOES_ON: ReadonlySet<Effect> = new Set<Effect>(['detained']);

/** Beyond so many times its main count, another count of a report is of something else. */
const FAR = 3;

function accountOf({parts, best}: Sum, whole: readonly Claim[], claims: readonly Claim[]): Account {
  // What was added up is no other count beside the sum.
  const others = whole.filter((claim) => !parts.includes(claim));
  const near = others.filter(({figure}) => bestOf(figure) <= FAR * best && best <= FAR * bestOf(figure));
  const open = parts.some(({figure, effect}) => figure.high === null || (best === 0 && GOES_ON.has(effect)));
  return {
    made: parts.length === 1 ? 'written' : 'summed',
    low: Math.min(
      parts.reduce((sum, {figure}) => sum + (figure.low ?? 0), 0),
      ...near.map(({figure}) => figure.low ?? 0),
    ),
    best,
    high: open
      ? null
      : Math.max(
          parts.reduce((sum, {figure}) => sum + (figure.high ?? 0), 0),
          ...near.map(({figure}) => bestOf(figure)),
        ),
    stance: parts[0]!.stance,
    side: sideOf(parts),
    claims: parts,
    aside: claims
      .filter((claim) => !parts.includes(claim))
      .flatMap((claim) =>
        rest(
          [claim],
          [],
          isWider(claim) ? 'wider' : claim.scope === 'subset' || claim.figure.implied ? 'part' : 'unused-count',
        ),
      ),
  };
}

/** The number that a figure names; of a vague one the lower end. */
export function bestOf({low, high}: Pick<Figure, 'low' | 'high'>): number {
  return low ?? high ?? 0;
}
