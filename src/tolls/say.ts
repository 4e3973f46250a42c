import type {Statement, Toll} from '../model/toll.ts';
import type {Pack} from '../packs/pack.ts';
import {isDenied} from './grade.ts';

/** Says how a toll was made, in the words of the table `explain`. */
export interface Sayings {
  /** Why this number: one sentence. */
  best(toll: Toll): string;
  /** How far it may be off the best, and by whose word: no sentence where it is not. */
  ends(toll: Toll): readonly string[];
  /** The grade, and why: one sentence. */
  grade(toll: Toll): string;
  /** One origin's count: who, when, how many, how it comes about. */
  statement(statement: Statement): string;
  /** What the origin's count was before, the latest first. */
  before(statement: Statement): readonly string[];
  /** Who denies or takes back what. */
  denials(toll: Toll): readonly string[];
  /** How many claims were not counted, by reason. */
  aside(toll: Toll): readonly string[];
  /** A list under a word of the table: `policies`, `aside.all`. */
  list(key: string, parts: readonly string[], between: string): string;
  /** How many reports print a statement, where several do. */
  prints(statement: Statement): string | null;
  figure(low: number | null, high: number | null): string;
}

/** Compiles the table `explain`; `sayDay` puts an ISO day into words. */
export function compileSayings(pack: Pack, sayDay: (iso: string) => string): Sayings {
  const templates = new Map(
    pack.table('explain').map(({cells}) => [cells['key'] ?? '', cells['words'] ?? ''] as const),
  );
  const say = (key: string, values: Readonly<Record<string, string>>): string =>
    (templates.get(key) ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const day = (at: string | null): string => (at === null ? say('undated', {}) : sayDay(at.slice(0, 10)));
  const figure = (low: number | null, high: number | null): string => {
    const values = {low: sayNumber(low ?? 0), high: high === null ? '' : sayNumber(high)};
    if (high === null) return say('figure.least', values);
    return say(low === high ? 'figure.exact' : 'figure.range', values);
  };
  const about = (statement: Statement) => ({
    said: statement.said,
    day: day(statement.at),
    figure: countOf(statement, figure),
  });
  return {
    figure,
    best({best, origins, derivation: {rule, statements, pinned}}) {
      if (pinned !== null) {
        const {by, why} = pinned;
        const values = {best: sayNumber(pinned.best), by, why: why === null ? '' : say('reason', {why})};
        return say(why === null ? 'best.pinned-bare' : 'best.pinned', values);
      }
      const holders = statements.filter((each) => each.best === best);
      const first = holders[0] ?? statements[0]!;
      const values = {
        best: best === null ? '' : sayNumber(best),
        origins: String(origins),
        holders: String(holders.length),
      };
      return say(`best.${rule}`, {...values, ...about(first)});
    },
    ends({low, best, high, derivation: {isAlone, statements, pinned}}) {
      if (best === null || (low === null && high === null) || statements.length === 0) return [];
      const lowest = statements.reduce((a, b) => (b.low < a.low ? b : a));
      const highest = statements.reduce((a, b) => ((b.high ?? b.best) > (a.high ?? a.best) ? b : a));
      const values = {
        low: sayNumber(low ?? best),
        high: sayNumber(high ?? best),
        lowest: lowest.said,
        highest: highest.said,
      };
      const alone = isAlone && low === 0 && pinned === null ? [say('ends.alone', {})] : [];
      const isLower = low !== null && low < best && alone.length === 0;
      if (high === null) return [...alone, say(isLower ? 'ends.open' : 'ends.open-high', values)];
      if (isLower && high > best) return [say('ends.both', values)];
      if (isLower) return [say('ends.low', values)];
      return high > best ? [...alone, say('ends.high', values)] : alone;
    },
    grade({grade, origins, derivation: {accepted, statements, denials}}) {
      if (statements.length === 0) return say('grade.settled', {});
      if (grade === 'confirmed' && accepted !== null) return say('grade.confirmed', about(accepted));
      const denier = grade === 'contested' ? denials.find((denial) => isDenied(statements, denial)) : undefined;
      if (denier !== undefined) return say('grade.denied', {said: denier.said});
      return say(`grade.${grade}`, {origins: String(origins)});
    },
    statement: (statement) => say(`count.${statement.made}`, about(statement)),
    before: (statement) =>
      statement.before.map((each, i) => say(`change.${i === 0 ? statement.change : 'revised'}`, about(each))),
    denials: ({derivation}) =>
      derivation.denials.map(({said, at, low, high, withdraws}) =>
        say(withdraws ? 'denial.withdrawn' : 'denial.denied', {said, day: day(at), figure: figure(low ?? high, high)}),
      ),
    aside({derivation}) {
      const counts = new Map<string, number>();
      for (const {why} of derivation.aside) counts.set(why, (counts.get(why) ?? 0) + 1);
      return [...counts].map(([why, count]) => say('aside', {count: String(count), why: say(`aside.${why}`, {})}));
    },
    list: (key, parts, between) => say(key, {list: parts.join(between)}),
    prints: ({documents}) => (documents.length < 2 ? null : say('prints', {count: String(documents.length)})),
  };
}

/** A statement's own figure: the number it names, or the interval of a vague one. */
function countOf({low, best, high, made}: Statement, figure: Sayings['figure']): string {
  if (high === null) return figure(best, null);
  return made === 'written' && best < low
    ? figure(low, high)
    : best === low && high > low * 2
      ? figure(low, high)
      : figure(best, best);
}

function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
