import {accessSync, constants, existsSync, readdirSync, statfsSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {SaysoError} from '../model/error.ts';
import {openDatabase} from '../store/driver.ts';
import {readHeader} from '../store/sqlite/header.ts';
import {isKeyExposed, KEY_FILE, readKey, readVerifier, VERIFIER_FILE} from './key-file.ts';
import {NEXT_KEY_FILE} from './keyring.ts';
import {LEDGER_FILE, openLedger} from './ledger.ts';
import {type Verified, verifyLedger} from './verify.ts';

/** Something looked at in a ledger. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'fault';
  /** What was found, a sentence. */
  readonly what: string;
  /** What to do about it, a sentence; `null` where nothing is to be done. */
  readonly cure: string | null;
}

/**
 * Looks at everything a ledger needs, from its folder to its last byte, and names the cure of what is wrong. It changes
 * nothing. What cannot be looked at because of an earlier fault is left out.
 */
export async function examine(folder: string): Promise<Finding[]> {
  const found = [...inFolder(folder)];
  if (found.some(({state}) => state === 'fault')) return found;
  const header = [...inHeader(folder)];
  found.push(...inKey(folder), ...onDisk(folder), ...leftovers(folder), ...header);
  // SQLite has nothing to say of half a file.
  if (header.some(({state}) => state === 'fault')) return found;
  return [...found, ...(await lock(folder)), ...(await inside(folder))];
}

const RESTORE = 'Move the folder away and bring a backup back: sayso restore BACKUP.';

function* inFolder(folder: string): Iterable<Finding> {
  const file = join(folder, LEDGER_FILE);
  if (!canBeLookedFor(folder)) {
    yield fault(
      `You may not look for ${folder}: a folder above it is closed to you.`,
      `Give yourself the right: chmod u+rwx ${dirname(folder)}.`,
    );
    return;
  }
  if (!existsSync(folder)) {
    yield fault(
      `There is no folder ${folder}.`,
      '"sayso add FILE…" makes a ledger, "--ledger DIR" names another folder.',
    );
    return;
  }
  if (!statSync(folder).isDirectory()) {
    yield fault(`${folder} is no folder.`, 'Name the folder that holds the ledger: --ledger DIR.');
    return;
  }
  if (!may(folder, constants.R_OK | constants.X_OK)) {
    yield fault(`You may not look into ${folder}.`, `Give yourself the right: chmod u+rwx ${folder}.`);
    return;
  }
  if (!existsSync(file)) {
    const hadOne = existsSync(join(folder, KEY_FILE));
    yield hadOne
      ? fault(
          `There is a key in ${folder}, but no ${LEDGER_FILE}.`,
          'A start was broken off: "sayso add FILE…" goes on. If there were reports in it, restore a backup elsewhere.',
        )
      : fault(`There is no ledger in ${folder}.`, '"sayso add FILE…" makes one, "--ledger DIR" names another folder.');
    return;
  }
  if (!may(file, constants.R_OK))
    yield fault(`You may not read ${file}.`, `Give yourself the right: chmod u+rw ${file}.`);
  else if (!may(file, constants.W_OK) || !may(folder, constants.W_OK)) {
    yield warning(
      `${folder} can be read, but nothing can be added to it.`,
      `Give yourself the right: chmod u+rwx ${folder}; chmod u+rw ${file}.`,
    );
  } else yield well(`${folder} can be read and written.`);
}

function* inKey(folder: string): Iterable<Finding> {
  const path = join(folder, KEY_FILE);
  try {
    const verifier = readVerifier(folder);
    if (!existsSync(path)) {
      yield verifier === null
        ? fault(
            `There is neither ${KEY_FILE} nor ${VERIFIER_FILE}.`,
            'Bring them back from a backup: nothing can be signed, and nobody can tell who signed.',
          )
        : warning(
            `The ${KEY_FILE} is missing: the ledger can be read and checked, nothing can be added to it.`,
            'Bring it back from a backup that has it.',
          );
      return;
    }
    const signer = readKey(folder);
    if (verifier !== null && (verifier.id !== signer.verifier.id || verifier.name !== signer.verifier.name)) {
      yield fault(`The ${KEY_FILE} is that of another ledger.`, `Bring the right one back; ${VERIFIER_FILE} names it.`);
      return;
    }
    yield isKeyExposed(folder)
      ? fault(
          `Others on this machine may read the ${KEY_FILE}, and sign in your name.`,
          `Take the right from them: chmod 600 ${path}.`,
        )
      : well('The key is there, and only you may read it.');
  } catch (error) {
    yield fault(messageOf(error), 'Bring the key back from a backup.');
  }
}

/** File systems on which locks or syncing are not what SQLite needs (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, 9P. */
const REMOTE: readonly number[] = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997];

