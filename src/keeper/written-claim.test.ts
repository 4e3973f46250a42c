import {expect, test} from 'vitest';
import {documentOf} from '../read/document.ts';
import {allWords, findWords, NOTHING_WRITTEN, readWritten} from './written-claim.ts';

const TEXT =
  'Two women and a man were hurt.\n\nOf the crew of 17, said the harbour\nmaster, 17 did not come home to Mombasa.';
const document = documentOf(TEXT, {id: 'a'});
const all = {start: 0, end: TEXT.length};
const slice = (span: {readonly start: number; readonly end: number} | null) =>
  span === null ? null : TEXT.slice(span.start, span.end);

test('words are found as words of their own, whatever white space stands between them', () => {
  expect(allWords(TEXT, 'man').map(({start}) => start)).toEqual([TEXT.indexOf('man were')]);
  expect(slice(findWords(TEXT, ' harbour  master ', all, all))).toBe('harbour\nmaster');
  expect(findWords(TEXT, 'harbor', all, all)).toBeNull();
  expect(allWords(TEXT, '  ')).toEqual([]);
  expect(allWords('a (b) c. a (b)', '(b)').length).toBe(2);
});

test('of words that stand more than once the nearest in the sentence are meant, else the nearest', () => {
  const [first, second] = allWords(TEXT, '17');
  expect(findWords(TEXT, '17', all, second!)).toEqual(second);
  expect(findWords(TEXT, '17', {start: first!.start, end: first!.end}, second!)).toEqual(first);
});

test('what was written down becomes the shape of a claim, and what stands nowhere is told with the rest', () => {
  const words = allWords(TEXT, '17')[1]!;
  const chosen = {sentence: {start: 32, end: TEXT.length}, words};
  const written = {
    ...NOTHING_WRITTEN,
    figure: '17',
    low: '17',
    effect: 'missing',
    trigger: 'did not come home',
    speaker: 'the harbour master',
    place: 'Mombasa',
    from: '2022-01-09',
  };
  const place = {
    kind: 'place',
    start: TEXT.indexOf('Mombasa'),
    end: TEXT.indexOf('Mombasa') + 7,
    text: 'Mombasa',
    type: 'town',
  } as const;
  const known = {
    ...place,
    name: 'Mombasa',
    country: 'KE',
    point: [39.7, -4.1],
    precision: 1,
    gazetteer: 'geonames:1',
  } as const;
  const {claim, faults} = readWritten(written, document, chosen, [known]);
  expect(faults).toEqual([]);
  expect(claim).toMatchObject({
    content: chosen.sentence,
    figure: {...words, low: 17, high: null, approx: false},
    place: {start: place.start, country: 'KE', gazetteer: 'geonames:1'},
    time: {from: '2022-01-09', to: null},
  });
  const wrong = {...written, low: 'many', trigger: 'lost at sea', speaker: ''};
  expect(readWritten(wrong, document, chosen, []).faults.map(({part}) => part)).toEqual(['figure.low', 'trigger']);
  const nothing = readWritten(NOTHING_WRITTEN, document, chosen, []);
  expect(nothing.faults.map(({part}) => part)).toEqual(['figure', 'trigger', 'figure.low']);
});
