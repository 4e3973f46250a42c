import {copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {digestOf} from '../../ledger/bytes.ts';
import {openDatabase} from '../driver.ts';
import type {ClaimFilter} from '../filters.ts';
import type {Change, Store} from '../port.ts';
import {documentAbout, someClaim} from '../samples.fixture.ts';
import {guarded} from './errors.ts';
import {MIGRATIONS, type Migration} from './schema.ts';
import {openSqliteStore, type Writing} from './store.ts';

/** A database of every form that was ever given out, and of form 1 with a correction, two reports each. */
const RELEASED = new URL('../../../test/fixtures/ledgers/', import.meta.url).pathname;

const AT = '2022-01-07T09:00:00Z';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'sayso-sqlite-'));
}

const WRITING: Writing = {
  sign: (size) => `checkpoint of ${size}`,
  migrated: (from, to) => ({kind: 'schema-migrated', at: AT, from, to}),
};

function open(path: string, migrations?: readonly Migration[]): Promise<Store> {
  return openSqliteStore(path, WRITING, migrations);
}

function add(id: string): Change {
  const document = documentAbout(id, {published: '2022-01-06'});
  const raw = new TextEncoder().encode(document.text);
  const body = {
    kind: 'document-added',
    at: AT,
    document: digestOf(id),
    raw: digestOf(raw),
    text: digestOf(raw),
    members: digestOf(id),
  } as const;
  const claims = [someClaim(document, 'killed', 1)];
  const read = {
    kind: 'claims-read',
    at: AT,
    document: digestOf(id),
    reader: 'r',
    count: 1,
    claims: digestOf(''),
  } as const;
  return {kind: 'add', body, document, raw, openings: [], reading: {body: read, claims}};
}

async function change(path: string, sql: string): Promise<void> {
  const db = await openDatabase(path, false);
  db.exec(sql);
  db.close();
}

test('a ledger is there again after it was closed, and two may be open at once', async () => {
  const path = join(folder(), 'ledger.db');
  const [one, two] = [await open(path), await open(path)];
  await one.append([add('a')]);
  await two.append([add('b')]);
  await one.append([add('c'), add('b')]);
  expect(await two.size()).toBe(6);
  await one.close();
  await two.close();
  const again = await open(path);
  expect((await again.documents({}, {limit: 9})).rows.map(({id}) => id)).toEqual(['c', 'b', 'a']);
  expect(await again.checkpoint()).toBe('checkpoint of 6');
  await again.close();
});

test('a ledger of a newer form is refused and left as it is', async () => {
  const path = join(folder(), 'ledger.db');
  await (await open(path)).close();
  await change(path, 'pragma user_version = 99');
  await expect(open(path)).rejects.toMatchObject({code: 'store/newer'});
});

test('a ledger of an older form is brought up to date, after a copy was put aside, and the log tells of it', async () => {
  const path = join(folder(), 'ledger.db');
  const old = await open(path);
  await old.append([add('a')]);
  await old.close();
  const longer = [...MIGRATIONS, {sql: 'alter table documents add column note text', derives: false}];
  await expect(openSqliteStore(path, null, longer)).rejects.toMatchObject({code: 'store/older'});
  const aside = `${path}.before-${longer.length}`;
  // As if an earlier try had been broken off while it copied.
  writeFileSync(aside, 'half a copy');
  const store = await open(path, longer);
  expect((await store.entries(2, 9)).map((entry) => JSON.parse(entry))).toEqual([
    {kind: 'schema-migrated', at: AT, from: MIGRATIONS.length, to: longer.length},
  ]);
  expect(await store.checkpoint()).toBe('checkpoint of 3');
  expect(await store.differences()).toEqual([]);
  await store.append([add('b')]);
  await store.close();
  await expect(open(path)).rejects.toMatchObject({code: 'store/newer'});
  const copy = await open(aside);
  expect(await copy.size()).toBe(2);
  await copy.close();
});

test('a step that fails leaves the ledger in the form it had', async () => {
  const path = join(folder(), 'ledger.db');
  const old = await open(path);
  await old.append([add('a')]);
  await old.close();
  await expect(
    open(path, [
      ...MIGRATIONS,
      {sql: 'alter table documents add column note text; alter table nothing', derives: false},
    ]),
  ).rejects.toMatchObject({
    code: 'store/broken',
  });
  const again = await open(path);
  expect(await again.size()).toBe(2);
  expect(await again.differences()).toEqual([]);
  await again.close();
});

test('a ledger that a released Sayso wrote can be opened and holds', async () => {
  for (const name of readdirSync(RELEASED)) {
    const path = join(folder(), 'ledger.db');
    writeFileSync(path, gunzipSync(readFileSync(join(RELEASED, name))));
    const store = await open(path);
    expect((await store.documents({}, {limit: 9})).rows.length, name).toBe(2);
    expect([...(await store.damage()), ...(await store.differences())], name).toEqual([]);
    await store.close();
  }
});

