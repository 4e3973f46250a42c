import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import type {Effect, Scope, TimeRange} from '../../model/claim.ts';
import {loadPack} from '../../packs/load.ts';
import type {Pack, Row} from '../../packs/pack.ts';
import {createTimeFinder} from '../../times/find.ts';
import {compileClaimTimes, type TimedItem, timesOf} from './times.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createTimeFinder(pack);
const links = compileClaimTimes(pack);

/** A Wednesday. */
const PUBLISHED = '2022-01-12';

interface Options {
  readonly published?: string | null;
  readonly words?: typeof links;
  readonly effect?: Effect;
  readonly scope?: Scope;
}

/** The times of the words between asterisks, the effects of a text; "?" where there is none. */
function times(marked: string, options: Options = {}): string[] {
  const {published = PUBLISHED, words = links, effect = 'killed', scope = 'incident'} = options;
  const starts: number[] = [];
  const text = marked.replace(/\*(\w+)\*/g, (_, word: string, at: number) => {
    starts.push(at - 2 * starts.length);
    return word;
  });
  const analysed = analyser.analyse(text);
  const items = starts.map((start): TimedItem => {
    const index = analysed.sentenceAt(start);
    return {index, trigger: analysed.sentence(index).starts.indexOf(start), effect, scope, figure: null};
  });
  const mentions = finder.find(analysed, published);
  return timesOf(items, {text: analysed, mentions, published}, words).map(days);
}

function days(range: TimeRange | null): string {
  if (range === null) return '?';
  return range.from === range.to ? range.from : `${range.from}..${range.to}`;
}

function without(left: Row): Pack {
  return {...pack, table: (name) => pack.table(name).filter((row) => row !== left)};
}

describe('Every row of time-links is at work in its example', () => {
  const effect = /\b(?:killed|killing|died|dead|held|freed)\b/;
  test.each(pack.table('time-links').map((row) => [row.cells['phrase'], row.example, row] as const))(
    '%s: %s',
    (_, example, row) => {
      const marked = example.replace(effect, '*$&*');
      expect(times(marked)).not.toEqual(times(marked, {words: compileClaimTimes(without(row))}));
    },
  );
});

test('The time of the clause goes first', () => {
  expect(times('Nine were *killed* on Sunday and two *died* yesterday, after a march on Friday.')).toEqual([
    '2022-01-09',
    '2022-01-11',
  ]);
});

test('The day of saying is not the day of dying', () => {
  expect(times('Police said on Friday that nine people were *killed* on Sunday.')).toEqual(['2022-01-09']);
});

test('A count without a time has that of the event, told before or after it', () => {
  expect(times('Nine people were *killed*. The accident happened yesterday. The *dead* were miners.')).toEqual([
    '2022-01-11',
    '2022-01-11',
  ]);
});

test('A background event keeps its own time', () => {
  expect(times('Nine miners *died* on Sunday. In 1998, 40 people *died* there. The nine *dead* were young.')).toEqual([
    '2022-01-09',
    '1998-01-01..1998-12-31',
    '2022-01-09',
  ]);
});

test('Unrest that began on a day goes on to the day of the report', () => {
  expect(times('The riots, which began on Sunday, have left nine people *dead*.')).toEqual(['2022-01-09..2022-01-12']);
  expect(times('Shelling has *killed* 40 people since Sunday.')).toEqual(['2022-01-09..2022-01-12']);
});

test('A stretch of days is one time', () => {
  expect(times('Between 3 and 9 January the floods *killed* nine people.')).toEqual(['2022-01-03..2022-01-09']);
});

test('A running total is not of the one day the text is about', () => {
  const text = 'A blast shook the town on Sunday. Mines have *killed* 400 people.';
  expect(times(text, {scope: 'total'})).toEqual(['?']);
  expect(times(text)).toEqual(['2022-01-09']);
});

test('A day told from the event counts from it', () => {
  expect(times('On Sunday, a week after nine people were *killed*, a crowd met.')).toEqual(['2022-01-02']);
});

test('Without any date there is no time, and a day with its year fixes it for the event', () => {
  expect(times('Nine people were *killed* on Sunday.', {published: null})).toEqual(['?']);
  expect(times('Nine people *died*. They were *killed* on 29 March 2018.', {published: null})).toEqual([
    '2018-03-29',
    '2018-03-29',
  ]);
});

test('A day told in the sentences before goes before that of the main event', () => {
  const text =
    'Nine miners *died* yesterday. On 3 January a bus hit a wall. Two passengers were *killed* in the crash.';
  expect(times(text)).toEqual(['2022-01-11', '2022-01-03']);
});

test('A day on which something was only said is not that of an event', () => {
  expect(times('The mayor announced today a search for the killers. Two guards were *killed*.')).toEqual(['?']);
});

test('A time before a noun belongs to the noun', () => {
  expect(times('He was charged by the police over the 2001 bomb attacks, which *killed* five people.')).toEqual([
    '2001-01-01..2001-12-31',
  ]);
});

test('One night is told as two days', () => {
  expect(times('Nine people were *killed* in clashes last night and early this morning.')).toEqual([
    '2022-01-11..2022-01-12',
  ]);
});

test('A clause without a verb of its own has its time', () => {
  expect(times('Banks were the targets of attacks this morning. Two clerks were *injured*.')).toEqual(['2022-01-12']);
});

test('What runs on this year does not run on behind the report', () => {
  expect(times('Mines have *killed* 400 people this year.', {scope: 'total'})).toEqual(['2022-01-01..2022-01-12']);
});
