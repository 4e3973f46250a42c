import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import {loadPack} from '../../packs/load.ts';
import type {Row} from '../../packs/pack.ts';
import {type FoundFigure, findFigures, mayHoldFigure} from './figures.ts';
import {compileFigureWords} from './words.ts';

const pack = loadPack('en');
const words = compileFigureWords(pack);
const analyser = createAnalyser(loadModel('en'), pack);

/** The figures of a text, with their words. */
function figures(text: string): (FoundFigure & {readonly text: string; readonly counted: string})[] {
  const analysed = analyser.analyse(text);
  return Array.from({length: analysed.size}, (_, i) => analysed.sentence(i)).flatMap((sentence) =>
    findFigures(sentence, words).map((figure) => ({
      ...figure,
      text: text.slice(figure.start, figure.end),
      counted: sentence.forms[figure.noun] ?? '',
    })),
  );
}

/** The counts of a text in a short form: "At least 13 = 13+". */
function counts(text: string): string[] {
  return figures(text)
    .filter(({kind}) => kind === 'count')
    .map((figure) => `${figure.text} = ${extent(figure)}`);
}

function extent({low, high, approx}: FoundFigure): string {
  const range = low === high ? `${low}` : high === null ? `${low}+` : low === null ? `≤${high}` : `${low}–${high}`;
  return approx ? `~${range}` : range;
}

function rows(table: string, where?: string): (readonly [string, Row])[] {
  return pack
    .table(table)
    .filter((row) => where === undefined || row.cells['where'] === where)
    .map((row) => [`${table}, line ${row.line}: ${row.example}`, row] as const);
}

describe('Every row of the tables is at work in its example', () => {
  const GLUE = new Set(['article', 'half', 'and', 'or', 'to', 'between', 'from', 'of', 'out', 'part']);

  test.each(rows('numbers'))('%s', (_, {cells, example}) => {
    const found = figures(example);
    const value = Number(cells['value']);
    if (GLUE.has(cells['kind'] ?? '')) expect(found.length).toBeGreaterThan(0);
    else if (cells['kind'] === 'plural') expect(found[0]?.high).toBe(10 * value - 1);
    else expect(found.some(({high}) => high !== null && (value === 0 ? high === 0 : high % value === 0))).toBe(true);
  });

  test.each(rows('vague'))('%s', (_, {cells, example}) => {
    const found = counts(example).map((count) => count.toLowerCase());
    const [low, high] = [Number(cells['low']), Number(cells['high'])];
    expect(found).toContain(`${cells['phrase']} = ${low === high ? low : `${low}–${high}`}`);
  });

  test.each(rows('hedges'))('%s', (_, {cells, example}) => {
    const holds: Readonly<Record<string, (figure: FoundFigure) => boolean>> = {
      exact: ({low, approx}) => low !== null && !approx,
      about: ({approx}) => approx,
      'at-least': ({low, high}) => low !== null && high === null,
      'more-than': ({low, high}) => low !== null && low % 10 === 1 && high === null,
      'at-most': ({low, high}) => low === null && high !== null && high % 10 === 0,
      'fewer-than': ({low, high}) => low === null && high !== null && high % 10 === 9,
      through: ({low, high}) => (low === null) !== (high === null),
    };
    const found = figures(example).filter(({kind}) => kind === 'count');
    expect(found.some((figure) => holds[cells['bound'] ?? '']?.(figure))).toBe(true);
    const phrase = (cells['phrase'] ?? '').replace(/^-/, '');
    expect(found.some(({text}) => text.toLowerCase().includes(phrase))).toBe(true);
  });

  test.each(rows('figure-units'))('%s', (_, {cells, example}) => {
    expect(figures(example).map(({kind}) => kind)).toContain(cells['kind']);
  });

  const TELLING = ['before', 'after', 'hyphen', 'beside', 'street', 'person'].flatMap((at) => rows('figure-cues', at));
  const REACHING = new Set(['change', 'stands', 'there']);

  test.each(TELLING.filter(([, {cells}]) => !REACHING.has(cells['kind'] ?? '')))('%s', (_, {cells, example}) => {
    expect(figures(example).map(({kind}) => kind)).toContain(cells['kind']);
  });

  test.each(TELLING.filter(([, {cells}]) => REACHING.has(cells['kind'] ?? '')))('%s', (_, {cells, example}) => {
    const limit = cells['kind'] === 'there';
    expect(figures(example).map(({low, high}) => low === high)).not.toContain(limit);
  });

  test.each(rows('figure-cues', 'place'))('%s', (_, {example}) => {
    expect(figures(example)[0]?.kind).toBe('count');
  });

  test.each(rows('figure-cues', 'group'))('%s', (_, {cells, example}) => {
    expect(figures(example)[0]?.counted.toLowerCase()).toBe(cells['phrase']);
  });
});

