import {countedReports} from '../keeper/gists.ts';
import {standingWord} from '../keeper/standing-decisions.ts';
import type {Decision, Rating} from '../model/decision.ts';
import type {Document} from '../model/document.ts';
import type {Report} from '../model/report.ts';
import {POLICIES, type PolicyName} from '../model/toll.ts';
import {readDate} from '../read/dates.ts';
import type {Store} from '../store/port.ts';
import type {Tally} from '../tally.ts';
import {type Given, numberGiven, type Option, UsageError} from './command.ts';
import {FETCH_OPTION, inputsGiven} from './inputs-given.ts';
import {LEDGER_OPTION, withLedger} from './ledger-given.ts';
import type {Problems} from './problems.ts';
import {Progress} from './progress.ts';
import {openReader} from './reader-threads.ts';

/** The options of every command that counts reports. */
export const REPORT_OPTIONS: Readonly<Record<string, Option>> = {
  policy: {type: 'string', value: 'NAME', help: `the codebook: ${POLICIES.join(', ')} (range)`},
  'as-of': {
    type: 'string',
    value: 'TIME',
    help: 'only what was published by then, as 2022-01-09 or 2022-01-09T18:00:00Z',
  },
  date: {type: 'string', value: 'DAY', help: 'the day reports without a date were published, as 2022-01-06'},
  ...FETCH_OPTION,
  ...LEDGER_OPTION,
  workers: {type: 'string', value: 'N', help: 'threads to read with (1)'},
};

/** Reports to count, and the documents they were made of, by id. */
export interface ReportsGiven {
  readonly reports: readonly Report[];
  readonly documents: ReadonlyMap<string, Document>;
  /** What people decided, where the reports are a ledger's. */
  readonly decisions: readonly Decision[];
  /** How far they rely on outlets and speakers. */
  readonly ratings: readonly Rating[];
}

/** Reports read together, so that threads have enough to do and memory does not grow. */
const TOGETHER = 64;

/** The reports of the files that were given; of the ledger where none were. */
export async function reportsGiven(
  given: Given,
  files: readonly string[],
  tally: Tally,
  problems: Problems,
): Promise<ReportsGiven> {
  if (files.length > 0) return readFiles({...given, rest: files}, tally, problems);
  return withLedger(given, {readOnly: true}, ({store}) => readStore(store, tally));
}

/** The same without the documents: of a large ledger no words are read then, where their fingerprints are kept ready. */
export async function countedGiven(
  given: Given,
  tally: Tally,
  problems: Problems,
): Promise<Omit<ReportsGiven, 'documents'>> {
  if (given.rest.length > 0) return readFiles(given, tally, problems);
  return withLedger(given, {readOnly: true}, async ({store}) => {
    const reports: Report[] = [];
    for await (const report of countedReports(store, tally.report)) reports.push(report);
    return {reports, ...(await standingWord(store))};
  });
}

async function readFiles(given: Given, tally: Tally, problems: Problems): Promise<ReportsGiven> {
  const published = dayGiven(given);
  const reader = await openReader('en', numberGiven(given, 'workers', 1, 1));
  const progress = new Progress();
  const reports: Report[] = [];
  const documents = new Map<string, Document>();
  let group: Document[] = [];
  const readGroup = async () => {
    const claims = await reader.claims(group);
    group.forEach((document, i) => {
      reports.push(tally.report(document, claims[i] ?? []));
      documents.set(document.id, document);
      progress.count(1, claims[i]?.length ?? 0);
    });
    group = [];
  };
  try {
    for await (const input of inputsGiven(given)) {
      if (input.kind === 'problem') {
        problems.add(input.problem);
        continue;
      }
      const {document} = input;
      for (const problem of document.problems) problems.add(problem);
      group.push(document.published === null && published !== null ? {...document, published} : document);
      if (group.length >= TOGETHER) await readGroup();
    }
    await readGroup();
  } finally {
    await reader.close();
  }
  progress.clear();
  return {reports, documents, decisions: [], ratings: []};
}

/** Documents a page of a ledger's list. */
const PAGE = 500;

/** The reports of a ledger, and what people decided about them. */
export async function readStore(store: Store, tally: Tally): Promise<ReportsGiven> {
  const reports: Report[] = [];
  const documents = new Map<string, Document>();
  let after: string | undefined;
  do {
    const page = await store.documents({}, {limit: PAGE, after});
    for (const {id} of page.rows) {
      const kept = await store.document(id);
      if (kept === null) continue;
      documents.set(id, kept.document);
      reports.push(tally.report(kept.document, await store.claimsOf(id)));
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return {reports, documents, ...(await standingWord(store))};
}

function dayGiven({values}: Given): string | null {
  const written = values.get('date');
  if (written === undefined) return null;
  const day = readDate(written);
  if (day === null) throw new UsageError(`--date needs a day such as 2022-01-06, not "${written}".`);
  return day;
}

/** The policy that was asked for. */
export function policyGiven({values}: Given): PolicyName {
  const named = values.get('policy') ?? 'range';
  const policy = POLICIES.find((each) => each === named);
  if (policy === undefined) throw new UsageError(`--policy takes ${POLICIES.join(', ')}; not "${named}".`);
  return policy;
}

/** A day or moment given to an option; `null` where it was not given. */
export function momentGiven({values}: Given, name: string): string | null {
  const written = values.get(name);
  if (written === undefined) return null;
  const moment = readDate(written);
  if (moment === null)
    throw new UsageError(`--${name} needs a day or moment such as 2022-01-09T18:00:00Z, not "${written}".`);
  return moment;
}
