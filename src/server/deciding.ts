import type {Context} from 'hono';
import type {Decided, Undoing} from '../desk/desk.ts';
import type {ClaimCard} from '../desk/views.ts';
import type {Found} from '../keeper/add-claim.ts';
import type {Decision} from '../model/decision.ts';
import {SaysoError} from '../model/error.ts';
import type {Conflict, Query} from '../pages/page.ts';
import type {Env} from './env.ts';
import type {Parts} from './parts.ts';
import {correction} from './schemas/views.ts';

/** What may be put in place of a reading; `into` is where a claim or incident is moved to, `document` what is split off. */
export type Change = Decision['change'];

/** What became of a decision, with both where somebody else decided meanwhile, and the claim as it stands now. */
export type Outcome =
  | {readonly kind: 'kept'; readonly entry: number}
  | (Extract<Decided, {kind: 'stale'}> & {readonly card: ClaimCard | null});

/** Who decides: whom the token was made for, else whoever runs the desk. */
export function whoDecides(c: Context<Env>, {by}: Pick<Parts, 'by'>): string {
  return c.get('session').by ?? by();
}

/** The claim, for what it looks like now; `null` where the target is none. `desk/no-claim` where it is gone. */
export async function cardOf({desk}: Pick<Parts, 'desk'>, claim: string): Promise<ClaimCard | null> {
  return (await desk.review({claim}, 'reviewer')).card;
}

/** Keeps a decision that answers what its maker saw; where it is stale, gives both. */
export async function decideOn(parts: Parts, decision: Decision, seen: number): Promise<Outcome> {
  const isAboutIncident = ABOUT_INCIDENTS.has(decision.kind);
  return withCard(parts, decision.target, isAboutIncident, await parts.desk.decide(decision, seen));
}

/** Takes one decision back, as every undo of the pages does; where that is stale, gives both. */
export async function undoOn(parts: Parts, undoing: Undoing, seen: number): Promise<Outcome> {
  return withCard(parts, undoing.target, false, await parts.desk.undo(undoing, seen));
}

/** What became of a claim that somebody added. */
export type ClaimOutcome = {readonly claim: string} & (
  | Outcome
  | {readonly kind: 'there'; readonly entry: number}
  | {readonly kind: 'taken'; readonly card: ClaimCard | null}
);

/** Keeps a claim that a person found; where the words have one already, or somebody decided of it meanwhile, gives that. */
export async function addOn(
  parts: Parts,
  found: Found,
  seen: (claim: string, latest: number) => number,
): Promise<ClaimOutcome> {
  const added = await parts.desk.add(found, seen);
  const {claim} = added;
  if (added.kind === 'kept' || added.kind === 'there') return added;
  if (added.kind === 'taken') return {claim, kind: 'taken', card: await cardOf(parts, added.by).catch(() => null)};
  return {...added, card: await cardOf(parts, claim).catch(() => null)};
}

/** Says that words have a claim of their effect already. */
export function sayTaken(): string {
  return 'These words have a claim of this effect already, so nothing was kept. Correct that one, or choose other words.';
}

async function withCard(parts: Parts, target: string, isAboutIncident: boolean, decided: Decided): Promise<Outcome> {
  if (decided.kind === 'kept') return decided;
  return {...decided, card: isAboutIncident ? null : await cardOf(parts, target).catch(() => null)};
}

const ABOUT_INCIDENTS: ReadonlySet<Decision['kind']> = new Set(['merge', 'split']);

/** Both decisions, for the page that shows them; `null` where there is nothing to be shown. */
export function conflictOf(outcome: Outcome, yours: Query): Conflict | null {
  if (outcome.kind === 'kept' || outcome.card === null || outcome.theirs === null) return null;
  return {card: outcome.card, theirs: outcome.theirs, yours};
}

/** Says both decisions in a sentence. */
export function sayStale({theirs}: Extract<Outcome, {kind: 'stale'}>): string {
  const what = theirs === null ? 'Another decision was kept' : `It was decided at ${theirs.at}: ${theirs.kind}`;
  return `${what}. Yours was not kept. Look at both, then decide again or leave it.`;
}

/** Fields of a form of correction, `low` → "12", as what they change of the claim as it stands; what they leave as it is does not count. */
export function changeOfForm(fields: Query, card: ClaimCard): Change {
  const {claim, corrected} = card;
  const now: Change = {
    effect: claim.effect,
    low: claim.figure.low,
    high: claim.figure.high,
    class: claim.affected.class,
    speaker: claim.speaker?.name ?? claim.speaker?.text ?? null,
    stance: claim.stance,
    place: claim.place?.name ?? claim.place?.text ?? null,
    ...corrected,
  };
  const change: Record<string, string | number | null> = {};
  for (const [name, written] of Object.entries(fields)) {
    const value = readField(name, written.trim());
    if (Object.hasOwn(now, name) && value !== now[name]) change[name] = value;
  }
  // One end of a count alone would leave the other open.
  if ('low' in change || 'high' in change) {
    const end = (name: 'low' | 'high') => (name in fields ? readField(name, fields[name] ?? '') : (now[name] ?? null));
    Object.assign(change, {low: end('low'), high: end('high')});
  }
  // What was corrected before stays corrected: a later decision takes the place of an earlier one.
  return checkChange({...corrected, ...change}, Object.keys(change).length === 0);
}

/** A correction that can be kept; `server/bad-request` where a part of it is none. */
export function checkChange(change: Change, isNothing = Object.keys(change).length === 0): Change {
  if (isNothing) throw bad('Nothing was corrected: what was sent is what was read.');
  const {scope: _scope, from: _from, to: _to, ...known} = change;
  const parsed = correction.safeParse(known);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({path}) => String(path[0] ?? 'what was sent')))];
    throw bad(`This cannot be put in place of a reading: look at ${names.join(', ')}.`);
  }
  const [low, high] = [change['low'], change['high']];
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    throw bad('The lower count is more than the higher.');
  return change;
}

function readField(name: string, written: string): string | number | null {
  if (written === '') return null;
  if (name !== 'low' && name !== 'high') return written;
  const bare = written.replaceAll(',', '');
  if (!/^\d{1,9}$/.test(bare)) throw bad('A count is written in figures, or left empty where it is open.');
  return Number(bare);
}

function bad(sentence: string): SaysoError {
  return new SaysoError('server/bad-request', `${sentence} Nothing was kept.`);
}
