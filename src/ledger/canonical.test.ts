import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {canonicalJson, parseCanonicalJson} from './canonical.ts';

/** Parsing tests that lie beside a checkout. */
const SUITE = fileURLToPath(new URL('../../../shared/suites/json/', import.meta.url));
const refused = expect.objectContaining({code: 'ledger/not-i-json'});

/** The double with these bits. */
function double(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE();
}

test('canonicalJson() writes the example of RFC 8785', () => {
  const value = JSON.parse(
    '{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],' +
      '"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}',
  );
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('canonicalJson() sorts members by UTF-16 units, not by code points', () => {
  const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö'];
  const sorted = ['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33'];
  const text = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
  expect(text).toBe(`{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
});

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('canonicalJson() prints the double %s of RFC 8785 as %s', (bits, text) => {
  expect(canonicalJson(double(bits))).toBe(text);
});

test.each<[string, unknown]>([
  ['not a number', double('7fffffffffffffff')],
  ['infinity', double('7ff0000000000000')],
  ['a high surrogate alone', 'a\ud800b'],
  ['a low surrogate alone', ['\udc00']],
  ['a lone surrogate in a name', {'\ud800': 1}],
  ['undefined', undefined],
  ['a hole in a list', new Array(2)],
  ['a big integer', 1n],
  ['a function', canonicalJson],
  ['a date', new Date(0)],
  ['a map', new Map()],
])('canonicalJson() refuses %s', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(refused);
});

test('canonicalJson() refuses a value that holds itself', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(() => canonicalJson(loop)).toThrow(refused);
});

test('canonicalJson() leaves members out that are undefined', () => {
  expect(canonicalJson({b: undefined, a: null})).toBe('{"a":null}');
});

test('canonicalJson() keeps a member named "__proto__"', () => {
  const text = '{"__proto__":{"a":1}}';
  expect(canonicalJson(JSON.parse(text))).toBe(text);
});

test.each([
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{ "a":1}',
  '[1.0]',
  '[-0]',
  '"\\u0041"',
  '"\\ud800"',
  '\ufeff1',
  '1e400',
  '',
  '{',
])('parseCanonicalJson() refuses %j', (text) => {
  expect(() => parseCanonicalJson(text)).toThrow(refused);
});

test('parseCanonicalJson() gives back any value of I-JSON, and one value has one text', () => {
  fc.assert(
    fc.property(fc.jsonValue({stringUnit: 'binary'}), (value) => {
      const text = canonicalJson(value);
      expect(parseCanonicalJson(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(parseCanonicalJson(text))).toBe(text);
    }),
  );
});

test.runIf(existsSync(SUITE))('JSON of the test suite is made canonical, or refused for what it says', () => {
  const names = readdirSync(SUITE, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(300);
  for (const name of names) {
    const text = readFileSync(`${SUITE}${name}`, 'utf8');
    const kind = name.split('/').at(-1)?.[0];
    if (kind === 'n') expect(() => parseCanonicalJson(text), name).toThrow(refused);
    if (kind === 'y') {
      const canonical = canonicalJson(JSON.parse(text));
      expect(canonicalJson(parseCanonicalJson(canonical)), name).toBe(canonical);
    }
    if (kind === 'i') expect(isRefused(text), name).toBe(!isInteroperable(text));
  }
});

/** What "i" files of the suite leave open is what I-JSON settles: the text's numbers have to be finite, its strings whole. */
function isInteroperable(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  return (
    JSON.stringify(value, (_, item) => (item === Infinity || item === -Infinity ? '\ud800' : item)).search(
      /\\ud[89a-f]/,
    ) < 0
  );
}

function isRefused(text: string): boolean {
  try {
    canonicalJson(JSON.parse(text));
    return false;
  } catch {
    return true;
  }
}