describe('findFigures() reads numbers', () => {
  test.each([
    ['The strike killed 2,298 people.', '2,298 = 2298'],
    ['The strike hit 1 200 houses.', '1 200 = 1200'],
    ['Some 12,00,000 people fled.', 'Some 12,00,000 = ~1200000'],
    ['The war displaced 1.2 million people.', '1.2 million = 1200000'],
    ['The war displaced 1.2m people.', '1.2m = 1200000'],
    ['Police counted 10k marchers.', '10k = 10000'],
    ['Twenty-one miners died.', 'Twenty-one = 21'],
    ['One hundred and twenty miners died.', 'One hundred and twenty = 120'],
    ['Two and a half million people fled.', 'Two and a half million = 2500000'],
    ['Half a million people fled.', 'Half a million = 500000'],
    ['A dozen nurses fell ill.', 'A dozen = 12'],
    ['Half a dozen nurses fell ill.', 'Half a dozen = 6'],
    ['Two dozen nurses fell ill.', 'Two dozen = 24'],
    ['Several hundred nurses fell ill.', 'Several hundred = 300–999'],
    ['A couple of hundred nurses fell ill.', 'A couple of hundred = 200'],
    ['A couple of nurses fell ill.', 'A couple = 2'],
    ['Several million people fled.', 'Several million = 3000000–9999999'],
    ['Hundreds of thousands of people fled.', 'Hundreds of thousands = 200000–999999'],
    ['No one was hurt.', 'No one = 0'],
    ['SOME 20 POLICEMEN WERE WOUNDED.', 'SOME 20 = ~20'],
  ])('%s', (text, expected) => {
    expect(counts(text)).toEqual([expected]);
  });
});

describe('findFigures() reads ranges and hedges', () => {
  test.each([
    ['Between 20 and 30 people died.', 'Between 20 and 30 = 20–30'],
    ['From 20 to 30 people died.', 'From 20 to 30 = 20–30'],
    ['The blast killed 20-30 people.', '20-30 = 20–30'],
    ['The blast killed 13–15 people.', '13–15 = 13–15'],
    ['Two or three people died.', 'Two or three = 2–3'],
    ['Some 1.5 to 2 million people fled.', 'Some 1.5 to 2 million = ~1500000–2000000'],
    ['Two to three hundred people fled.', 'Two to three hundred = 200–300'],
    ['Up to an estimated 300 people fled.', 'Up to an estimated 300 = ~≤300'],
    ['At least another 20 people died.', 'At least another 20 = 20+'],
    ['Another 20 people died.', '20 = 20'],
    ['All 20 people died.', '20 = 20'],
    ['More than a dozen people died.', 'More than a dozen = 13+'],
    ['No fewer than 13 people died.', 'No fewer than 13 = 13+'],
    ['No more than 13 people died.', 'No more than 13 = ≤13'],
    ['A further 1,500 or more people are ill.', '1,500 or more = 1500+'],
    ['The 20-odd people died.', '20-odd = ~20'],
  ])('%s', (text, expected) => {
    expect(counts(text)).toEqual([expected]);
  });

  test('"Up to" after a verb of change or of being is no limit', () => {
    expect(counts('Cases in the county are up to 27.')).toEqual(['27 = 27']);
    expect(counts('There were up to 27 in the house.')).toEqual(['up to 27 = ≤27']);
  });

  test('A change from one count to another is no range', () => {
    expect(counts('The death toll rose from 20 to 27.')).toEqual(['20 = 20', '27 = 27']);
  });
});

