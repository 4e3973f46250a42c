import {type Decided, decide, lastSeen} from '../../keeper/decide.ts';
import type {Ledger} from '../../keeper/ledger.ts';
import {standingWord} from '../../keeper/standing-decisions.ts';
import {AFFECTED_CLASSES, EFFECTS} from '../../model/claim.ts';
import type {Decision} from '../../model/decision.ts';
import {SaysoError} from '../../model/error.ts';
import {visible} from '../../say/visible.ts';
import {type Given, nearest, UsageError} from '../command.ts';
import {EXIT} from '../exit.ts';
import {withLedger} from '../ledger-given.ts';
import {write} from '../output.ts';
import {readStore} from '../reports-given.ts';
import {readCorrection} from '../review/correction.ts';
import {reviewerGiven} from '../reviewer-given.ts';

/** What can be decided about incidents: `sayso incidents VERB …`, with what stands behind each verb. */
export const VERBS = {
  pin: 'INCIDENT EFFECT COUNT',
  responsible: 'INCIDENT NAME',
  merge: 'INCIDENT INTO',
  split: 'INCIDENT REPORT',
  move: 'CLAIM INTO',
  revoke: 'INCIDENT|CLAIM',
} as const;
export type Verb = keyof typeof VERBS;

/** Whether a word is one of the verbs. */
export function isVerb(word: string | undefined): word is Verb {
  return word !== undefined && Object.hasOwn(VERBS, word);
}

/** Keeps a decision about an incident of the ledger. */
export async function decideOnIncident(given: Given, verb: Verb, words: readonly string[]): Promise<number> {
  if (words.length !== VERBS[verb].split(' ').length)
    throw new UsageError(`Say "sayso incidents ${verb} ${VERBS[verb]}".`);
  return withLedger(given, {}, async (ledger) => {
    const what = await WAYS[verb](words, await lookerIn(ledger), given);
    const decision: Decision = {...what, by: reviewerGiven(given), why: given.values.get('why') ?? null};
    const decided = await decide(ledger, decision, await lastSeen(ledger, decision.target));
    await write(`${visible(sayDone(verb, words, decided))}\n`);
    return EXIT.done;
  });
}

/** Finds what is meant by the beginnings of ids. */
interface Looker {
  incident(id: string): string;
  claim(id: string): string | null;
  report(id: string): string;
}

async function lookerIn({store}: Ledger): Promise<Looker> {
  const {createTally} = await import('../../tally.ts');
  const tally = createTally();
  const {reports, documents} = await readStore(store, tally);
  const incidents = tally.incidents(reports, await standingWord(store));
  const claims = reports.flatMap((report) => report.claims.map(({id}) => id));
  return {
    incident(id) {
      const found = tally.find(incidents, id);
      if (found === null)
        throw new SaysoError('ledger/no-incident', `There is no incident "${id}". "sayso incidents" lists them.`);
      return found.id;
    },
    claim: (id) => claims.find((each) => each === id) ?? claims.find((each) => each.startsWith(id)) ?? null,
    report(id) {
      if (documents.has(id)) return id;
      throw new UsageError(`There is no report "${id}". "sayso documents" lists them.`);
    },
  };
}

type Way = (
  words: readonly string[],
  look: Looker,
  given: Given,
) => Pick<Decision, 'kind' | 'target' | 'change'> | Promise<Pick<Decision, 'kind' | 'target' | 'change'>>;

const WAYS: Readonly<Record<Verb, Way>> = {
  pin([id = '', effect = '', count = ''], look, given) {
    const known = EFFECTS.find((each) => each === effect);
    if (known === undefined) throw new UsageError(notOne('An effect', effect, EFFECTS));
    const read = readCorrection(count);
    if ('fault' in read) throw new UsageError(read.fault);
    const {low, high} = read.change;
    if (low === undefined && high === undefined) throw new UsageError(`"${count}" is no count: 12, 12-14 or >=12.`);
    return {
      kind: 'pin',
      target: look.incident(id),
      change: {effect: known, class: classGiven(given), low: low ?? null, high: high ?? null},
    };
  },
  responsible: ([id = '', name = ''], look) => ({kind: 'pin', target: look.incident(id), change: {responsible: name}}),
  merge: ([id = '', into = ''], look) => ({
    kind: 'merge',
    target: look.incident(id),
    change: {into: look.incident(into)},
  }),
  split: ([id = '', report = ''], look) => ({
    kind: 'split',
    target: look.incident(id),
    change: {document: look.report(report)},
  }),
  move([id = '', into = ''], look) {
    const target = look.claim(id);
    if (target === null) throw new UsageError(`There is no claim "${id}". "sayso claims --json" gives their ids.`);
    return {kind: 'move', target, change: {into: look.incident(into)}};
  },
  revoke: ([id = ''], look) => ({kind: 'revoke', target: look.claim(id) ?? look.incident(id), change: {}}),
};

function classGiven({values}: Given): string | null {
  const name = values.get('class');
  if (name === undefined) return null;
  const list = [...AFFECTED_CLASSES, 'security'];
  if (!list.includes(name)) throw new UsageError(notOne('A class', name, list));
  return name;
}

function notOne(what: string, word: string, list: readonly string[]): string {
  const near = nearest(word, list);
  return `${what} is one of ${list.join(', ')}, not "${word}".${near === null ? '' : ` Did you mean ${near}?`}`;
}

function sayDone(verb: Verb, [id]: readonly string[], decided: Decided): string {
  if (decided.kind === 'kept') return `${verb} ${id}: entry ${decided.index} of the log.`;
  throw new SaysoError(
    'ledger/stale',
    `Somebody decided about "${id}" at the same moment (entry ${decided.latest}). Look again, then decide.`,
  );
}
