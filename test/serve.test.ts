import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, expect, test} from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const SLOW = 120_000;

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  /** The addresses that were printed. */
  readonly addresses: readonly string[];
  readonly said: () => string;
}

/** Starts a desk, and waits for so many addresses. */
async function serve(args: readonly string[], addresses = 1): Promise<Started> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', ...args], {stdio: ['ignore', 'pipe', 'pipe']});
  running.push(child);
  let out = '';
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += String(piece);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (piece) => {
      out += String(piece);
      if (out.split('\n').length > addresses) resolve();
    });
    child.on('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  return {child, addresses: out.trim().split('\n'), said: () => said};
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'sayso-serve-')), 'data');

test(
  'sayso serve --sample opens the sample case, and a page that was open outlives a restart',
  async () => {
    const folder = newFolder();
    const first = await serve(['--sample', '--ledger', folder, '--port', '0', '--readers'], 2);
    const [reviewer = '', reader = ''] = first.addresses;
    const {port} = new URL(reviewer);
    const entered = await fetch(reviewer, {redirect: 'manual'});
    const cookie = (entered.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const page = await fetch(`http://127.0.0.1:${port}/`, {headers: {cookie, accept: 'text/html'}});
    expect(page.status).toBe(200);
    expect((await page.text()).includes('Kazakhstan')).toBe(true);
    expect((await fetch(reader, {redirect: 'manual'})).status).toBe(303);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(401);
    expect(statSync(join(folder, 'desk.key')).mode & 0o777).toBe(0o600);
    expect(await end(first.child)).toBe(0);

    const again = await serve(['--sample', '--ledger', folder, '--port', port]);
    expect(again.said()).not.toContain('reading the sample');
    expect(again.addresses[0]).toBe(reviewer);
    const still = await fetch(`http://127.0.0.1:${port}/case.json`, {headers: {cookie}});
    expect(((await still.json()) as {counts: {reports: number}}).counts.reports).toBe(16);
    expect(await end(again.child, 'SIGTERM')).toBe(0);
    rmSync(folder, {recursive: true});
  },
  SLOW,
);

test(
  'a port that is taken is told, with one that is free',
  async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const {port} = other.address() as AddressInfo;
    const failed = await serve(['--ledger', newFolder(), '--port', String(port)]).catch(
      (error: Error) => error.message,
    );
    expect(failed).toMatch(
      /it ended with 1: .*Another program listens at port \d+.*--port \d+ is free\. \(server\/port-taken\)/s,
    );
    other.close();
  },
  SLOW,
);