test('a ledger from before corrections were listed lists them once it is brought up to date, and says so until then', async () => {
  const path = join(folder(), 'ledger.db');
  writeFileSync(path, gunzipSync(readFileSync(join(RELEASED, 'form-1-corrected.db.gz'))));
  await expect(openSqliteStore(path, null)).rejects.toMatchObject({
    code: 'store/older',
    message: expect.stringContaining(`"sayso rebuild --ledger ${dirname(path)}" brings it up to date`),
  });
  const store = await open(path);
  const listed = async (filter: ClaimFilter): Promise<string[]> =>
    (await store.claims(filter, {limit: 9})).rows.map(({claim}) => claim.id).sort();
  expect(await listed({effect: 'killed'})).toEqual(['b-killed']);
  expect(await listed({place: 'oral'})).toEqual(['a-killed']);
  expect(await listed({review: 'accepted'})).toEqual(['b-killed']);
  expect(await store.differences()).toEqual([]);
  expect(JSON.parse((await store.entries(6, 7))[0]!)).toMatchObject({kind: 'schema-migrated', from: 1});
  await store.close();
  expect(readdirSync(dirname(path)).filter((name) => name.includes('.before-'))).toEqual([
    `ledger.db.before-${MIGRATIONS.length}`,
  ]);
});

test('what is no ledger, and a folder that is not there, are told apart', async () => {
  const path = join(folder(), 'ledger.db');
  writeFileSync(path, 'These are notes, and no database at all. '.repeat(200));
  await expect(open(path)).rejects.toMatchObject({code: 'store/broken'});
  const other = join(folder(), 'ledger.db');
  await change(other, 'create table songs (title text)');
  await expect(open(other)).rejects.toMatchObject({code: 'store/broken'});
  const empty = join(folder(), 'ledger.db');
  writeFileSync(empty, '');
  await expect(openSqliteStore(empty, null)).rejects.toMatchObject({code: 'store/empty'});
  await expect(open(join(folder(), 'no', 'such', 'ledger.db'))).rejects.toMatchObject({code: 'store/cannot-open'});
});

test('a ledger opened for reading keeps nothing', async () => {
  const path = join(folder(), 'ledger.db');
  const writer = await open(path);
  await writer.append([add('a')]);
  const reader = await openSqliteStore(path, null);
  expect(await reader.size()).toBe(2);
  await expect(reader.append([add('b')])).rejects.toMatchObject({code: 'store/read-only'});
  await reader.close();
  await writer.close();
});

test.each([
  ["update claims set effect = 'injured'", /another effect/],
  ["update claims set review = 'accepted'", /another review/],
  ["update hashes set hash = x'00' where level = 0 and idx = 1", /hash 1 on level 0/],
  ['delete from hashes where level = 1', /level 1/],
  ["pragma foreign_keys = off; insert into gists values (99, 'm', 'b', x'00')", /Of 1 gists there is no document/],
  ["insert into hashes values (9, 9, x'00')", /hashes kept/],
  ['delete from claims', /0 claims kept/],
  ["insert into documents_fts (documents_fts) values ('delete-all')", /index of words/],
  ["update documents set title = 'x' where id = 'a'", /another title/],
  ["update documents set publisher = 'x', day = '' where id = 'a'", /another publisher/],
  ['update documents set claims = 7', /said to have 7/],
  ["insert into targets values ('00', 1)", /5 targets kept/],
])('a change behind its back is found, and rebuilding mends what is derived: %s', async (sql, told) => {
  const path = join(folder(), 'ledger.db');
  const store = await open(path);
  await store.append([add('a'), add('b')]);
  expect(await store.differences()).toEqual([]);
  await change(path, sql);
  expect((await store.differences()).join(' ')).toMatch(told);
  await store.rebuild();
  if (!sql.startsWith('delete from claims')) expect(await store.differences()).toEqual([]);
  await store.close();
});

test('a failure is told by its code, however many rows were asked for', async () => {
  const path = join(folder(), 'ledger.db');
  const store = await open(path);
  await store.append([add('a')]);
  await change(path, 'drop table claims');
  await expect(store.claimsOf('a')).rejects.toMatchObject({code: 'store/broken'});
  await expect(store.claims({}, {limit: 9})).rejects.toMatchObject({code: 'store/broken'});
  const db = await openDatabase(':memory:', false);
  db.exec('create table t (a unique); insert into t values (1)');
  for (const ask of ['run', 'get', 'all'] as const) {
    expect(() => guarded('x', () => db.prepare('insert into t values (1) returning a')[ask]())).toThrow(/does not fit/);
  }
  db.close();
  await store.close();
});

test('tables that are not as they were made are found', async () => {
  const path = join(folder(), 'ledger.db');
  const store = await open(path);
  await change(path, 'drop index claims_effect; create index claims_effect on claims (effect, n)');
  expect((await store.damage()).join(' ')).toMatch(/not those of a ledger: see index claims_effect/);
  await store.close();
});

test('a backup is a ledger of its own, and never overwrites', async () => {
  const at = folder();
  const store = await open(join(at, 'ledger.db'));
  await store.append([add('a')]);
  await store.backup(join(at, 'copy.db'));
  await store.append([add('b')]);
  await expect(store.backup(join(at, 'copy.db'))).rejects.toMatchObject({code: 'store/exists'});
  await store.close();
  const copy = await open(join(at, 'copy.db'));
  expect(await copy.size()).toBe(2);
  expect(await copy.differences()).toEqual([]);
  await copy.close();
});

test('once closed, the file alone is the whole ledger', async () => {
  const at = folder();
  const store = await open(join(at, 'ledger.db'));
  await store.append([add('a'), add('b')]);
  await store.close();
  copyFileSync(join(at, 'ledger.db'), join(at, 'copied.db'));
  const copied = await open(join(at, 'copied.db'));
  expect(await copied.size()).toBe(4);
  expect(await copied.differences()).toEqual([]);
  await copied.close();
});
