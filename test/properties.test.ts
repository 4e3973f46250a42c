import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createReader} from '../src/engine.ts';
import type {Claim} from '../src/model/claim.ts';
import type {Document} from '../src/model/document.ts';
import type {Mention} from '../src/model/mention.ts';
import type {Quote, Span} from '../src/model/span.ts';
import {documentOf} from '../src/read/document.ts';

const reader = createReader();

/** Pieces of reports, so that claims arise, shuffled with what no report holds. */
const PIECES = [
  'At least 12 people',
  'two of them children',
  'dozens',
  'no one',
  'a policeman',
  '1,500',
  '3-4',
  'were killed',
  'killed',
  'wounded 56 more',
  'arrested',
  'have been detained',
  'fled',
  'in Almaty',
  'near Basra',
  'on Sunday',
  'last week',
  'in May 2021',
  'police said',
  'according to',
  'the interior ministry',
  '“',
  '”',
  '"',
  "'",
  '(',
  ')',
  ',',
  '.',
  ':',
  ';',
  '—',
  '\n',
  '\n\n',
  ' ',
  'he said',
  'said',
  'DEATH TOLL',
  'REUTERS',
  'reportedly',
  'denied',
  'including',
  'İstanbul',
  'ß',
  '\u0000',
  '\u202E',
  '👩‍👩‍👧',
  '\uD800',
  '\u00A0',
  'ﬁ',
  '٣',
  '五',
  'e\u0301',
] as const;

const text = fc.oneof(
  {weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), {maxLength: 40}).map((pieces) => pieces.join(' '))},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 300})},
  {weight: 1, arbitrary: fc.string({unit: 'grapheme-composite', maxLength: 200})},
);
const document = fc
  .record({text, published: fc.constantFrom(undefined, '2022-01-06', '2024-02-29T23:59:59+14:00')})
  .map((given) => documentOf(given.text, {published: given.published}));

function spansOf(claim: Claim): Span[] {
  const {content, figure, trigger, affected, speaker, cue, place} = claim;
  return [content, figure, trigger, affected.start === null ? null : affected, speaker, cue, place].filter(
    (span) => span !== null,
  );
}

function mentionSpans(mention: Mention): Span[] {
  if (mention.kind !== 'attribution') return [mention];
  return [mention.content, mention.source, mention.cue].filter((span) => span !== null);
}

function expectWords({text: whole}: Document, span: Span): void {
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.start).toBeLessThanOrEqual(span.end);
  expect(span.end).toBeLessThanOrEqual(whole.length);
  if ('text' in span) expect(whole.slice(span.start, span.end)).toBe((span as Quote).text);
}

test('a reader takes any text, and every span of every claim and mention lies inside it and covers its own words', () => {
  fc.assert(
    fc.property(document, (one) => {
      for (const claim of reader.claims(one)) for (const span of spansOf(claim)) expectWords(one, span);
      for (const mention of reader.mentions(one)) for (const span of mentionSpans(mention)) expectWords(one, span);
    }),
    {numRuns: 1500},
  );
});

test('a reader gives the same claims again, whatever it read before', () => {
  fc.assert(
    fc.property(document, document, (one, other) => {
      const first = JSON.stringify(reader.claims(one));
      reader.mentions(other);
      reader.claims(other);
      expect(JSON.stringify(reader.claims(one))).toBe(first);
    }),
    {numRuns: 300},
  );
});

test('a claim allows at least one count, names its document, and its id is its own', () => {
  fc.assert(
    fc.property(document, (one) => {
      const claims = reader.claims(one);
      expect(new Set(claims.map(({id}) => id)).size).toBe(claims.length);
      for (const {figure, document: id} of claims) {
        expect(id).toBe(one.id);
        expect((figure.low ?? 0) <= (figure.high ?? Number.POSITIVE_INFINITY)).toBe(true);
      }
    }),
    {numRuns: 500},
  );
});

test('a time has its first day before its last, and both are days', () => {
  fc.assert(
    fc.property(document, (one) => {
      for (const {time} of reader.claims(one)) {
        if (time === null) continue;
        expect(time.from).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(time.from <= time.to).toBe(true);
      }
    }),
    {numRuns: 500},
  );
});
