import {digestOf} from '../ledger/bytes.ts';
import {canonicalJson} from '../ledger/canonical.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import type {Change, Outcome, Reading as Read} from '../store/port.ts';
import {targetOf} from '../store/rows.ts';
import {commit, type Ledger} from './ledger.ts';

/** A report to be kept, with the bytes it was made of. */
export interface Incoming {
  readonly document: Document;
  readonly raw: Uint8Array;
}

/** What became of a report. */
export interface Added {
  readonly document: Document;
  /** `kept`; `there` already, under which id; `unread`: kept, but in a language that nobody here reads. */
  readonly state: 'kept' | 'there' | 'unread';
  /** The id it is kept under. */
  readonly id: string;
  readonly claims: number;
  /** Index of its entry in the log; −1 where it was there already. */
  readonly entry: number;
}

/** Who reads claims: a reader in this thread, or threads of their own. `null` for a document nobody here can read. */
export interface ClaimsReader {
  /** Signs the claims: "sayso 0.1.0 en 1". */
  readonly name: string;
  claims(documents: readonly Document[]): Promise<(readonly Claim[] | null)[]>;
}

/** How many reports are acknowledged together, at most, unless told. */
const TOGETHER = 64;

/** So many are in the first group, and twice as many in each after it: what is broken off early has kept something all the same. */
const FIRST = 32;

/** Nor more letters than these together: a few hundred long reports would take more memory than all else. */
const LETTERS = 4_000_000;

/** A group that is not full is kept when nothing more has come in for so long, in milliseconds. */
const PATIENCE = 100;

/**
 * Reads reports and keeps them, in groups (of up to 64 reports, or as many as told) that are synced to the disk together.
 *
 * What is given out has been kept: a program that dies afterwards loses none of it. Reports that are there already are told
 * apart before they are read again, so a run that was broken off can simply be started once more. While a group is kept, the
 * claims of the next are read, where the reader has threads of its own.
 */
export async function* addAll(
  ledger: Ledger,
  reader: ClaimsReader,
  incoming: AsyncIterable<Incoming | Problem>,
  together = TOGETHER,
): AsyncGenerator<Added | Problem> {
  const adding = {ledger, reader};
  let reading: Reading | null = null;
  for await (const group of groupsOf(incoming, together)) {
    if ('code' in group) {
      yield group;
      continue;
    }
    const next: Reading | null = group.length === 0 ? null : await startReading(adding, group, reading);
    if (reading !== null) yield* await keepRead(adding, reading);
    reading = next;
  }
  if (reading !== null) yield* await keepRead(adding, reading);
}

interface Adding {
  readonly ledger: Ledger;
  readonly reader: ClaimsReader;
}

/** A group whose claims are being read. */
interface Reading {
  readonly named: readonly Named[];
  readonly fresh: readonly Incoming[];
  readonly claims: Promise<(readonly Claim[] | null)[]>;
}

/** Reports in groups, and problems as they come; an empty group where the input makes one wait. */
async function* groupsOf(
  incoming: AsyncIterable<Incoming | Problem>,
  together: number,
): AsyncGenerator<Incoming[] | Problem> {
  const items = incoming[Symbol.asyncIterator]();
  let group: Incoming[] = [];
  let letters = 0;
  let most = Math.min(FIRST, together);
  let waited = false;
  try {
    for (let next = items.next(); ; ) {
      const item = waited ? await next : await soon(next, PATIENCE);
      if (item === null) {
        waited = true;
        if (group.length > 0) yield group;
        // Whatever is still being read need not wait for more.
        yield [];
        [group, letters] = [[], 0];
        continue;
      }
      waited = false;
      if (item.done === true) break;
      next = items.next();
      next.catch(() => {});
      if (!('document' in item.value)) {
        yield item.value;
        continue;
      }
      group.push(item.value);
      letters += item.value.document.text.length;
      if (group.length < most && letters < LETTERS) continue;
      yield group;
      [group, letters] = [[], 0];
      most = Math.min(2 * most, together);
    }
    if (group.length > 0) yield group;
  } finally {
    // An input that is waited for ends when it gives something; whoever stopped here does not wait for that.
    await soon(Promise.resolve(items.return?.()), PATIENCE);
  }
}

