/** `npx tsx scripts/ledger-fixture.ts` writes a ledger in the present form to test/fixtures/ledgers: run once, when a form is released. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {decide} from '../src/keeper/decide.ts';
import {filledLedger} from '../src/keeper/ledgers.fixture.ts';
import {MIGRATIONS} from '../src/store/sqlite/schema.ts';

const ledger = await filledLedger(['a', 'b']);
const by = 'reviewer one';
await decide(ledger, {kind: 'accept', target: 'a-killed', by, why: null, change: {}}, -1);
await decide(
  ledger,
  {kind: 'correct', target: 'b-killed', by, why: null, change: {effect: 'missing', place: 'Oral'}},
  -1,
);
await ledger.close();
const path = new URL(`../test/fixtures/ledgers/form-${MIGRATIONS.length}.db.gz`, import.meta.url);
writeFileSync(path, gzipSync(readFileSync(join(ledger.folder, 'ledger.db')), {level: 9}));
