import fc from 'fast-check';
import {expect, test} from 'vitest';
import {DECISIONS, type EntryBody} from '../model/entry.ts';
import {isStale, targetsOf} from './answers.ts';
import {digestOf, toHex} from './bytes.ts';
import {canonicalJson} from './canonical.ts';
import {decodeEntry, encodeEntry} from './entries.ts';
import {printVerifier, signerOf} from './keys.ts';

const AT = '2026-02-28T23:59:59Z';
const A = digestOf('a');
const B = digestOf('b');
const KEY = printVerifier(signerOf('desk.example', new Uint8Array(32).fill(1)).verifier);

/** One of each kind. */
const BODIES: readonly EntryBody[] = [
  {kind: 'document-added', at: AT, document: A, raw: B, text: B, members: A},
  {kind: 'claims-read', at: AT, document: A, reader: 'sayso 0.1.0 en 1', count: 0, claims: B},
  {kind: 'decision', at: AT, decision: 'accept', target: A, answers: -1, by: B, detail: B},
  {kind: 'source-rated', at: AT, target: A, answers: 7, by: B, detail: B},
  {kind: 'redaction', at: AT, erased: [A, B], by: B},
  {kind: 'report-published', at: AT, report: A, by: B},
  {kind: 'key-rotated', at: AT, from: KEY, to: KEY},
  {kind: 'schema-migrated', at: AT, from: 1, to: 2},
];

const refused = expect.objectContaining({code: 'ledger/bad-entry'});
const cast = (value: unknown): EntryBody => value as EntryBody;

test.each(BODIES)('an entry "$kind" comes back from its bytes', (body) => {
  const {json, bytes} = encodeEntry(body);
  expect(json).toBe(canonicalJson(body));
  expect(decodeEntry(bytes)).toEqual(body);
  expect(decodeEntry(json)).toEqual(body);
});

test.each(['sayso 0.1.0 en 1', 'sayso 1.0.0-rc.1 zh-Hant 12', 'r'])('a reader may sign as "%s"', (reader) => {
  expect(decodeEntry(encodeEntry(cast({...BODIES[1], reader})).json)).toMatchObject({reader});
});

test('the leaf of an entry is SHA-256 over a zero byte and its canonical JSON', () => {
  const {json, leaf} = encodeEntry(BODIES[7]!);
  expect(json).toBe(`{"at":"${AT}","from":1,"kind":"schema-migrated","to":2}`);
  expect(toHex(leaf)).toBe(digestOf(`\0${json}`));
});

test.each(BODIES)('of "$kind" every member is needed, and none more is taken', (body) => {
  for (const name of Object.keys(body)) {
    const {[name]: _, ...rest} = {...body} as Record<string, unknown>;
    expect(() => encodeEntry(cast(rest)), name).toThrow(refused);
    expect(() => encodeEntry(cast({...body, [name]: null})), name).toThrow(refused);
    expect(() => encodeEntry(cast({...body, [name]: {}})), name).toThrow(refused);
  }
  expect(() => decodeEntry(canonicalJson({...body, note: 'a name'}))).toThrow(refused);
  expect(() => decodeEntry(canonicalJson({...body, kind: 'rumour'}))).toThrow(refused);
});

test.each<[string, object]>([
  ['a digest in capitals', {document: A.toUpperCase()}],
  ['a digest that is cut short', {document: A.slice(1)}],
  ['a digest with a newline after it', {document: `${A}\n`}],
  ['a moment with a fraction', {at: '2026-02-28T23:59:59.5Z'}],
  ['a moment of another zone', {at: '2026-02-28T23:59:59+01:00'}],
  ['a day that is not', {at: '2026-02-29T00:00:00Z'}],
  ['a month that is not', {at: '2026-13-01T00:00:00Z'}],
  ['an hour that is not', {at: '2026-01-01T24:00:00Z'}],
  ['a count below nothing', {count: -1}],
  ['a count with a fraction', {count: 1.5}],
  ['a count past counting', {count: 2 ** 53}],
  ['a reader that is a name', {reader: 'Jane Doe'}],
  ['a reader that is a sentence', {reader: 'read by someone who was there on sunday'}],
  ['a reader without end', {reader: 'a'.repeat(61)}],
])('an entry with %s is refused', (_, members) => {
  expect(() => encodeEntry(cast({...BODIES[1], ...members}))).toThrow(refused);
});

