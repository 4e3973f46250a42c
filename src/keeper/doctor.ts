import {constants} from 'node:fs';
import {join} from 'node:path';
import {SaysoError} from '../model/error.ts';
import {openDatabase} from '../store/driver.ts';
import {inHeader, leftovers, onDisk} from './file-findings.ts';
import {type Finding, fault, messageOf, RESTORE, warning, well} from './finding.ts';
import {inFolder, may} from './folder-findings.ts';
import {inKey} from './key-findings.ts';
import {LEDGER_FILE, openLedger} from './ledger.ts';
import {type Verified, verifyLedger} from './verify.ts';

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
