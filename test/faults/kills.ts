import {type ChildProcess, spawn} from 'node:child_process';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {type Ledger, openLedger} from '../../src/keeper/ledger.ts';
import {newFolder} from '../../src/keeper/ledgers.fixture.ts';
import {verifyLedger} from '../../src/keeper/verify.ts';
import {digestOf} from '../../src/ledger/bytes.ts';
import {decodeEntry} from '../../src/ledger/entries.ts';
import {drawn} from './drawn.ts';

/** What became of ledgers whose writers were killed. */
export interface Killed {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged, and not there afterwards. */
  readonly lost: readonly string[];
  /** Faults that a check found afterwards, and errors that a writer ran into. */
  readonly broken: readonly string[];
}

const WRITER = fileURLToPath(new URL('./writer.mjs', import.meta.url));

/** Rounds on one ledger before a new one is begun, so that a ledger is also killed while it is made. */
const ROUNDS = 8;

/**
 * Kills (`SIGKILL`) two writers of one ledger at moments drawn by chance, the second while the first one's leavings are being
 * taken up; then opens the ledger and looks whether all is there that was acknowledged.
 */
export async function killWriters(kills: number, seed: number): Promise<Killed> {
  const draw = drawn(seed);
  const total = {kills: 0, acknowledged: 0, lost: [] as string[], broken: [] as string[]};
  for (let round = 0, folder = ''; total.kills < kills; round++) {
    if (round % ROUNDS === 0) folder = newFolder();
    const writers = [startWriter(folder, `one${round}`), startWriter(folder, `two${round}`)];
    // A new ledger's writers may be killed while they make it, the others once something has been acknowledged.
    if (round % ROUNDS !== 0) await Promise.race(writers.map(({first}) => first));
    await wait(draw(250));
    for (const {child} of writers) {
      child.kill('SIGKILL');
      await wait(draw(60));
    }
    const lines = (await Promise.all(writers.map(({said}) => said))).flat();
    total.kills += writers.length;
    total.broken.push(...lines.filter((line) => line.startsWith('error')));
    const acknowledged = lines.filter((line) => !line.startsWith('error'));
    total.acknowledged += acknowledged.length;
    const ledger = await openLedger(folder, {create: true});
    total.lost.push(...(await lostOf(ledger, acknowledged)));
    total.broken.push(...(await verifyLedger(ledger)).faults);
    await ledger.close();
  }
  return total;
}

/** Those of the lines a writer printed that the ledger knows nothing of. */
export async function lostOf({store}: Ledger, acknowledged: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const line of acknowledged) {
    const [kind, name = '', digest] = line.split(' ');
    const there =
      kind === 'document'
        ? digestOf((await store.document(name))?.document.text ?? '') === digest
        : (await targetAt(Number(name))) === digest;
    if (!there) lost.push(line);
  }
  return lost;

  async function targetAt(index: number): Promise<string | null> {
    const [entry] = await store.entries(index, index + 1);
    const body = entry === undefined ? null : decodeEntry(entry);
    return body?.kind === 'decision' ? body.target : null;
  }
}

interface Writer {
  readonly child: ChildProcess;
  /** It has said something. */
  readonly first: Promise<void>;
  /** Its whole lines, once it has ended. */
  readonly said: Promise<string[]>;
}

function startWriter(folder: string, name: string): Writer {
  const child = spawn(process.execPath, [WRITER, folder, name], {stdio: ['ignore', 'pipe', 'inherit']});
  const said = new Promise<string[]>((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.on('error', reject);
    // What stands behind the last line break was not said to the end.
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });
  const first = new Promise<void>((resolve) => {
    child.stdout?.once('data', () => resolve());
    child.once('close', () => resolve());
  });
  return {child, first, said};
}
