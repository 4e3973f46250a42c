import {inspect} from 'node:util';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fromBase64, toBase64, toHex} from './bytes.ts';
import {parseSigner, parseVerifier, printSigner, printVerifier, signerOf} from './keys.ts';
import {openNote, parseNote, signNote} from './note.ts';

// The example of the Go package golang.org/x/mod/sumdb/note, from which C2SP's specification comes.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const NOTE = `${TEXT}\n${PETER_LINE}`;

// The example of C2SP signed-note.
const FOO = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const FOO_NOTE =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

const code = (name: string) => expect.objectContaining({code: name});

test('signNote() signs the published text letter by letter as published', () => {
  expect(signNote(TEXT, [parseSigner(PETER_SECRET)])).toBe(NOTE);
});

test('openNote() opens the published notes', () => {
  expect(openNote(NOTE, [parseVerifier(PETER)]).text).toBe(TEXT);
  expect(openNote(FOO_NOTE, [parseVerifier(FOO)]).text).toBe('This is an example message.\n');
});

test('openNote() names everyone asked for who signed, in the order of the lines, each once', () => {
  const [peter, enoch] = [parseVerifier(PETER), parseVerifier(ENOCH)];
  const note = `${TEXT}\n${PETER_LINE}${ENOCH_LINE}${PETER_LINE}`;
  expect(openNote(note, [enoch, peter]).by).toEqual([peter, enoch]);
  expect(openNote(note, [enoch]).by).toEqual([enoch]);
});

test('openNote() passes unknown signers over, even one with a known name or id', () => {
  const stranger = signerOf('PeterNeumann', new Uint8Array(32).fill(7));
  const namesake = signNote(TEXT, [stranger, parseSigner(PETER_SECRET)]);
  expect(openNote(namesake, [parseVerifier(PETER)]).by).toEqual([parseVerifier(PETER)]);
  const sameId = `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Someone')}`;
  expect(() => openNote(sameId, [parseVerifier(PETER)])).toThrow(code('ledger/unsigned'));
});

test('openNote() refuses a note that nobody asked for has signed', () => {
  expect(() => openNote(NOTE, [parseVerifier(ENOCH)])).toThrow(code('ledger/unsigned'));
  expect(() => openNote(NOTE, [])).toThrow(code('ledger/unsigned'));
});

test('openNote() refuses a note with one false signature of a known key among true ones', () => {
  const forged = ENOCH_LINE.replace('rwz+eBzm', 'rwz+eBzn');
  const note = `${TEXT}\n${PETER_LINE}${forged}`;
  expect(() => openNote(note, [parseVerifier(PETER), parseVerifier(ENOCH)])).toThrow(code('ledger/bad-signature'));
});

test('a note of which any bit is turned is refused', () => {
  const bytes = Buffer.from(NOTE);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const turned = Uint8Array.from(bytes);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openNote(Buffer.from(turned).toString(), [parseVerifier(PETER)])).toThrow();
    }),
    {numRuns: 2000},
  );
});

test.each([
  ['no signatures', TEXT],
  ['a blank line and nothing under it', `${TEXT}\n`],
  ['an end in the middle of a line', NOTE.slice(0, -1)],
  ['a line without a dash', `${TEXT}\n${PETER_LINE.replace('— ', '')}`],
  ['a hyphen for the dash', `${TEXT}\n${PETER_LINE.replace('—', '-')}`],
  ['a name with a plus', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter+Neumann')}`],
  ['a name with a blank of another kind', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter\u00a0Neumann')}`],
  ['no name', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', '')}`],
  ['base 64 without its padding', `${TEXT}\n${PETER_LINE.replace('=\n', '\n')}`],
  ['base 64 with stray bits at the end', `${TEXT}\n${PETER_LINE.replace('AM=', 'AN=')}`],
  ['a signature that is an id alone', `${TEXT}\n— PeterNeumann x08gow==\n`],
  ['a word too many', `${TEXT}\n${PETER_LINE.replace('=\n', '= more\n')}`],
  ['a carriage return', NOTE.replace('\n', '\r\n')],
  ['a tab', NOTE.replace(' ', '\t')],
  ['half of a surrogate pair', `\ud800${NOTE}`],
  ['more signatures than anyone makes', `${TEXT}\n${PETER_LINE.repeat(101)}`],
  ['more letters than anyone writes', `${'a'.repeat(1_000_000)}\n\n${PETER_LINE}`],
])('parseNote() refuses a note with %s', (_, note) => {
  expect(() => parseNote(note)).toThrow(code('ledger/bad-note'));
});

test('a text may hold blank lines and even signatures: the last blank line divides', () => {
  const signer = parseSigner(PETER_SECRET);
  const inner = signNote('a\n\nb\n', [signer]);
  const {text, by} = openNote(signNote(inner, [signer]), [signer.verifier]);
  expect(text).toBe(inner);
  expect(by).toHaveLength(1);
});

test('signNote() refuses a text without an end, and one with control characters', () => {
  for (const text of ['no end', 'bell\u0007\n', '']) {
    expect(() => signNote(text, [parseSigner(PETER_SECRET)])).toThrow(code('ledger/bad-note'));
  }
});

test('keys are printed as they were read', () => {
  for (const key of [PETER, ENOCH, FOO]) expect(printVerifier(parseVerifier(key))).toBe(key);
  expect(printSigner(parseSigner(PETER_SECRET))).toBe(PETER_SECRET);
  expect(printVerifier(parseSigner(PETER_SECRET).verifier)).toBe(PETER);
});

test('every part of a key, and every key with one letter changed, is refused', () => {
  for (const [parse, key] of [[parseVerifier, PETER] as const, [parseSigner, PETER_SECRET] as const]) {
    for (let i = 0; i < key.length; i += 1) {
      const changed = `${key.slice(0, i)}${String.fromCharCode(key.charCodeAt(i) + 1)}${key.slice(i + 1)}`;
      for (const bad of [key.slice(i + 1), key.slice(0, i), changed]) {
        expect(() => parse(bad), bad).toThrow(code('ledger/bad-key'));
      }
    }
  }
});

test('keys of another length or type are refused though their id is right', () => {
  for (const key of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ]) {
    expect(() => parseVerifier(key)).toThrow(code('ledger/bad-key'));
  }
});

test('no message about a secret key holds any of it', () => {
  const secret = PETER_SECRET.slice(-44);
  try {
    parseSigner(PETER_SECRET.replace('c74f20a3', 'c74f20a4'));
    expect.unreachable();
  } catch (error) {
    expect(String(error)).not.toContain(secret.slice(0, 8));
  }
});

test('a signer that is printed by mistake does not show its secret', () => {
  const seed = PETER_SECRET.slice(-44);
  const signer = parseSigner(PETER_SECRET);
  for (const shown of [
    inspect(signer, {depth: null, showHidden: true}),
    JSON.stringify(signer),
    String(signer.secret),
  ]) {
    expect(shown).not.toContain(seed.slice(2, 20));
    expect(shown).not.toContain(toHex(fromBase64(seed)!).slice(2, 20));
  }
});

test('base 64 has one way to write bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['AA=', 'AA', 'AB==', 'AA==\n', 'A A=', '-_8=']) expect(fromBase64(text)).toBeNull();
});

test('an id comes from name and key, so a name alone can be taken by anyone', () => {
  const seed = new Uint8Array(32).fill(1);
  const [one, other] = [signerOf('a.example', seed).verifier, signerOf('b.example', seed).verifier];
  expect(toHex(one.publicKey)).toBe(toHex(other.publicKey));
  expect(one.id).not.toBe(other.id);
});
