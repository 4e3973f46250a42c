import {sameBytes} from '../ledger/bytes.ts';
import {type Checkpoint, readCheckpoint} from '../ledger/checkpoint.ts';
import {decodeEntry, encodeEntry} from '../ledger/entries.ts';
import {EMPTY_FRONTIER, grow, rootOf} from '../ledger/grow.ts';
import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import type {Store} from '../store/port.ts';
import {attempt} from './attempt.ts';
import {findGistFaults} from './gists.ts';
import {type KeyChain, readKeyChain} from './key-chain.ts';
import type {Ledger} from './ledger.ts';
import {findDocumentFaults, findOpeningFaults} from './verify-kept.ts';

/** What a check of a whole ledger found. */
export interface Verified {
  readonly entries: number;
  readonly documents: number;
  readonly claims: number;
  /** How often the key that signs was changed, and when last. */
  readonly keys: {readonly changes: number; readonly last: string | null};
  /** A plain sentence each; empty where everything holds. */
  readonly faults: readonly string[];
  /** Those of the faults that lie in what is derived, and that making it anew would mend. */
  readonly derived: readonly string[];
}

/** How far a check is: so many entries of the log, reports or commitments are done, of all; tables are looked at in one go. */
export interface Checking {
  readonly name: 'log' | 'reports' | 'commitments' | 'tables';
  readonly done: number;
  readonly total: number | null;
}

/** What replaying the log gives, for the checks after it. */
export interface Replay {
  readonly bodies: readonly EntryBody[];
  /** Commitments that entries say were erased. */
  readonly erased: ReadonlySet<string>;
}

/**
 * Checks everything: the log from its first entry, every checkpoint it ever signed, an older one kept elsewhere (`against`),
 * every report against its digests, every span against its words, every derived table against a replay.
 *
 * Never throws on what it finds; a fault that hides others is told, and the rest is checked all the same. `tell` is told how far it is.
 */
export async function verifyLedger(
  ledger: Ledger,
  against: string | null = null,
  tell: (checking: Checking) => void = () => {},
): Promise<Verified> {
  const faults: string[] = [];
  const {store} = ledger;
  const {verifier} = ledger;
  const chain = verifier === null ? null : await attempt(faults, () => readKeyChain(store, verifier, faults));
  const wanted = await findCheckpoints(ledger, chain, against, faults);
  const replay = (await attempt(faults, () => replayLog(store, wanted, faults, tell))) ?? {
    bodies: [],
    erased: new Set(),
  };
  const counted = (await attempt(faults, () => findDocumentFaults(store, replay, faults, tell))) ?? {
    documents: 0,
    claims: 0,
  };
  await attempt(faults, () => findOpeningFaults(store, replay, faults, tell));
  tell({name: 'tables', done: 0, total: null});
  const damage = (await attempt(faults, () => store.damage())) ?? [];
  const differing = (await attempt(faults, () => store.differences())) ?? [];
  const derived = [...differing, ...((await attempt(faults, () => findGistFaults(store))) ?? [])];
  const keys = {changes: chain?.changes ?? 0, last: chain?.last ?? null};
  return {
    entries: replay.bodies.length,
    ...counted,
    keys,
    faults: [...new Set([...faults, ...damage, ...derived])],
    derived,
  };
}

/** A checkpoint, and what a fault calls it. */
interface Wanted {
  readonly name: string;
  readonly checkpoint: Checkpoint;
}

async function findCheckpoints(
  {store, verifier}: Ledger,
  chain: KeyChain | null,
  against: string | null,
  faults: string[],
): Promise<Wanted[]> {
  const kept = (await attempt(faults, () => store.checkpoints())) ?? [];
  const size = (await attempt(faults, () => store.size())) ?? 0;
  if (verifier === null) faults.push('There is no key and no key.pub, so that nobody can tell who signed this ledger.');
  const notes = kept.map((note, i) => ({
    note,
    name: i < kept.length - 1 ? 'An older checkpoint of the ledger' : 'The checkpoint of the ledger',
  }));
  if (against !== null) notes.push({note: against, name: 'The checkpoint that was given'});
  const wanted = await Promise.all(
    notes.map(({note, name}) =>
      attempt(faults, async () => {
        try {
          const read = readCheckpoint(note);
          return {name, checkpoint: chain === null ? read : chain.open(note, read.size)};
        } catch (error) {
          throw error instanceof SaysoError
            ? new SaysoError(error.code, `${name} does not hold: ${error.message}`)
            : error;
        }
      }),
    ),
  );
  const last = wanted[kept.length - 1];
  if (size > 0 && last?.checkpoint.size !== size)
    faults.push(`No checkpoint signs all the ${size} entries of the log.`);
  return wanted.filter((each) => each !== null);
}

/** How many entries are asked for at once. */
const CHUNK = 1000;

/** Reads every entry, and compares the root with those that checkpoints signed on the way. */
async function replayLog(
  store: Store,
  wanted: readonly Wanted[],
  faults: string[],
  tell: (checking: Checking) => void,
): Promise<Replay> {
  const bodies: EntryBody[] = [];
  const erased = new Set<string>();
  const size = await store.size();
  const bySize = new Map<number, Wanted[]>();
  for (const each of wanted) bySize.set(each.checkpoint.size, [...(bySize.get(each.checkpoint.size) ?? []), each]);
  let frontier = EMPTY_FRONTIER;
  for (let from = 0; from < size; from += CHUNK) {
    tell({name: 'log', done: from, total: size});
    const texts = await store.entries(from, Math.min(size, from + CHUNK));
    for (const [i, text] of texts.entries()) {
      const body = readEntry(text, from + i, faults);
      if (body === null) return {bodies, erased};
      bodies.push(body);
      if (body.kind === 'redaction') for (const commitment of body.erased) erased.add(commitment);
      frontier = grow(frontier, encodeEntry(body).leaf).frontier;
      for (const {name, checkpoint} of bySize.get(frontier.size) ?? []) {
        if (sameBytes(checkpoint.root, rootOf(frontier))) continue;
        faults.push(`${name} signed other entries up to ${checkpoint.size} than the log has now.`);
      }
    }
  }
  for (const {name, checkpoint} of wanted) {
    if (checkpoint.size > size) faults.push(`${name} signed ${checkpoint.size} entries, and the log has ${size}.`);
  }
  return {bodies, erased};
}

function readEntry(text: string, index: number, faults: string[]): EntryBody | null {
  try {
    return decodeEntry(text);
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    faults.push(`Entry ${index} of the log cannot be read: ${error.message}`);
    return null;
  }
}
