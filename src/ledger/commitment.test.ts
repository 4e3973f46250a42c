import fc from 'fast-check';
import {expect, test} from 'vitest';
import {digestOf} from './bytes.ts';
import {commitTo, opens, SALT_BYTES} from './commitment.ts';

const salt = fc.uint8Array({minLength: SALT_BYTES, maxLength: SALT_BYTES});

test('a commitment is SHA-256 over its domain, the salt and the canonical value', () => {
  const opening = commitTo({why: 'counted twice', by: 'a desk'}, new Uint8Array(SALT_BYTES).fill(0x41));
  expect(opening.value).toBe('{"by":"a desk","why":"counted twice"}');
  expect(opening.salt).toBe('41'.repeat(SALT_BYTES));
  expect(opening.commitment).toBe(digestOf(`sayso/commitment/v1\n${'A'.repeat(SALT_BYTES)}${opening.value}`));
});

test('any value opens its commitment, and no other value or salt does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), salt, salt, (value, other, one, two) => {
      const opening = commitTo(value, one);
      expect(opens(opening)).toBe(true);
      const foreign = commitTo(other, two);
      if (foreign.value !== opening.value) expect(opens({...opening, value: foreign.value})).toBe(false);
      if (foreign.salt !== opening.salt) expect(opens({...opening, salt: foreign.salt})).toBe(false);
    }),
  );
});

test('equal values have unequal commitments under unequal salts', () => {
  const [one, two] = [new Uint8Array(SALT_BYTES).fill(1), new Uint8Array(SALT_BYTES).fill(2)];
  expect(commitTo('a name', one).commitment).not.toBe(commitTo('a name', two).commitment);
});

test('a salt that could be guessed is refused', () => {
  expect(() => commitTo(1, new Uint8Array(16))).toThrow(expect.objectContaining({code: 'ledger/bad-salt'}));
  const opening = commitTo(1, new Uint8Array(SALT_BYTES));
  expect(opens({...opening, salt: ''})).toBe(false);
  expect(opens({...opening, salt: opening.salt.toUpperCase().replaceAll('0', 'Z')})).toBe(false);
});
