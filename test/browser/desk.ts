import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const SAYSO = fileURLToPath(new URL('../../bin/sayso.js', import.meta.url));

/** A desk as `sayso serve` opens it, in a process of its own. */
export interface Desk {
  readonly origin: string;
  /** Lets a reviewer in. */
  readonly entrance: string;
  /** Lets a reader in. */
  readonly readersEntrance: string;
  readonly folder: string;
  /** Ends it as Ctrl-C does. */
  close(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** A folder for a ledger that is not there yet. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'sayso-browser-')), 'ledger');
}

/** Opens a desk on a ledger at a port that is free; with the sample case in it, where asked. */
export async function openDesk(folder = newFolder(), isSample = false): Promise<Desk> {
  const args = ['serve', '--ledger', folder, '--port', '0', '--by', 'R. Viewer', '--readers'];
  const child = spawn(process.execPath, [SAYSO, ...args, ...(isSample ? ['--sample'] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [entrance, readersEntrance] = await addressesOf(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = (signal: NodeJS.Signals) => (): Promise<void> => {
    child.kill(signal);
    return ended;
  };
  return {
    origin: new URL(entrance).origin,
    entrance,
    readersEntrance,
    folder,
    close: end('SIGINT'),
    kill: end('SIGKILL'),
  };
}

/** The two addresses that the desk prints when it is open. */
function addressesOf(child: ChildProcess): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    let [said, complained] = ['', ''];
    child.stderr?.on('data', (bytes) => {
      complained += String(bytes);
    });
    child.stdout?.on('data', (bytes) => {
      said += String(bytes);
      const [reviewer, reader] = said.split('\n').filter((line) => line.startsWith('http'));
      if (reviewer !== undefined && reader !== undefined) resolve([reviewer, reader]);
    });
    child.once('exit', (code) => reject(new Error(`The desk ended with ${code}: ${complained}`)));
  });
}
