import type {Denial, SetAside, Statement} from '../model/toll.ts';
import type {Said} from './statements.ts';

/** What stands of what was said: one statement an origin. */
export interface Standing {
  readonly statements: readonly Statement[];
  readonly denials: readonly Denial[];
  readonly aside: readonly SetAside[];
}

/**
 * What stands at the end of all that was said: each origin's latest word, unless it took that back.
 *
 * Persons told of one by one are some of those that others count, and a count of one side is a part where there is one of
 * everyone. Where every count is of one side, the sides add up.
 */
export function standingOf(said: Said): Standing {
  const aside = [...said.aside];
  const drop = (statements: readonly Statement[], why: SetAside['why']) => {
    for (const {claims} of statements) aside.push(...claims.map((claim) => ({claim, why}) as const));
  };
  const denials = said.denials.map((denial) => ({
    ...denial,
    withdraws: said.statements.some((each) => takesBack(denial, each)),
  }));
  const withdrawn = said.statements.filter((each) => denials.some((denial) => falls(each, denial)));
  drop(withdrawn, 'withdrawn');
  const given = said.statements.filter((each) => !withdrawn.includes(each));
  const outdated = given.filter((each) => isNoneYet(each, given));
  drop(outdated, 'none-yet');
  const left = given.filter((each) => !outdated.includes(each));

  const most = Math.max(-1, ...left.filter(({made}) => made !== 'persons').map(({best}) => best));
  const persons = outnumber(left) ? [] : left.filter(({made, best}) => made === 'persons' && best <= most);
  drop(persons, 'person-counted');
  const counts = left.filter((each) => !persons.includes(each));

  const everyone = counts.filter(({side}) => side === null);
  const sides = new Set(counts.map(({side}) => side));
  if (everyone.length > 0) {
    drop(
      counts.filter(({side}) => side !== null),
      'one-side',
    );
    return {statements: latest(everyone), denials, aside};
  }
  const standing = latest(counts);
  return {statements: sides.size > 1 ? [addUp(standing)] : standing, denials, aside};
}

/** Whether somebody denies what they had said themselves, by then. */
function takesBack({origin, low, high, at}: Denial, statement: Statement): boolean {
  return statement.origin === origin && isFigure(statement, low, high) && isBy(statement.at, at);
}

/** Whether a statement falls with what was taken back: the origin's own word, and an outlet's that only repeated it. */
function falls(statement: Statement, denial: Denial): boolean {
  if (!denial.withdraws || !isFigure(statement, denial.low, denial.high) || !isBy(statement.at, denial.at))
    return false;
  return statement.origin === denial.origin || statement.origin.startsWith('outlet:');
}

/** Whether several origins tell of the same few persons, and one alone writes another count: that may be of something else. */
function outnumber(statements: readonly Statement[]): boolean {
  const told = statements.filter(({made}) => made === 'persons');
  const counts = statements.filter(({made}) => made !== 'persons');
  const of = (some: readonly Statement[]) => new Set(some.map(({origin}) => origin)).size;
  return counts.length > 0 && of(counts) === 1 && of(told) > 1 && told.every(({best}) => best === told[0]!.best);
}

/** Whether a count of none was followed by one of some: "no arrests have been made" says nothing of the days after. */
function isNoneYet({low, best, at}: Statement, statements: readonly Statement[]): boolean {
  return low === 0 && best === 0 && at !== null && statements.some((other) => other.best > 0 && (other.at ?? '') > at);
}

function isFigure({low, best, high}: Statement, deniedLow: number | null, deniedHigh: number | null): boolean {
  return best === (deniedLow ?? deniedHigh) || (low === deniedLow && high === deniedHigh);
}

function isBy(at: string | null, moment: string | null): boolean {
  return at === null || moment === null || at.slice(0, 10) <= moment.slice(0, 10);
}

/** Each origin's latest statement, with those before it. */
function latest(statements: readonly Statement[]): Statement[] {
  const standing = new Map<string, Statement>();
  for (const statement of statements) {
    const before = standing.get(statement.origin);
    standing.set(
      statement.origin,
      before === undefined
        ? statement
        : {...statement, change: changeOf(before, statement), before: [before, ...before.before]},
    );
  }
  return [...standing.values()];
}

function changeOf(before: Statement, after: Statement): Statement['change'] {
  return after.best > before.best ? 'risen' : after.best < before.best ? 'lowered' : 'revised';
}

/** The latest count of each side, added up. */
function addUp(standing: readonly Statement[]): Statement {
  const bySide = new Map<string | null, Statement>();
  for (const statement of standing) {
    const there = bySide.get(statement.side);
    if (there === undefined || (statement.at ?? '') >= (there.at ?? '')) bySide.set(statement.side, statement);
  }
  const parts = [...bySide.values()];
  const last = parts.reduce((a, b) => ((a.at ?? '') > (b.at ?? '') ? a : b));
  return {
    ...last,
    low: Math.min(...parts.map(({low}) => low)),
    best: parts.reduce((sum, {best}) => sum + best, 0),
    high: parts.some(({high}) => high === null) ? null : parts.reduce((sum, {high}) => sum + high!, 0),
    made: 'sides',
    side: null,
    claims: standing.flatMap(({claims}) => claims),
    documents: [...new Set(standing.flatMap(({documents}) => documents))],
    before: standing.flatMap(({before}) => before),
  };
}
