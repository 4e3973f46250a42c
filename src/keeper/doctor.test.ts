import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openDatabase} from '../store/driver.ts';
import {examine} from './doctor.ts';
import {filledLedger, newFolder} from './ledgers.fixture.ts';

async function folderWith(ids: readonly string[]): Promise<string> {
  const ledger = await filledLedger(ids);
  await ledger.close();
  return ledger.folder;
}

async function change(folder: string, sql: string): Promise<void> {
  const db = await openDatabase(join(folder, 'ledger.db'), false);
  db.exec(`pragma foreign_keys = off; ${sql}`);
  db.close();
}

test('examine() finds nothing wrong with a ledger that is well', async () => {
  const found = await examine(await folderWith(['a', 'b']));
  // A warning about the disk of the machine that runs this is none about the ledger.
  expect(found.filter(({what}) => !what.includes('free')).map(({state}) => state)).not.toContain('fault');
  expect(found.at(-1)).toEqual({state: 'well', what: '4 entries, 2 reports and 4 claims hold.', cure: null});
});

test.each<[name: string, spoil: (folder: string) => void | Promise<void>, state: string, what: RegExp, cure: RegExp]>([
  ['no folder', (folder) => rmSync(folder, {recursive: true}), 'fault', /no folder/, /--ledger DIR/],
  [
    'a file for a folder',
    (folder) => {
      rmSync(folder, {recursive: true});
      writeFileSync(folder, '');
    },
    'fault',
    /is no folder/,
    /Name the folder/,
  ],
  [
    'no ledger',
    (folder) => {
      rmSync(folder, {recursive: true});
      mkdirSync(folder);
    },
    'fault',
    /no ledger in/,
    /sayso add/,
  ],
  [
    'a key alone',
    (folder) => rmSync(join(folder, 'ledger.db')),
    'fault',
    /a key in .*, but no ledger\.db/,
    /broken off/,
  ],
  ['no key', (folder) => rmSync(join(folder, 'key')), 'warning', /key is missing/, /backup/],
  [
    'neither half of the key',
    (folder) => {
      rmSync(join(folder, 'key'));
      rmSync(join(folder, 'key.pub'));
    },
    'fault',
    /neither key nor key\.pub/,
    /backup/,
  ],
  ['a torn key', (folder) => truncateSync(join(folder, 'key'), 20), 'fault', /no key for signed notes/, /backup/],
  [
    'a torn file',
    (folder) => truncateSync(join(folder, 'ledger.db'), 4096),
    'fault',
    /torn: it is .* short/,
    /sayso restore/,
  ],
  ['an empty file', (folder) => truncateSync(join(folder, 'ledger.db'), 0), 'fault', /too short/, /sayso restore/],
  [
    'another file',
    (folder) => writeFileSync(join(folder, 'ledger.db'), 'notes '.repeat(99)),
    'fault',
    /no SQLite database/,
    /sayso restore/,
  ],
  ['a newer form', (folder) => change(folder, 'pragma user_version = 99'), 'fault', /newer Sayso/, /Update Sayso/],
  [
    'missing bytes',
    (folder) => change(folder, 'delete from blobs'),
    'fault',
    /raw bytes of report a are missing/,
    /restore/,
  ],
  [
    'a changed text',
    (folder) => change(folder, "update documents set text = replace(text, '12', '13')"),
    'fault',
    /text of report a has been changed/,
    /restore/,
  ],
  [
    'a wrong list',
    (folder) => change(folder, "update claims set effect = 'injured'"),
    'fault',
    /listed under another effect/,
    /sayso rebuild/,
  ],
  [
    'a draft of a key',
    (folder) => copyFileSync(join(folder, 'key'), join(folder, 'key.0a1b2c3d')),
    'warning',
    /left behind/,
    /rm /,
  ],
])('examine() names %s and its cure', async (_, spoil, state, what, cure) => {
  const folder = await folderWith(['a']);
  await spoil(folder);
  const before = existsSync(join(folder, 'ledger.db')) ? readFileSync(join(folder, 'ledger.db')) : null;
  const found = await examine(folder);
  const one = found.find((each) => what.test(each.what));
  expect(one, JSON.stringify(found)).toMatchObject({state, cure: expect.stringMatching(cure)});
  if (before !== null) expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true);
});

test.skipIf(process.platform === 'win32')('examine() names a key that others may read', async () => {
  const folder = await folderWith(['a']);
  chmodSync(join(folder, 'key'), 0o644);
  const found = await examine(folder);
  expect(found).toContainEqual({
    state: 'fault',
    what: expect.stringMatching(/Others .* may read the key/),
    cure: expect.stringMatching(/chmod 600/),
  });
});

test('examine() names the key of another ledger', async () => {
  const folder = await folderWith(['a']);
  const other = await folderWith(['b']);
  writeFileSync(join(folder, 'key.pub'), readFileSync(join(other, 'key.pub'), 'utf8').replace('sayso/', 'other/'));
  expect(await examine(folder)).toContainEqual(
    expect.objectContaining({state: 'fault', cure: expect.stringMatching(/key/)}),
  );
});

test('examine() names another program that is writing', async () => {
  const folder = await folderWith(['a']);
  const db = await openDatabase(join(folder, 'ledger.db'), false);
  db.exec('begin immediate');
  const found = await examine(folder);
  db.exec('rollback');
  db.close();
  expect(found).toContainEqual(
    expect.objectContaining({state: 'warning', what: expect.stringMatching(/writing to it just now/)}),
  );
  expect(found.at(-1)).toMatchObject({state: 'well'});
  expect(await examine(newFolder())).toHaveLength(1);
});
