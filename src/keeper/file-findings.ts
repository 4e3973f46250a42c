import {existsSync, readdirSync, statfsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {readHeader} from '../store/sqlite/header.ts';
import {type Finding, fault, megabytes, RESTORE, warning, well} from './finding.ts';
import {NEXT_KEY_FILE} from './keyring.ts';
import {LEDGER_FILE} from './ledger.ts';

/** File systems on which locks or syncing are not what SQLite needs (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, 9P. */
const REMOTE: readonly number[] = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997];

/** The disk: what kind it is, and how much room it has. */
export function* onDisk(folder: string): Iterable<Finding> {
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

/** What was left behind by something that was broken off, or may be removed one day. */
export function* leftovers(folder: string): Iterable<Finding> {
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

/** Whether the file is whole, as far as that shows without opening it. */
export function* inHeader(folder: string): Iterable<Finding> {
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
