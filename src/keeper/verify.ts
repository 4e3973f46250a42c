import {sameBytes} from '../ledger/bytes.ts';
import {type Checkpoint, type Log, openCheckpoint} from '../ledger/checkpoint.ts';
import {decodeEntry, encodeEntry} from '../ledger/entries.ts';
import {EMPTY_FRONTIER, grow, rootOf} from '../ledger/grow.ts';
import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import type {Store} from '../store/port.ts';
import type {Ledger} from './ledger.ts';
import {findDocumentFaults, findOpeningFaults} from './verify-kept.ts';

/** What a check of a whole ledger found. */
export interface Verified {
  readonly entries: number;
  readonly documents: number;
  readonly claims: number;
  /** A plain sentence each; empty where everything holds. */
  readonly faults: readonly string[];
}

/** What replaying the log gives, for the checks after it. */
export interface Replay {
  readonly bodies: readonly EntryBody[];
  /** Commitments that entries say were erased. */
  readonly erased: ReadonlySet<string>;
}

/**
 * Checks everything: the log from its first entry, its checkpoint, an older one kept elsewhere (`against`), every report
 * against its digests, every span against its words, every derived table against a replay.
 *
 * Never throws on what it finds; a fault that hides others is told, and the rest is checked all the same.
 */
export async function verifyLedger(ledger: Ledger, against: string | null = null): Promise<Verified> {
  const faults: string[] = [];
  const {store, signer} = ledger;
  const log: Log = {origin: signer.verifier.name, keys: [signer.verifier]};
  const wanted = [
    ...(await opened(await store.checkpoint(), log, 'The checkpoint of the ledger', faults)),
    ...(await opened(against, log, 'The checkpoint that was given', faults)),
  ];
  const replay = await replayLog(store, wanted, faults);
  const counted = await findDocumentFaults(store, replay, faults);
  await findOpeningFaults(store, replay, faults);
  faults.push(...(await store.differences()));
  return {entries: replay.bodies.length, ...counted, faults};
}

interface Wanted {
  readonly name: string;
  readonly checkpoint: Checkpoint;
}

async function opened(note: string | null, log: Log, name: string, faults: string[]): Promise<Wanted[]> {
  if (note === null) return [];
  try {
    return [{name, checkpoint: openCheckpoint(note, log)}];
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    faults.push(`${name} does not hold: ${error.message}`);
    return [];
  }
}

/** How many entries are asked for at once. */
const CHUNK = 1000;

/** Reads every entry, and compares the root with those that checkpoints signed on the way. */
async function replayLog(store: Store, wanted: readonly Wanted[], faults: string[]): Promise<Replay> {
  const bodies: EntryBody[] = [];
  const erased = new Set<string>();
  const size = await store.size();
  let frontier = EMPTY_FRONTIER;
  const compare = (): void => {
    for (const {name, checkpoint} of wanted) {
      if (checkpoint.size === frontier.size && !sameBytes(checkpoint.root, rootOf(frontier))) {
        faults.push(`${name} signed other entries up to ${checkpoint.size} than the log has now.`);
      }
    }
  };
  for (let from = 0; from < size; from += CHUNK) {
    const texts = await store.entries(from, Math.min(size, from + CHUNK));
    for (const [i, text] of texts.entries()) {
      const body = readEntry(text, from + i, faults);
      if (body === null) return {bodies, erased};
      bodies.push(body);
      if (body.kind === 'redaction') for (const commitment of body.erased) erased.add(commitment);
      frontier = grow(frontier, encodeEntry(body).leaf).frontier;
      compare();
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
