import {expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import {loadPack} from '../../packs/load.ts';
import {createPlaceFinder} from '../../places/find.ts';
import {loadGazetteer} from '../../places/load.ts';
import {findPlaced} from './place-scene.ts';
import {kindSpokenOf} from './place-view.ts';
import {KINDS} from './place-words.ts';
import {compileClaimPlaces, type PlacedItem, placesOf, viewsOf} from './places.ts';
import {withOwnCountry} from './site-country.ts';

const pack = loadPack('en');
const analyser = createAnalyser(loadModel('en'), pack);
const finder = createPlaceFinder(loadGazetteer(), pack);
const words = compileClaimPlaces(pack);

/** An item for each of the words, in the order of the text: the count itself stands for its effect. */
function itemsOf(source: string, counts: readonly string[], effect: PlacedItem['effect'] = 'killed'): PlacedItem[] {
  const text = analyser.analyse(source);
  return counts.flatMap((count) => {
    const start = source.search(new RegExp(`\\b${count}\\b`));
    if (start < 0) return [];
    const index = text.sentenceAt(start);
    const token = text.sentence(index).starts.indexOf(start);
    return [{index, trigger: token, figure: {head: token, low: null}, effect, scope: 'incident' as const}];
  });
}

function wheres(source: string, counts: readonly string[], effect?: PlacedItem['effect']): (string | null)[] {
  const text = analyser.analyse(source);
  const mentions = finder.find(text);
  return placesOf(itemsOf(source, counts, effect), {text, mentions, title: null}, words).map(
    (place) => place?.text ?? null,
  );
}

test('every row of place-links binds the place in its example', () => {
  for (const {cells, example, line} of pack.table('place-links')) {
    const text = analyser.analyse(example);
    const kind = cells['kind'] ?? '';
    const mentions = finder.find(text);
    const placed = findPlaced(text, mentions, new Set(mentions), words);
    const [view] = viewsOf(itemsOf(example, ['ten', 'Ten']), {text, mentions, title: null}, words);
    const found =
      (kind === 'wide' && view?.wide) ||
      ((kind === 'lying' || kind === 'beside') && placed.some(({whole}) => whole)) ||
      (kind === 'body' && placed.some(({link}) => link === 'of')) ||
      (kind === 'world' && view?.world) ||
      (view !== undefined &&
        words.kinds.has(cells['word'] ?? '') &&
        kindSpokenOf(view.item, view.scene) === KINDS.get(kind)) ||
      placed.some((one) => one.link === kind || one.verb === kind || one[kind as 'where' | 'care'] === true);
    expect({line, example, found}).toEqual({line, example, found: true});
  }
});

test('each count takes the place beside it', () => {
  expect(wheres('Police counted 45 dead in Basra, 12 in Mosul and seven in Kirkuk.', ['45', '12', 'seven'])).toEqual([
    'Basra',
    'Mosul',
    'Kirkuk',
  ]);
});

test('a count without a place shares that of the count before', () => {
  expect(wheres('A bomb killed 12 people in Basra on Monday. Another 30 were hurt.', ['12', '30'])).toEqual([
    'Basra',
    'Basra',
  ]);
});

test('the smaller place is taken before the larger one behind it', () => {
  expect(wheres('Ten people were killed near Tame, Colombia, the army said.', ['Ten'])).toEqual(['Tame']);
});

test('a count said of the whole country has no place where none is named', () => {
  expect(wheres('Ten people were killed in clashes around the country. Basra was calm.', ['Ten'])).toEqual([null]);
});

test('a text without places gives none', () => {
  expect(wheres('Ten people were killed.', ['Ten'])).toEqual([null]);
});

test('a place carries the gazetteer’s name, country and point', () => {
  const text = analyser.analyse('Ten people were killed in Basra.');
  const [place] = placesOf(itemsOf(text.text, ['Ten']), {text, mentions: finder.find(text), title: null}, words);
  expect(place).toMatchObject({text: 'Basra', country: 'IQ', precision: 1});
  expect(place?.point?.[1]).toBeCloseTo(30.5, 0);
});

test('a site lies in no country that only its name speaks of', () => {
  const site = {kind: 'place', start: 0, end: 10, text: 'Rana Plaza', name: null, country: 'NO'} as const;
  const rana = {...site, point: [14, 66], precision: 2, gazetteer: 'g:1', type: 'site'} as const;
  const dhaka = {...rana, start: 20, end: 25, text: 'Dhaka', name: 'Dhaka', country: 'BD', type: 'town'} as const;
  expect(withOwnCountry(rana, [rana, dhaka])).toMatchObject({text: 'Rana Plaza', country: 'BD', point: null});
  expect(withOwnCountry(rana, [rana, dhaka, {...dhaka, text: 'Oslo', country: 'NO'}])).toBe(rana);
  expect(withOwnCountry(rana, [rana])).toBe(rana);
  expect(withOwnCountry(dhaka, [rana, dhaka])).toBe(dhaka);
});
