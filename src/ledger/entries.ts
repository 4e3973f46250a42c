import {DECISIONS, type EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import {dayOfIso} from '../times/calendar.ts';
import {canonicalJson, parseCanonicalJson} from './canonical.ts';
import {parseVerifier} from './keys.ts';
import {hashLeaf, isCount} from './merkle.ts';

/** Bytes an entry may have: a bundle of entries tells each length in 16 bits (C2SP tlog-tiles). */
export const LONGEST_ENTRY = 65_535;

/** Whether a member's value has its form, and that form in words. */
interface Form {
  readonly fits: (value: unknown) => boolean;
  readonly is: string;
}

const HASH: Form = {fits: isHexHash, is: '64 lower-case hexadecimal digits'};
const HASHES: Form = {
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isHexHash),
  is: 'a list of one or more of 64 lower-case hexadecimal digits',
};
const MOMENT: Form = {fits: isMoment, is: 'a moment in UTC to the second, as "2026-03-01T12:00:00Z"'};
const COUNT: Form = {fits: (value) => typeof value === 'number' && isCount(value), is: 'a whole number, 0 or more'};
const ANSWER: Form = {fits: (value) => value === -1 || COUNT.fits(value), is: 'the index of an entry, or -1'};
const DECISION: Form = {
  fits: (value) => DECISIONS.some((kind) => kind === value),
  is: `one of ${DECISIONS.join(', ')}`,
};
const KEY: Form = {fits: isVerifierKey, is: 'a verifier key, "name+hash+key"'};
/** Up to six words, none with a capital but in a language's tag: no name of a person and no sentence is one. */
const READER_FORM = /^(?=.{1,60}$)[a-z0-9.+]+(?:-[A-Za-z0-9.]+)*(?: [a-z0-9.+]+(?:-[A-Za-z0-9.]+)*){0,5}$/;
const READER: Form = {
  fits: (value) => typeof value === 'string' && READER_FORM.test(value),
  is: 'a reader\'s name and versions, as "sayso 0.1.0 en 1"',
};

/** Every kind of entry, and the form of every member: the compiler names what is forgotten. */
const FORMS: {
  readonly [K in EntryBody['kind']]: {readonly [M in Exclude<keyof Extract<EntryBody, {kind: K}>, 'kind'>]: Form};
} = {
  'document-added': {at: MOMENT, document: HASH, raw: HASH, text: HASH, members: HASH},
  'claims-read': {at: MOMENT, document: HASH, reader: READER, count: COUNT, claims: HASH},
  decision: {at: MOMENT, decision: DECISION, target: HASH, answers: ANSWER, by: HASH, detail: HASH},
  'source-rated': {at: MOMENT, target: HASH, answers: ANSWER, by: HASH, detail: HASH},
  redaction: {at: MOMENT, erased: HASHES, by: HASH},
  'report-published': {at: MOMENT, report: HASH, by: HASH},
  'key-rotated': {at: MOMENT, from: KEY, to: KEY},
  'schema-migrated': {at: MOMENT, from: COUNT, to: COUNT},
};

/** An entry as it stands in the log. */
export interface EncodedEntry {
  /** Canonical JSON, and its UTF-8. */
  readonly json: string;
  readonly bytes: Uint8Array;
  /** Hash of the leaf that the bytes are. */
  readonly leaf: Uint8Array;
}

/** Body → canonical JSON → leaf. Refuses (`ledger/bad-entry`) what `decodeEntry` would not take back. */
export function encodeEntry(body: EntryBody): EncodedEntry {
  checkBody(body);
  const json = canonicalJson(body);
  const bytes = new TextEncoder().encode(json);
  checkLength(bytes.length);
  return {json, bytes, leaf: hashLeaf(bytes)};
}

/**
 * Bytes, or their text → body. Refuses (`ledger/bad-entry`, `ledger/not-i-json`) whatever `encodeEntry` would not have
 * written, letter by letter: an unknown kind or member, a missing one, another form, JSON that is not canonical.
 */
export function decodeEntry(entry: Uint8Array | string): EntryBody {
  const text = typeof entry === 'string' ? entry : textOf(entry);
  // Most of UTF-8 is longer than UTF-16, so the text's length is a lower bound; bodies are ASCII, and then it is exact.
  checkLength(text.length);
  const body = parseCanonicalJson(text);
  checkBody(body);
  return body;
}

function checkBody(body: unknown): asserts body is EntryBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refusal('It is no object.');
  const members: Readonly<Record<string, unknown>> = {...body};
  const kind = members['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(FORMS, kind)) throw refusal('Its kind is unknown.');
  const forms: Readonly<Record<string, Form>> = FORMS[kind as EntryBody['kind']];
  for (const name of Object.keys(members)) {
    if (name !== 'kind' && !Object.hasOwn(forms, name)) throw refusal(`"${kind}" has a member too many.`);
  }
  for (const [name, {fits, is}] of Object.entries(forms)) {
    if (!fits(members[name])) throw refusal(`"${name}" of "${kind}" should be ${is}.`);
  }
}

function checkLength(length: number): void {
  if (length > LONGEST_ENTRY) throw refusal(`It has ${length} bytes; up to ${LONGEST_ENTRY} fit.`);
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (cause) {
    throw refusal('Its bytes are no UTF-8.', cause);
  }
}

function isHexHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value)) return false;
  return dayOfIso(value.slice(0, 10)) !== null;
}

function isVerifierKey(value: unknown): boolean {
  try {
    return typeof value === 'string' && parseVerifier(value) !== null;
  } catch {
    return false;
  }
}

function refusal(what: string, cause?: unknown): SaysoError {
  return new SaysoError('ledger/bad-entry', `This is no entry of a ledger: ${what}`, {cause});
}
