import {backUp} from '../keeper/backup.ts';
import {openLedger} from '../keeper/ledger.ts';
import {openToCheck} from '../keeper/open-to-check.ts';
import {verifyLedger} from '../keeper/verify.ts';
import {SaysoError} from '../model/error.ts';
import type {LedgerWork, WorkSaid} from './ledger-work.ts';

// The process of one check or backup: it is told what to do, opens the ledger for itself, as another program would, and says what came of it.

const say = (said: WorkSaid): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(said, () => resolve());
  });

async function check(folder: string, against: string | null): Promise<WorkSaid> {
  const ledger = await openToCheck(folder);
  try {
    return {kind: 'checked', verified: await verifyLedger(ledger, against, (step) => void say({kind: 'step', step}))};
  } finally {
    await ledger.close();
  }
}

async function copy(folder: string, to: string, withKey: boolean): Promise<WorkSaid> {
  const ledger = await openLedger(folder, {readOnly: true});
  try {
    void say({kind: 'step', step: {name: 'copy', done: 0, total: null}});
    await backUp(ledger, to, withKey);
    return {kind: 'copied'};
  } finally {
    await ledger.close();
  }
}

process.once('message', async (work: LedgerWork) => {
  try {
    await say(
      work.kind === 'check' ? await check(work.folder, work.against) : await copy(work.folder, work.to, work.withKey),
    );
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    await say({kind: 'refused', message: error.message});
  }
  process.disconnect();
});
// Nobody waits any more.
process.once('disconnect', () => process.exit());
