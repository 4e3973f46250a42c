import {SaysoError} from '../model/error.ts';

/** Levels of arrays and objects that a value may have. */
const DEEPEST = 512;

/**
 * Writes a value as canonical JSON (RFC 8785): no blanks, members sorted by UTF-16 units, numbers as ECMAScript prints them.
 *
 * Refuses (`ledger/not-i-json`) what I-JSON has no room for: numbers that are not finite, lone surrogates, and anything
 * that is no JSON at all. A member that is `undefined` is absent, as everywhere in JSON.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/**
 * Reads canonical JSON back. Refuses (`ledger/not-i-json`) every other way to write the same value: blanks, another order,
 * a member twice, "1.0" for "1". So two different texts never stand for one value.
 */
export function parseCanonicalJson(text: string): unknown {
  const value = parseJson(text);
  if (canonicalJson(value) !== text) throw refusal('It is JSON, but not written in the canonical form (RFC 8785).');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal('It is not JSON.', cause);
  }
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw refusal(`A value nests deeper than ${DEEPEST} levels, or holds itself.`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (isPlainObject(value)) return `{${writeMembers(value, depth + 1)}}`;
  throw refusal(`There is no JSON for a value of type ${typeof value}.`);
}

function writeMembers(object: Readonly<Record<string, unknown>>, depth: number): string {
  return Object.keys(object)
    .filter((name) => object[name] !== undefined)
    .sort()
    .map((name) => `${writeString(name)}:${write(object[name], depth)}`)
    .join(',');
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw refusal('A string holds half of a surrogate pair, which has no UTF-8.');
  return JSON.stringify(text);
}

function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw refusal(`${number} is no JSON number.`);
  return JSON.stringify(number);
}

/** Dates, maps and the like have no canonical form: whoever keeps one has to say how. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refusal(what: string, cause?: unknown): SaysoError {
  return new SaysoError('ledger/not-i-json', `This cannot be kept in the ledger: ${what}`, {cause});
}
