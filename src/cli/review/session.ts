import {decide, lastSeen} from '../../keeper/decide.ts';
import {type Decided, lastDecision} from '../../keeper/decisions.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import type {Decision} from '../../model/decision.ts';
import type {DecisionKind} from '../../model/entry.ts';
import {sayChange} from '../../say/decision.ts';
import type {ClaimFilter, ClaimRow} from '../../store/filters.ts';
import {readCorrection} from './correction.ts';
import type {Keys} from './keys.ts';

/** What a review needs from outside. */
export interface Reviewing {
  readonly by: string;
  readonly filter: ClaimFilter;
  readonly keys: Keys;
  /** Shows a claim; `decided` is what was decided about it before. */
  readonly show: (row: ClaimRow, decided: Decided | null) => Promise<void>;
  /** Says a sentence to the reviewer. */
  readonly say: (sentence: string) => void;
}

/** How many claims were left as what. */
export type Reviewed = Record<'accepted' | 'rejected' | 'corrected' | 'skipped', number>;

const PROMPT = '(a)ccept, (r)eject, (c)orrect, (s)kip, (u)ndo, (q)uit? ';

/** A claim the reviewer has left behind. */
interface Step {
  readonly at: number;
  readonly as: keyof Reviewed;
  /** Entry of the decision, `null` where it was skipped. */
  readonly entry: number | null;
}

/**
 * Shows claim after claim and keeps what the reviewer decides, each decision by itself, at once.
 *
 * Where somebody else decided while the reviewer looked, nothing is kept: both decisions are told, and the claim is asked
 * for again. What is undone stays in the log, with what undid it.
 */
export async function review(ledger: Ledger, reviewing: Reviewing): Promise<Reviewed> {
  const {keys, show, say, filter} = reviewing;
  const counts: Reviewed = {accepted: 0, rejected: 0, corrected: 0, skipped: 0};
  const rowAt = listOf(ledger, filter);
  const steps: Step[] = [];
  for (let at = 0; ; ) {
    const row = await rowAt(at);
    if (row === null) {
      if (steps.length === 0 || (await keys.key('No more claims. (u)ndo, (q)uit? '))?.toLowerCase() !== 'u') break;
      at = await undo(ledger, reviewing, steps, counts, rowAt, at);
      continue;
    }
    const seen = await lastSeen(ledger, row.claim.id);
    const before = await lastDecision(ledger, row.claim.id);
    await show(row, before);
    const chosen = await choose(keys, say);
    if (chosen === null) break;
    if (chosen === 'undo') {
      at = await undo(ledger, reviewing, steps, counts, rowAt, at);
      continue;
    }
    let entry: number | null = null;
    if (chosen !== 'skip') {
      const decision = {...chosen, target: row.claim.id, by: reviewing.by, why: null};
      const decided = await decide(ledger, decision, seen);
      if (decided.kind === 'stale') {
        await tellBoth(ledger, decision, decided.latest, say);
        continue;
      }
      entry = decided.index;
    }
    const as = chosen === 'skip' ? 'skipped' : AS[chosen.kind];
    counts[as]++;
    steps.push({at, as, entry});
    at++;
  }
  return counts;
}

type Choice = Pick<Decision, 'change'> & {readonly kind: 'accept' | 'reject' | 'correct'};

const AS = {accept: 'accepted', reject: 'rejected', correct: 'corrected'} as const;

/** What the reviewer wants; `null` to quit. */
async function choose(keys: Keys, say: Reviewing['say']): Promise<Choice | 'skip' | 'undo' | null> {
  for (;;) {
    const key = (await keys.key(PROMPT))?.toLowerCase() ?? 'q';
    if (key === 'a') return {kind: 'accept', change: {}};
    if (key === 'r') return {kind: 'reject', change: {}};
    if (key === 's') return 'skip';
    if (key === 'u') return 'undo';
    if (key === 'q') return null;
    if (key !== 'c') {
      say('Press a, r, c, s, u or q.');
      continue;
    }
    const typed = await keys.line('Correct to: ');
    if (typed === null) return null;
    const read = readCorrection(typed);
    if ('change' in read) return {kind: 'correct', change: read.change};
    say(read.fault);
  }
}

/** Goes back one step, and takes back what was decided there; gives where to go on. */
async function undo(
  ledger: Ledger,
  {by, say}: Reviewing,
  steps: Step[],
  counts: Reviewed,
  rowAt: (at: number) => Promise<ClaimRow | null>,
  at: number,
): Promise<number> {
  const step = steps.pop();
  if (step === undefined) {
    say('There is nothing to undo.');
    return at;
  }
  const row = await rowAt(step.at);
  if (step.entry !== null && row !== null) {
    const decision: Decision = {kind: 'revoke', target: row.claim.id, by, why: null, change: {entry: step.entry}};
    const decided = await decide(ledger, decision, step.entry);
    if (decided.kind === 'stale') {
      await tellBoth(ledger, decision, decided.latest, say);
      return step.at;
    }
  }
  counts[step.as]--;
  return step.at;
}

async function tellBoth(ledger: Ledger, mine: Decision, latest: number, say: Reviewing['say']): Promise<void> {
  const theirs = await lastDecision(ledger, mine.target);
  say(`Somebody else decided while you looked, so yours was not kept.`);
  say(`  yours:  ${sayDecision(mine.kind, mine)}`);
  say(`  theirs: ${theirs === null ? `entry ${latest} of the log` : sayDecided(theirs)}`);
}

/** What was decided, by whom and when: "corrected to low 12, high 12 by A. Reviewer, 2022-01-07T09:00:00Z". */
export function sayDecided({kind, decision, at}: Decided): string {
  return `${sayDecision(kind, decision)} by ${decision?.by ?? 'somebody whose name was erased'}, ${at}`;
}

function sayDecision(kind: DecisionKind, decision: Pick<Decision, 'change'> | null): string {
  const change = decision === null ? '' : sayChange(decision.change);
  return change === '' ? kind : `${kind} to ${change}`;
}

/** The claims of a filter, by their place in its list. They are fetched as they are asked for. */
function listOf({store}: Ledger, filter: ClaimFilter): (at: number) => Promise<ClaimRow | null> {
  const rows: ClaimRow[] = [];
  let after: string | null | undefined;
  return async (at) => {
    while (at >= rows.length && after !== null) {
      const page = await store.claims(filter, {limit: 50, after});
      rows.push(...page.rows);
      after = page.next;
    }
    return rows[at] ?? null;
  };
}
