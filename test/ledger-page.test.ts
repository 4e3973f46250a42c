import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {digestOf, toHex} from '../src/ledger/bytes.ts';
import {signCheckpoint} from '../src/ledger/checkpoint.ts';
import {commitTo, SALT_BYTES} from '../src/ledger/commitment.ts';
import {decodeEntry, encodeEntry} from '../src/ledger/entries.ts';
import {parseVerifier, signerOf} from '../src/ledger/keys.ts';
import {type HashAt, hashNode, rootAt} from '../src/ledger/merkle.ts';
import {makeReceipt, parseReceipt, printReceipt, verifyReceipt} from '../src/ledger/receipt.ts';

const PAGE = readFileSync(new URL('../docs/ledger.md', import.meta.url), 'utf8');
const MODEL = readFileSync(new URL('../src/model/entry.ts', import.meta.url), 'utf8');

/** The block of the page that is fenced with these words. */
function block(words: string): string {
  const [, text = ''] = new RegExp(`\`\`\`${words}\n(.*?)\`\`\``, 's').exec(PAGE) ?? [];
  expect(text, words).not.toBe('');
  return text;
}

const ENTRIES = block('json entries').trimEnd().split('\n');
const LEAVES = ENTRIES.map((json) => encodeEntry(decodeEntry(json)).leaf);
const LEFT = hashNode(LEAVES[0]!, LEAVES[1]!);
const HASH: HashAt = (level, index) => (level === 1 ? LEFT : LEAVES[index]!);
const ORIGIN = 'desk.example/ledger';

test('docs/ledger.md shows the hashes of its entries', () => {
  const [left, root] = [LEFT, rootAt(3, HASH)].map(toHex);
  const leaves = LEAVES.map((leaf, i) => `leaf ${i}   ${toHex(leaf)}\n`).join('');
  expect(block('text hashes')).toBe(`${leaves}0 and 1  ${left}\nroot     ${root}\n`);
});

test('docs/ledger.md shows the checkpoint and the receipt of its entries', () => {
  const signer = signerOf(
    ORIGIN,
    Uint8Array.from({length: 32}, (_, i) => i),
  );
  const checkpoint = signCheckpoint({origin: ORIGIN, size: 3, root: rootAt(3, HASH)}, [signer]);
  expect(block('text checkpoint')).toBe(checkpoint);
  expect(block('text receipt')).toBe(printReceipt(makeReceipt(2, Buffer.from(ENTRIES[2]!), checkpoint, HASH)));
  const log = {origin: ORIGIN, keys: [parseVerifier(block('text verifier').trim())]};
  expect(verifyReceipt(parseReceipt(block('text receipt')), log).body).toEqual(JSON.parse(ENTRIES[2]!));
});

test('docs/ledger.md shows entries of what it says they are of', () => {
  const [added, , decision] = ENTRIES.map((json) => JSON.parse(json));
  expect(added.text).toBe(digestOf('At least 12 people were killed in Almaty on Sunday, police said.'));
  expect(decision.by).toBe(commitTo('A. Reviewer', new Uint8Array(SALT_BYTES).fill(0x22)).commitment);
});

test('docs/ledger.md names every kind of entry with every member', () => {
  for (const [, body = ''] of MODEL.matchAll(/export interface \w+ \{(.*?)\n\}/gs)) {
    const members = [...body.matchAll(/readonly (\w+):/g)].map(([, name]) => name);
    const kind = /readonly kind: '([a-z-]+)'/.exec(body)?.[1];
    const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`));
    expect(row, kind).toBeDefined();
    for (const name of members) if (name !== 'kind' && name !== 'at') expect(row).toContain(`\`${name}\``);
  }
});

const PYTHON = spawnSync('python3', ['-c', 'import cryptography']).status === 0;

test.runIf(PYTHON)('the script of docs/ledger.md checks the receipt, and refuses it with any figure changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-page-'));
  const key = block('text verifier').trim();
  const receipt = block('text receipt');
  const run = (text: string) => {
    writeFileSync(join(folder, 'check.py'), block('python'));
    writeFileSync(join(folder, 'entry.tlog-proof'), text);
    return spawnSync('python3', [join(folder, 'check.py'), join(folder, 'entry.tlog-proof'), key], {encoding: 'utf8'});
  };
  try {
    expect(run(receipt)).toMatchObject({status: 0, stdout: `${ORIGIN} ${ENTRIES[2]}\n`});
    expect(run(receipt.replace('index 2', 'index 1')).status).not.toBe(0);
    expect(run(receipt.replace('extra eyJ', 'extra eyK')).status).not.toBe(0);
    expect(run(receipt.replace('xYro', 'xYrp')).status).not.toBe(0);
    expect(run(receipt.replace('\n3\n', '\n4\n')).status).not.toBe(0);
  } finally {
    rmSync(folder, {recursive: true});
  }
});
