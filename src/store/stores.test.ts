import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMemoryStore} from './memory.ts';
import {openSqliteStore} from './sqlite/store.ts';
import {storeSuite} from './suite.ts';

storeSuite('a ledger in memory', async (sign) => createMemoryStore(sign));

const migrated = (from: number, to: number) =>
  ({kind: 'schema-migrated', at: '2022-01-07T09:00:00Z', from, to}) as const;

storeSuite('a ledger in SQLite', (sign) =>
  openSqliteStore(join(mkdtempSync(join(tmpdir(), 'sayso-store-')), 'ledger.db'), {sign, migrated}),
);