/** What a promise gives, or `null` where that takes longer than so many milliseconds. */
async function soon<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function startReading(
  {ledger, reader}: Adding,
  group: readonly Incoming[],
  before: Reading | null,
): Promise<Reading> {
  const named = await nameAll(ledger, group, before?.fresh ?? []);
  const fresh = named.filter((each) => !each.there).map(({incoming}) => incoming);
  const claims = reader.claims(fresh.map(({document}) => document));
  // It is awaited when the group before has been kept; should that fail, nobody asks for this one any more.
  claims.catch(() => {});
  return {named, fresh, claims};
}

async function keepRead({ledger, reader}: Adding, {named, fresh, claims: reading}: Reading): Promise<Added[]> {
  const claims = await reading;
  const changes = fresh.map((each, i) => changeFor(ledger, reader.name, each, claims[i] ?? null));
  const outcomes = changes.length === 0 ? [] : await ledger.store.append(changes);
  const added = new Map(fresh.map((each, i) => [each, toAdded(each, outcomes[i]!, claims[i] ?? null)]));
  return named.map(({incoming}) => added.get(incoming) ?? there(incoming.document, incoming.document.id));
}

interface Named {
  readonly incoming: Incoming;
  /** The ledger, or an earlier report of the group, has it already. */
  readonly there: boolean;
}

/**
 * Gives each report the id it is kept under: its own, or, where another text has that already, one with a part of its
 * digest. So a report that comes back changed under its old id is neither lost nor put in the place of the first.
 */
async function nameAll({store}: Ledger, group: readonly Incoming[], before: readonly Incoming[]): Promise<Named[]> {
  // Those of the group before may not be kept yet.
  const taken = new Map(before.map(({document: {id, text}}) => [id, text]));
  const textUnder = async (id: string): Promise<string | null> =>
    taken.get(id) ?? (await store.document(id))?.document.text ?? null;
  const named: Named[] = [];
  for (const {document, raw} of group) {
    const {text} = document;
    const held = await textUnder(document.id);
    const id = held === null || held === text ? document.id : `${document.id}~${digestOf(text).slice(0, 12)}`;
    const isThere = (id === document.id ? held : await textUnder(id)) !== null;
    taken.set(id, text);
    named.push({incoming: {document: id === document.id ? document : {...document, id}, raw}, there: isThere});
  }
  return named;
}

function changeFor(ledger: Ledger, reader: string, {document, raw}: Incoming, claims: readonly Claim[] | null): Change {
  const {text, ...rest} = document;
  const members = commit(ledger, rest);
  const name = targetOf(document.id);
  const at = ledger.world.now();
  return {
    kind: 'add',
    body: {
      kind: 'document-added',
      at,
      document: name,
      raw: digestOf(raw),
      text: digestOf(text),
      members: members.commitment,
    },
    document,
    raw,
    openings: [members],
    reading: claims === null ? null : readingOf(name, reader, claims, at),
  };
}

/** The entry for the claims of a document, with the claims. */
export function readingOf(document: string, reader: string, claims: readonly Claim[], at: string): Read {
  const digest = digestOf(canonicalJson(claims));
  return {body: {kind: 'claims-read', at, document, reader, count: claims.length, claims: digest}, claims};
}

function toAdded({document}: Incoming, outcome: Outcome, claims: readonly Claim[] | null): Added {
  if (outcome.kind === 'there') return there(document, outcome.document);
  const entry = outcome.kind === 'kept' ? outcome.index : -1;
  return {
    document,
    id: document.id,
    state: claims === null ? 'unread' : 'kept',
    claims: claims?.length ?? 0,
    entry,
  };
}

function there(document: Document, id: string): Added {
  return {document, id, state: 'there', claims: 0, entry: -1};
}