test.each<[string, EntryBody]>([
  ['a decision that is none', cast({...BODIES[2], decision: 'agree'})],
  ['an answer before the first entry', cast({...BODIES[2], answers: -2})],
  ['nothing erased', cast({...BODIES[4], erased: []})],
  ['a key that is none', cast({...BODIES[6], to: 'desk.example'})],
  ['a secret key for a key', cast({...BODIES[6], to: `PRIVATE+KEY+${KEY}`})],
  ['more erased than fits', cast({...BODIES[4], erased: Array.from({length: 1000}, () => A)})],
  ['a list for a body', cast([])],
  ['nothing', cast(null)],
])('%s is no entry', (_, body) => {
  expect(() => encodeEntry(body)).toThrow(refused);
});

test('bytes that are no UTF-8, no JSON, or not canonical are refused', () => {
  const {bytes, json} = encodeEntry(BODIES[0]!);
  expect(() => decodeEntry(bytes.with(5, 0xff))).toThrow(refused);
  expect(() => decodeEntry(bytes.subarray(1))).toThrow(expect.objectContaining({code: 'ledger/not-i-json'}));
  expect(() => decodeEntry(`${json}\n`)).toThrow(expect.objectContaining({code: 'ledger/not-i-json'}));
  expect(() => decodeEntry(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toThrow();
});

test('an entry with any bit turned is refused, or has another leaf', () => {
  const {bytes, leaf} = encodeEntry(BODIES[2]!);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const turned = Uint8Array.from(bytes);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      expect(leafOrNull(turned)).not.toBe(toHex(leaf));
    }),
    {numRuns: 1000},
  );
});

function leafOrNull(bytes: Uint8Array): string | null {
  try {
    return toHex(encodeEntry(decodeEntry(bytes)).leaf);
  } catch {
    return null;
  }
}

test('a refusal never quotes what it refuses', () => {
  for (const body of [{...BODIES[0], document: 'Jane Doe'}, {...BODIES[0], 'Jane Doe': 1}, {kind: 'Jane Doe'}]) {
    try {
      encodeEntry(cast(body));
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('Jane');
    }
  }
});

test('every kind of decision is one that an entry may hold', () => {
  for (const decision of DECISIONS)
    expect(decodeEntry(encodeEntry(cast({...BODIES[2], decision})).json)).toMatchObject({decision});
});

test('a decision is stale unless it answers the last entry about its target', () => {
  const decision = cast({...BODIES[2], answers: 7});
  expect(isStale(decision, 7)).toBe(false);
  expect(isStale(decision, 8)).toBe(true);
  expect(isStale(decision, -1)).toBe(true);
  expect(isStale(BODIES[2]!, -1)).toBe(false);
  expect(isStale(BODIES[3]!, 9)).toBe(true);
});

test('what is no decision is never stale', () => {
  for (const body of BODIES) {
    if (body.kind !== 'decision' && body.kind !== 'source-rated') expect(isStale(body, 99)).toBe(false);
  }
});

test('targetsOf() says what an entry is about', () => {
  const about = Object.fromEntries(BODIES.map((body) => [body.kind, targetsOf(body)]));
  expect(about).toEqual({
    'document-added': [A],
    'claims-read': [A],
    decision: [A],
    'source-rated': [A],
    redaction: [],
    'report-published': [A],
    'key-rotated': [],
    'schema-migrated': [],
  });
});
