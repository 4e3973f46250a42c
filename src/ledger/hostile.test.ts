import fc from 'fast-check';
import {expect, test} from 'vitest';
import {SaysoError} from '../model/error.ts';
import {parseCanonicalJson} from './canonical.ts';
import {parseCheckpoint, readCheckpoint} from './checkpoint.ts';
import {decodeEntry} from './entries.ts';
import {parseSigner, parseVerifier} from './keys.ts';
import {openNote} from './note.ts';
import {parseReceipt} from './receipt.ts';
import {parseBundle, parseTile} from './tiles.ts';

/** Texts made of the pieces that the formats are made of, so that they come close. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\n\n', ' ', '— ', '+', 'index ', 'extra ', '0', '7', '{', '}', '[', ']', '"kind":', ','),
      fc.constantFrom(
        'c2sp.org/tlog-proof@v1\n',
        'PRIVATE+KEY+',
        'a.example',
        '+c74f20a3+',
        'AAAA',
        '====',
        '"decision"',
      ),
      fc.string({unit: 'binary', maxLength: 5}),
    ),
    {maxLength: 30},
  )
  .map((pieces) => pieces.join(''));

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['parseCanonicalJson()', parseCanonicalJson],
  ['decodeEntry()', decodeEntry],
  ['openNote()', (note) => openNote(note, [])],
  ['readCheckpoint()', readCheckpoint],
  ['parseCheckpoint()', parseCheckpoint],
  ['parseReceipt()', parseReceipt],
  ['parseVerifier()', parseVerifier],
  ['parseSigner()', parseSigner],
  ['decodeEntry() of bytes', (bytes) => decodeEntry(Buffer.from(bytes, 'latin1'))],
  ['parseBundle()', (bytes) => parseBundle(Buffer.from(bytes, 'latin1'))],
  ['parseTile()', (bytes) => parseTile(Buffer.from(bytes, 'latin1'))],
];

test.each(READERS)('%s reads anything, or refuses it with a code of the ledger', (_, read) => {
  fc.assert(
    fc.property(text, (hostile) => {
      try {
        read(hostile);
      } catch (error) {
        expect(error).toBeInstanceOf(SaysoError);
        expect(error).toMatchObject({code: expect.stringMatching(/^ledger\//)});
      }
    }),
    {numRuns: 2000},
  );
});

test('what is long or deep beyond reason is refused at once', () => {
  for (const hostile of [
    '['.repeat(1_000_000),
    `"${'a'.repeat(1_000_000)}`,
    '{"a":'.repeat(200_000),
    '\n'.repeat(1_000_000),
  ]) {
    for (const [, read] of READERS.slice(0, 8)) expect(() => read(hostile)).toThrow(SaysoError);
  }
});
