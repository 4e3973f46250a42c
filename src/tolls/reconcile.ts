import type {Telling} from '../incidents/incidents.ts';
import type {PinnedToll} from '../incidents/pins.ts';
import type {AffectedClass, Claim, Effect} from '../model/claim.ts';
import type {Pinned, PolicyName, SetAside, Statement, Toll} from '../model/toll.ts';
import {acceptedBy, gradeOf} from './grade.ts';
import {POLICY} from './policies.ts';
import type {Figures} from './policy.ts';
import {SECURITY} from './sides.ts';
import {standingOf} from './standing.ts';
import {keepWritten, type Means, statementsOf} from './statements.ts';

/** The asker's choice, and what people settled about the incident. */
export interface Choice {
  readonly policy: PolicyName;
  readonly asOf: string | null;
  /** Figures that rule whatever the policy says. */
  readonly pins: readonly PinnedToll[];
  /** Whether an origin is the party that a person named as responsible; `null` where nobody did. */
  readonly isResponsible: ((origin: string) => boolean) | null;
  /** Whether a claim stands in an outlet, or is the word of a speaker, rated unreliable; `null` where there is none. */
  readonly isUnreliable: ((claim: Claim, telling: Telling) => boolean) | null;
}

/** The tolls of an incident: of everyone, effect by effect, then of each class that reports count by itself. */
export function reconcile(tellings: readonly Telling[], tools: Means, choice: Choice): Toll[] {
  const means = {...tools, writtenIn: keepWritten()};
  const effects = new Set(tellings.flatMap(({claims}) => claims.map(({effect}) => effect)));
  // Those killed come first: of those hit, the dead are not hurt.
  for (const {effect} of choice.pins) effects.add(effect);
  const killed = tollOf('killed', null, tellings, null, means, choice);
  if (tellings.some(({claims}) => claims.some(({effect}) => effect === 'killed' || effect === 'hospitalized')))
    effects.add('injured');
  const others = [...effects]
    .filter((effect) => effect !== 'killed')
    .sort(byGravity)
    .map((effect) => tollOf(effect, null, tellings, killed, means, choice));
  const everyone = [killed, ...others].filter((toll) => toll !== null);
  const classes = everyone.flatMap(({effect}) =>
    classesOf(tellings, effect, choice.pins).map((name) =>
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
  means: Means & {readonly writtenIn: ReturnType<typeof keepWritten>},
  choice: Choice,
): Toll | null {
  const {policy, asOf, isUnreliable} = choice;
  const dead = killed?.best ?? killed?.low ?? 0;
  const surelyKilled = killed?.derivation.isAlone ? 0 : dead;
  const standingIn = (some: readonly Telling[]) =>
    standingOf(statementsOf(effect, some, {writtenBy: means.writtenIn(some), killed: dead, surelyKilled}, means));
  const trusted = isUnreliable === null ? tellings : tellings.map((each) => withoutUnreliable(each, isUnreliable));
  const relied = standingIn(trusted);
  // What nobody tells but those who are not relied on is better shown than lost.
  const isReliable = relied.statements.length > 0 || isUnreliable === null;
  const {statements, denials, aside} = isReliable ? relied : standingIn(tellings);
  const pinned = choice.pins.find((pin) => pin.effect === effect && pin.class === name) ?? null;
  if (statements.length === 0 && pinned === null) return null;
  const alone = name === null && isAlone(effect, statements, tellings);
  const {rule, ...figures} = figuresOf(effect, statements, pinned, policy, alone);
  const accepted =
    choice.isResponsible === null ? null : acceptedBy(choice.isResponsible, statements, figures.best ?? figures.low);
  const whyNot = isUnreliable !== null && isReliable ? isUnreliable : () => false;
  return {
    effect,
    class: name,
    ...figures,
    grade: gradeOf(statements, denials, accepted, isReliable),
    policy,
    asOf,
    origins: statements.length,
    derivation: {
      rule,
      isAlone: alone,
      statements,
      denials,
      aside: complete(effect, tellings, statements, aside, whyNot),
      pinned,
      accepted,
    },
  };
}

function withoutUnreliable(telling: Telling, isUnreliable: NonNullable<Choice['isUnreliable']>): Telling {
  return {...telling, claims: telling.claims.filter((claim) => !isUnreliable(claim, telling))};
}

/** What the policy makes of the statements; a figure that a person settled rules, and widens what stands about it. */
function figuresOf(
  effect: Effect,
  statements: readonly Statement[],
  pinned: Pinned | null,
  policy: PolicyName,
  isAlone: boolean,
): Figures {
  const side = statements.every((each) => each.side === statements[0]!.side) ? (statements[0]?.side ?? null) : null;
  const made = statements.length === 0 ? null : POLICY[policy](statements, {effect, isAlone, side});
  if (pinned === null) return made!;
  const {low, best, high} = pinned;
  if (made === null) return {low, best, high, rule: 'pinned'};
  return {
    low: made.low === null ? null : Math.min(made.low, low),
    best,
    high: made.high === null || high === null ? null : Math.max(made.high, high),
    rule: 'pinned',
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
  isUnreliable: NonNullable<Choice['isUnreliable']>,
): SetAside[] {
  const used = new Set(statements.flatMap((each) => [each, ...each.before]).flatMap(({claims}) => claims));
  const why = new Map<string, SetAside['why']>();
  for (const each of aside) if (!used.has(each.claim) && !why.has(each.claim)) why.set(each.claim, each.why);
  for (const telling of tellings) {
    const {report, first, claims} = telling;
    for (const claim of claims) {
      if (claim.effect !== effect || used.has(claim.id)) continue;
      if (isUnreliable(claim, telling)) why.set(claim.id, 'unreliable');
      if (why.has(claim.id)) continue;
      why.set(
        claim.id,
        report !== first ? 'copy' : effect === 'injured' && claim.figure.implied ? 'person-dead' : 'unused-count',
      );
    }
  }
  return [...why].map(([claim, reason]) => ({claim, why: reason}));
}

/** The classes that some report writes a count of. */
function classesOf(tellings: readonly Telling[], effect: Effect, pins: readonly PinnedToll[]): string[] {
  const counts = tellings.flatMap(({claims}) =>
    claims.filter((claim) => claim.effect === effect && !claim.figure.implied),
  );
  const names = new Set(counts.map(({affected}) => nameOf(affected.class, counts)));
  for (const pin of pins) if (pin.effect === effect) names.add(pin.class);
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
