import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {EntryBody} from '../model/entry.ts';
import {digestOf, fromBase64, toBase64} from './bytes.ts';
import {openCheckpoint, parseCheckpoint, printCheckpoint, readCheckpoint, signCheckpoint} from './checkpoint.ts';
import {encodeEntry} from './entries.ts';
import {EMPTY_FRONTIER, grow, rootOf} from './grow.ts';
import {signerOf} from './keys.ts';
import {EMPTY_ROOT, type HashAt, rootAt} from './merkle.ts';
import {signNote} from './note.ts';
import {makeReceipt, parseReceipt, printReceipt, verifyReceipt} from './receipt.ts';

const ORIGIN = 'desk.example/ledger';
const SIGNER = signerOf(ORIGIN, new Uint8Array(32).fill(3));
const LOG = {origin: ORIGIN, keys: [SIGNER.verifier]};
const ENTRIES = Array.from({length: 13}, (_, i) => encodeEntry(published(`report ${i}`)));
const HASH = hashes();

// The example of C2SP tlog-checkpoint; its key is not published.
const SOFA = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;
const SOFA_NOTE = `${SOFA}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

const code = (name: string) => expect.objectContaining({code: name});

function published(report: string): EntryBody {
  return {kind: 'report-published', at: '2026-03-01T12:00:00Z', report: digestOf(report), by: digestOf('someone')};
}

function hashes(): HashAt {
  const kept = new Map<string, Uint8Array>();
  let frontier = EMPTY_FRONTIER;
  for (const {leaf} of ENTRIES) {
    const growth = grow(frontier, leaf);
    for (const {level, index, hash} of growth.completed) kept.set(`${level}/${index}`, hash);
    frontier = growth.frontier;
  }
  return (level, index) => kept.get(`${level}/${index}`)!;
}

function checkpointAt(size: number): string {
  return signCheckpoint({origin: ORIGIN, size, root: rootAt(size, HASH)}, [SIGNER]);
}

test('the published checkpoint is read and printed as it is', () => {
  const checkpoint = readCheckpoint(SOFA_NOTE);
  expect(checkpoint).toMatchObject({origin: 'example.com/behind-the-sofa', size: 20852163});
  expect(printCheckpoint(checkpoint)).toBe(SOFA);
});

test('a checkpoint that was signed opens to what it was, for whoever knows one of the keys', () => {
  const second = signerOf(ORIGIN, new Uint8Array(32).fill(4));
  const checkpoint = {origin: ORIGIN, size: 13, root: rootAt(13, HASH)};
  const note = signCheckpoint(checkpoint, [SIGNER, second]);
  expect(openCheckpoint(note, LOG)).toEqual(checkpoint);
  expect(openCheckpoint(note, {origin: ORIGIN, keys: [second.verifier]})).toEqual(checkpoint);
});

test('a checkpoint of another log is refused though the key is right', () => {
  const note = signCheckpoint({origin: 'other.example/log', size: 0, root: EMPTY_ROOT}, [SIGNER]);
  expect(() => openCheckpoint(note, LOG)).toThrow(code('ledger/other-log'));
});

test('lines after the third are passed over, and no others', () => {
  expect(parseCheckpoint(`${SOFA}an extension\n`).size).toBe(20852163);
});

test.each([
  ['two lines', 'a\n1\n'],
  ['no end', SOFA.slice(0, -1)],
  ['an empty line', `${SOFA}\nmore\n`],
  ['no origin', SOFA.replace('example.com/behind-the-sofa', '')],
  ['a size with a zero before it', SOFA.replace('208', '0208')],
  ['a size with a sign', SOFA.replace('208', '+208')],
  ['a size past what can be counted', SOFA.replace('20852163', '9007199254740993')],
  ['a root that is too short', SOFA.replace(/\n[^\n]*\n$/, '\nCsUYapGG\n')],
  ['a root in another alphabet', SOFA.replaceAll('/', '_')],
  ['no entries and a root', SOFA.replace('20852163', '0')],
])('a checkpoint with %s is refused', (_, text) => {
  expect(() => parseCheckpoint(text)).toThrow(code('ledger/bad-checkpoint'));
});

test('signCheckpoint() signs nothing that could not be read again', () => {
  expect(() => signCheckpoint({origin: 'a\nb', size: 1, root: EMPTY_ROOT}, [SIGNER])).toThrow(
    code('ledger/bad-checkpoint'),
  );
});

test('every entry of every log has a receipt that proves it, printed and read', () => {
  for (let size = 1; size <= ENTRIES.length; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const receipt = makeReceipt(index, ENTRIES[index]!.bytes, checkpointAt(size), HASH);
      const read = parseReceipt(printReceipt(receipt));
      expect(read).toEqual(receipt);
      expect(verifyReceipt(read, LOG)).toMatchObject({index, body: published(`report ${index}`), checkpoint: {size}});
    }
  }
});

test('a receipt with any letter changed is refused', () => {
  const text = printReceipt(makeReceipt(5, ENTRIES[5]!.bytes, checkpointAt(13), HASH));
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({min: 1, max: 127}), (at, by) => {
      const letter = String.fromCharCode((text.charCodeAt(at) + by) % 128);
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      expect(() => verifyReceipt(parseReceipt(changed), LOG)).toThrow();
    }),
    {numRuns: 1000},
  );
});

test('a receipt proves its own entry and no other', () => {
  const receipt = makeReceipt(5, ENTRIES[5]!.bytes, checkpointAt(13), HASH);
  expect(() => verifyReceipt({...receipt, entry: ENTRIES[6]!.bytes}, LOG)).toThrow(code('ledger/not-proven'));
  expect(() => verifyReceipt({...receipt, index: 6}, LOG)).toThrow(code('ledger/not-proven'));
  expect(() => verifyReceipt({...receipt, checkpoint: checkpointAt(12)}, LOG)).toThrow(code('ledger/not-proven'));
});

test('a receipt without its entry proves the entry one holds', () => {
  const receipt = {...makeReceipt(5, ENTRIES[5]!.bytes, checkpointAt(13), HASH), entry: null};
  expect(verifyReceipt(parseReceipt(printReceipt(receipt)), LOG, ENTRIES[5]!.bytes).index).toBe(5);
  expect(() => verifyReceipt(receipt, LOG)).toThrow(code('ledger/bad-receipt'));
});

test('a receipt of what is in a log but no entry of a ledger is refused', () => {
  const {leaf} = ENTRIES[0]!;
  const bytes = new TextEncoder().encode('{"kind":"rumour"}');
  const {frontier} = grow(EMPTY_FRONTIER, leaf);
  expect(rootOf(frontier)).toEqual(leaf);
  const strange = encodeLeaf(bytes);
  const checkpoint = signCheckpoint({origin: ORIGIN, size: 1, root: strange}, [SIGNER]);
  expect(() => verifyReceipt({entry: bytes, index: 0, proof: [], checkpoint}, LOG)).toThrow(code('ledger/bad-entry'));
});

function encodeLeaf(bytes: Uint8Array): Uint8Array {
  return rootOf(grow(EMPTY_FRONTIER, fromBase64(toBase64(hashOf(bytes)))!).frontier);
}

function hashOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.from(digestOf(Uint8Array.of(0, ...bytes)), 'hex'));
}

test('the published form of a proof is read: its index, its hashes, its checkpoint', () => {
  // The lines of the example of C2SP tlog-proof; its signatures are left out there, so one of ours stands below it.
  const path = `gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=`;
  const note = signNote('example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n', [SIGNER]);
  const text = `c2sp.org/tlog-proof@v1\nindex 73894\n${path}\n\n${note}`;
  const receipt = parseReceipt(text);
  expect(receipt).toMatchObject({entry: null, index: 73894, checkpoint: note});
  expect(receipt.proof.map(toBase64).join('\n')).toBe(path);
  expect(readCheckpoint(receipt.checkpoint).size).toBe(109482);
  expect(printReceipt(receipt)).toBe(text);
});

test.each([
  ['another first line', (text: string) => text.replace('@v1', '@v2')],
  ['no index', (text: string) => text.replace(/index \d+\n/, '')],
  ['an index with a zero before it', (text: string) => text.replace('index ', 'index 0')],
  ['a hash that is no base 64', (text: string) => text.replace(/(index 5\n)./, '$1*')],
  ['a hash that is too short', (text: string) => text.replace(/(index 5\n)[^\n]+/, '$1AAAA')],
  [
    'a proof without end',
    (text: string) => text.replace(/(index 5\n)([^\n]+\n)/, (_, index, hash) => index + hash.repeat(60)),
  ],
  ['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n'))],
])('a receipt with %s is refused', (_, spoil) => {
  const text = printReceipt(makeReceipt(5, ENTRIES[5]!.bytes, checkpointAt(13), HASH));
  expect(() => parseReceipt(spoil(text))).toThrow(code('ledger/bad-receipt'));
});