function* onDisk(folder: string): Iterable<Finding> {
  const {type, bavail, bsize} = statfsSync(folder);
  if (REMOTE.includes(type >>> 0)) {
    yield fault(
      `${folder} lies on a network disk, which may lose what was acknowledged.`,
      'Keep the ledger on a local disk, and backups on the network.',
    );
  }
  const free = bavail * bsize;
  const size = statSync(join(folder, LEDGER_FILE)).size;
  // A migration puts a copy aside, and rebuilding writes as much as there is.
  const wanted = Math.max(2 * size, 100e6);
  if (free < wanted) {
    yield warning(
      `The disk is nearly full: ${megabytes(free)} are free, and the ledger has ${megabytes(size)}.`,
      `Make room: at least ${megabytes(wanted)} should be free.`,
    );
  } else yield well(`${megabytes(free)} are free on the disk; the ledger has ${megabytes(size)}.`);
}

function* leftovers(folder: string): Iterable<Finding> {
  for (const name of readdirSync(folder).sort()) {
    if (/^key(?:\.pub)?\.[0-9a-f]{8}$/.test(name) || name === `${LEDGER_FILE}.part`) {
      yield warning(`${name} was left behind by a start that was broken off.`, `Remove it: rm ${join(folder, name)}.`);
    }
    if (name === NEXT_KEY_FILE) {
      yield warning(
        'A change of the key was broken off, or is going on.',
        'The next command that writes settles it, a minute after it began: nothing is lost.',
      );
    }
    if (name.startsWith(`${LEDGER_FILE}.before-`)) {
      yield warning(
        `${name} is the copy from before an update of the tables.`,
        'Keep it until you trust the update, then remove it.',
      );
    }
  }
}

function* inHeader(folder: string): Iterable<Finding> {
  const path = join(folder, LEDGER_FILE);
  const header = readHeader(path);
  if (header === null) {
    yield fault(`${LEDGER_FILE} is too short, or no SQLite database.`, RESTORE);
    return;
  }
  const written = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  if (!written && header.size < header.pages * header.pageSize) {
    yield fault(
      `${LEDGER_FILE} is torn: it is ${megabytes(header.pages * header.pageSize - header.size)} short of its own length.`,
      RESTORE,
    );
  }
  if (written)
    yield well(
      'Some of what was kept last stands in the log beside the file, as while it is in use or after a power cut; it counts.',
    );
}

/** Whether another program is writing at this moment. */
async function lock(folder: string): Promise<Finding[]> {
  const path = join(folder, LEDGER_FILE);
  if (!may(path, constants.W_OK) || !may(folder, constants.W_OK)) return [];
  const db = await openDatabase(path, false);
  try {
    db.exec('pragma busy_timeout = 0; begin immediate; rollback');
    return [well('No other program is writing to it.')];
  } catch (error) {
    const busy = /locked|busy/i.test(messageOf(error));
    return busy
      ? [
          warning(
            'Another program is writing to it just now.',
            `Wait for it; if it hangs, find it with "fuser ${path}" and end it: nothing is lost.`,
          ),
        ]
      : [];
  } finally {
    db.close();
  }
}

/** What the ledger says of itself when it is opened and checked. */
async function inside(folder: string): Promise<Finding[]> {
  try {
    const ledger = await openLedger(folder, {readOnly: true});
    try {
      return findingsOf(await verifyLedger(ledger));
    } finally {
      await ledger.close();
    }
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    return [fault(error.message, CURES[error.code] ?? RESTORE)];
  }
}

const CURES: Readonly<Record<string, string>> = {
  'store/newer': 'Update Sayso, or use the version that wrote it.',
  'store/older': 'Have it brought up to date: sayso rebuild. A copy is put aside before.',
  'store/busy': 'Wait for the other program, or end it.',
  'store/no-rights': 'Give yourself the right to read and write the folder and what is in it.',
};

function findingsOf({entries, documents, claims, keys, faults, derived}: Verified): Finding[] {
  if (faults.length === 0) {
    const held = well(`${entries} entries, ${documents} reports and ${claims} claims hold.`);
    if (keys.last === null) return [held];
    const times = keys.changes === 1 ? 'once' : `${keys.changes} times`;
    return [
      held,
      well(`The key was changed ${times}, last on ${keys.last.slice(0, 10)}; what each key signed holds under it.`),
    ];
  }
  const deep = faults.filter((each) => !derived.includes(each));
  return [
    ...deep.map((each) =>
      fault(
        each,
        'If "sayso rebuild" does not mend it, what was kept has been changed: bring a backup back (sayso restore BACKUP).',
      ),
    ),
    ...derived.map((each) => fault(each, 'Only what is derived is wrong: sayso rebuild.')),
  ];
}

/** Whether it can be told at all that something is or is not there. */
function canBeLookedFor(path: string): boolean {
  try {
    statSync(path, {throwIfNoEntry: false});
    return true;
  } catch {
    return false;
  }
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function well(what: string): Finding {
  return {state: 'well', what, cure: null};
}

function warning(what: string, cure: string): Finding {
  return {state: 'warning', what, cure};
}

function fault(what: string, cure: string): Finding {
  return {state: 'fault', what, cure};
}
