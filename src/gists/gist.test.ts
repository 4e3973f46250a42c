import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decodeGist, encodeGist, type Gist} from './gist.ts';

const numbers = fc.uint32Array({maxLength: 40});

const gists: fc.Arbitrary<Gist> = fc
  .record({
    shingles: numbers,
    names: numbers,
    scenes: numbers,
    persons: fc.array(fc.string({unit: 'grapheme', maxLength: 12}), {maxLength: 5}),
  })
  .map(({shingles, names, scenes, persons}) => ({
    print: {shingles, names, weights: Float32Array.from(names, (name) => (name % 997) / 997), scenes},
    names: persons,
  }));

test('decodeGist() gives what was encoded, wherever the bytes lie', () => {
  fc.assert(
    fc.property(gists, fc.nat(7), (gist, offset) => {
      const bytes = encodeGist(gist);
      const moved = new Uint8Array(bytes.length + offset).subarray(offset);
      moved.set(bytes);
      expect(decodeGist(moved)).toEqual(gist);
    }),
  );
});

test('decodeGist() takes no bytes for a gist that are cut off or another’s, and never throws', () => {
  fc.assert(
    fc.property(gists, fc.nat(), (gist, cut) => {
      const bytes = encodeGist(gist);
      expect(decodeGist(bytes.subarray(0, cut % bytes.length))).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 300}), (bytes) => {
      expect(() => decodeGist(bytes)).not.toThrow();
    }),
  );
});
