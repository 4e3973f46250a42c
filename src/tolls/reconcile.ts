import type {Telling} from '../incidents/incidents.ts';
import type {AffectedClass, Claim, Effect} from '../model/claim.ts';
import type {PolicyName, SetAside, Statement, Toll} from '../model/toll.ts';
import {gradeOf} from './grade.ts';
import {POLICY} from './policies.ts';
import {SECURITY} from './sides.ts';
import {standingOf} from './standing.ts';
import {countWritten, type Means, statementsOf} from './statements.ts';

/** The asker's choice. */
export interface Choice {
  readonly policy: PolicyName;
  readonly asOf: string | null;
}

/** The tolls of an incident: of everyone, effect by effect, then of each class that reports count by itself. */
export function reconcile(tellings: readonly Telling[], means: Means, choice: Choice): Toll[] {
  const effects = new Set(tellings.flatMap(({claims}) => claims.map(({effect}) => effect)));
  // Those killed come first: of those hit, the dead are not hurt.
  const killed = tollOf('killed', null, tellings, null, means, choice);
  if (tellings.some(({claims}) => claims.some(({effect}) => effect === 'killed' || effect === 'hospitalized')))
    effects.add('injured');
  const others = [...effects]
    .filter((effect) => effect !== 'killed')
    .sort(byGravity)
    .map((effect) => tollOf(effect, null, tellings, killed, means, choice));
  const everyone = [killed, ...others].filter((toll) => toll !== null);
  const classes = everyone.flatMap(({effect}) =>
    classesOf(tellings, effect).map((name) =>
      tollOf(effect, name, ofClass(tellings, effect, name), null, means, choice),
    ),
  );
  return [...everyone, ...classes.filter((toll) => toll !== null)];
}

/** Effects in the order in which people ask for them. */
const GRAVITY: readonly Effect[] = [
  'killed',
  'injured',
  'casualties',
  'missing',
  'abducted',
  'detained',
  'displaced',
  'infected',
  'hospitalized',
];

function byGravity(a: Effect, b: Effect): number {
  const rank = (effect: Effect) => (GRAVITY.indexOf(effect) + GRAVITY.length + 1) % (GRAVITY.length + 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function tollOf(
  effect: Effect,
  name: string | null,
  tellings: readonly Telling[],
  killed: Toll | null,
  means: Means,
  {policy, asOf}: Choice,
): Toll | null {
  const dead = killed?.best ?? killed?.low ?? 0;
  const surelyKilled = killed?.derivation.isAlone ? 0 : dead;
  const said = statementsOf(effect, tellings, {writtenBy: countWritten(tellings), killed: dead, surelyKilled}, means);
  const {statements, denials, aside} = standingOf(said);
  if (statements.length === 0) return null;
  const side = statements.every((each) => each.side === statements[0]!.side) ? statements[0]!.side : null;
  const alone = name === null && isAlone(effect, statements, tellings);
  const {rule, ...figures} = POLICY[policy](statements, {
    isAlone: alone,
    side,
  });
  return {
    effect,
    class: name,
    ...figures,
    grade: gradeOf(statements, denials),
    policy,
    asOf,
    origins: statements.length,
    derivation: {rule, isAlone: alone, statements, denials, aside: complete(effect, tellings, statements, aside)},
  };
}

/** Other reports of an incident, so many that one which alone tells of an effect is doubtful. */
const OTHERS = 2;

/** Whether one report alone counts an effect, where several others tell of the incident. */
function isAlone(effect: Effect, standing: readonly Statement[], tellings: readonly Telling[]): boolean {
  const printed = new Set(standing.flatMap(({documents}) => documents));
  const isCount = ({effect: of, figure}: Claim) => of === effect && !figure.implied && figure.high !== 0;
  const lineages = new Set<string>();
  const counting = new Set<string>();
  for (const {report, first, claims} of tellings) {
    lineages.add(first.id);
    if (printed.has(report.id) || claims.some(isCount)) counting.add(first.id);
  }
  return counting.size === 1 && lineages.size > OTHERS;
}

/** What was set aside, once a claim, and with it every claim about the effect that is neither used nor set aside yet. */
function complete(
  effect: Effect,
  tellings: readonly Telling[],
  statements: readonly Statement[],
  aside: readonly SetAside[],
): SetAside[] {
  const used = new Set(statements.flatMap((each) => [each, ...each.before]).flatMap(({claims}) => claims));
  const why = new Map<string, SetAside['why']>();
  for (const each of aside) if (!used.has(each.claim) && !why.has(each.claim)) why.set(each.claim, each.why);
  for (const {report, first, claims} of tellings) {
    for (const claim of claims) {
      if (claim.effect !== effect || used.has(claim.id) || why.has(claim.id)) continue;
      why.set(
        claim.id,
        report !== first ? 'copy' : effect === 'injured' && claim.figure.implied ? 'person-dead' : 'unused-count',
      );
    }
  }
  return [...why].map(([claim, reason]) => ({claim, why: reason}));
}

/** The classes that some report writes a count of. */
function classesOf(tellings: readonly Telling[], effect: Effect): string[] {
  const counts = tellings.flatMap(({claims}) =>
    claims.filter((claim) => claim.effect === effect && !claim.figure.implied),
  );
  const names = new Set(counts.map(({affected}) => nameOf(affected.class, counts)));
  return [...names].filter((name) => name !== null).sort();
}

/** Police and soldiers are one class where reports of one incident call the same people now this, now that. */
function nameOf(kind: AffectedClass, counts: readonly Claim[]): string | null {
  if (kind === 'unspecified' || kind === 'thing') return null;
  if (!SECURITY.has(kind)) return kind;
  return counts.every(({affected}) => !SECURITY.has(affected.class) || affected.class === kind) ? kind : 'security';
}

function ofClass(tellings: readonly Telling[], effect: Effect, name: string): Telling[] {
  const isOf = ({affected}: Claim) => (name === 'security' ? SECURITY.has(affected.class) : affected.class === name);
  return tellings
    .map((telling) => ({
      ...telling,
      // A part of a count is the whole of its class.
      claims: telling.claims
        .filter((claim) => claim.effect === effect && !claim.figure.implied && isOf(claim))
        .map((claim) => (claim.scope === 'subset' ? {...claim, scope: 'incident' as const} : claim)),
    }))
    .filter(({claims}) => claims.length > 0);
}
