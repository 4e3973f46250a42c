import {type Checkpoint, openCheckpoint} from '../ledger/checkpoint.ts';
import {parseVerifier, printVerifier, type Verifier} from '../ledger/keys.ts';
import type {EntryBody, KeyRotated} from '../model/entry.ts';
import type {Store} from '../store/port.ts';

/** The keys that a log was signed with, one after another, as its own entries tell. */
export interface KeyChain {
  /** How often the key was changed. */
  readonly changes: number;
  /** When it was changed last; `null` where it never was. */
  readonly last: string | null;
  /** Reads a checkpoint, refusing one that is not signed by the key that was in force at its size. */
  open(note: string, size: number): Checkpoint;
}

/** Entries read together. */
const PAGE = 1000;

/**
 * Reads which keys followed each other. Only the present one comes from outside: that it is the last of the chain, and that
 * each key is followed by the one that its entry names, is checked; what is not so is a fault.
 */
export async function readKeyChain(store: Store, present: Verifier, faults: string[]): Promise<KeyChain> {
  const changes = await changesIn(store);
  const keys = changes.length === 0 ? [present] : (verifiersOf(changes, faults) ?? [present]);
  const last = changes.at(-1);
  if (last !== undefined && last.body.to !== printVerifier(present)) {
    faults.push('The key.pub of the ledger is not the key that its log names last.');
  }
  changes.forEach(({body: {from}, index}, i) => {
    if (i > 0 && from !== changes[i - 1]!.body.to) faults.push(`Entry ${index} changes a key that was not in force.`);
  });
  return {
    changes: changes.length,
    last: last?.body.at ?? null,
    open(note, size) {
      // The entry of a change is signed with the key that follows, whoever else signs it.
      const nth = changes.filter(({index}) => size > index).length;
      const key = keys[nth] ?? present;
      return openCheckpoint(note, {origin: present.name, keys: [key]});
    },
  };
}

interface Change {
  readonly index: number;
  readonly body: KeyRotated;
}

async function changesIn(store: Store): Promise<Change[]> {
  const found: Change[] = [];
  const size = await store.size();
  for (let from = 0; from < size; from += PAGE) {
    const lines = await store.entries(from, Math.min(size, from + PAGE));
    for (const [i, line] of lines.entries()) {
      if (!line.includes('"key-rotated"')) continue;
      const body = parsed(line);
      if (body?.kind === 'key-rotated') found.push({index: from + i, body});
    }
  }
  return found;
}

/** An entry that cannot be read is told of where the log is replayed. */
function parsed(line: string): EntryBody | null {
  try {
    return JSON.parse(line) as EntryBody;
  } catch {
    return null;
  }
}

function verifiersOf(changes: readonly Change[], faults: string[]): Verifier[] | null {
  try {
    return [changes[0]!.body.from, ...changes.map(({body}) => body.to)].map(parseVerifier);
  } catch {
    faults.push('The log names a key that is none.');
    return null;
  }
}