describe('findFigures() tells counts from other numbers', () => {
  test.each([
    ['A 30-year-old man was hurt on June 30, 2011.', 'age date date'],
    ['Ana Bell, 43, and her son, 7, live at 6016 Mill Road.', 'age age identifier'],
    ['The girls, aged 5, 7 and 12, were unhurt.', 'age age age'],
    ['Children under 5 were spared.', 'age'],
    ['In 2004 two climbers died.', 'date count'],
    ['Some 2000 were held.', 'count'],
    ['The state sent 2000 police.', 'count'],
    ['Two women, 23 and 27, were hurt.', 'count age age'],
    ['The charge weighed 20 kg.', 'measure'],
    ['The 2008 attack killed 2000 people.', 'date count'],
    ['Between 1980 and 1992 nobody was held.', 'date count'],
    ['On March 17, 18 and 19 for all pupils.', 'date date date'],
    ['At 0500 the two 7-Eleven shops closed.', 'identifier count attribute attribute'],
    ['About two thirds of 60 huts burned.', 'fraction count'],
    ['The army closed Routes 54, 56 and 83.', 'identifier identifier identifier'],
    ['He carried an AK-47 on Flight 351.', 'identifier identifier'],
    ['That day 13 were killed.', 'count'],
    ['In the camp 13 were killed.', 'count'],
    ['In 12 days rebels shot 3 guards in five attacks.', 'duration count event'],
    ['They won 3-1.', 'score'],
    ['Two-thirds of the 300 houses burned.', 'fraction count'],
    ['One in five was ill, and nine out of ten coughed.', 'fraction rate fraction count'],
    ['Some 60 percent of 300 houses burned down within 48 hours.', 'percent count duration'],
    ['A 6.2 magnitude quake cost $5 million.', 'measure money'],
    ['The clinic loses 21 people a day.', 'rate'],
    ['Police held 15- and 16-year-old boys.', 'attribute age'],
    ['One of the men fled; the other one died.', 'count pronoun'],
    ['It was the fourth murder of the year.', 'rank'],
    ['No, he said.', 'pronoun'],
  ])('%s', (text, kinds) => {
    expect(
      figures(text)
        .map(({kind}) => kind)
        .join(' '),
    ).toBe(kinds);
  });
});

describe('findFigures() gives what is counted', () => {
  test.each([
    ['Two well-known mountain climbers died.', 'climbers'],
    ['Dozens of armed attackers were killed.', 'attackers'],
    ['The shooting of 124 of the prison inmates was ordered.', 'inmates'],
    ['Some 200 sailors were sent.', 'sailors'],
    ['Two twenty-year-old men died.', 'men'],
    ['13 were killed.', ''],
    ['Five others were wounded.', 'others'],
  ])('%s', (text, noun) => {
    expect(figures(text)[0]?.counted).toBe(noun);
  });

  test('A part of a count names the whole', () => {
    const sentence = analyser.analyse('Three of them died.').sentence(0);
    const [figure] = findFigures(sentence, words);
    expect([figure?.noun, sentence.forms[figure?.of ?? -1]]).toEqual([-1, 'them']);
  });
});

test('The whole that a count is a part of says so', () => {
  expect(figures('Two of the five officers died.').map(({whole}) => whole)).toEqual([false, true]);
});

test('mayHoldFigure() needs no tags', () => {
  const holds = (text: string): boolean => mayHoldFigure(analyser.analyse(text).tokens(0), words);
  expect(holds('Police held two men.')).toBe(true);
  expect(holds('Police held the men.')).toBe(false);
});
