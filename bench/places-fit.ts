import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import type {AnalysedText} from '../src/language/text.ts';
import {loadPack} from '../src/packs/load.ts';
import {CLUES} from '../src/places/evidence.ts';
import {type Reading, readPlaces, type Weights} from '../src/places/find.ts';
import {compilePlaces} from '../src/places/lexicon.ts';
import {loadGazetteer} from '../src/places/load.ts';
import {type NameGroup, TRAITS} from '../src/places/resolve.ts';
import {CLUE_WEIGHTS, TRAIT_WEIGHTS} from '../src/places/weights.ts';

/**
 * Fits the weights of `src/places/weights.ts` and prints them: `tsx bench/places-fit.ts [FOLDER OF TEXTS]`.
 *
 * Clues by logistic regression over spots, traits by a softmax over the places of one name; on the even-numbered documents
 * of both corpora and on upper-case copies of them. The odd-numbered ones are left for measuring.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/corpora/places');
const ROUNDS = 4;

interface Toponym {
  readonly start: number | null;
  readonly end: number;
  readonly lat: number | null;
  readonly lon: number | null;
}

interface Example {
  readonly text: AnalysedText;
  readonly toponyms: readonly Toponym[];
  readonly weight: number;
}

const pack = loadPack('en');
const gazetteer = loadGazetteer();
const lexicon = compilePlaces(pack, gazetteer);
const analyser = createAnalyser(loadModel('en'), pack);
const weights: Weights = {
  clues: Float64Array.from(CLUES, (clue) => CLUE_WEIGHTS[clue] ?? 0),
  traits: Float64Array.from(TRAITS, (trait) => TRAIT_WEIGHTS[trait]),
};

const examples = [...readExamples('geovirus.jsonl', 1.5, 0.6), ...readExamples('lgl.jsonl', 0.8, 0.2)];
for (let round = 0; round < ROUNDS; round++) {
  const readings = examples.map(({text}) => readPlaces(text, gazetteer, lexicon, weights, -1));
  fitClues(readings);
  fitTraits(readings);
}
print('clues', CLUES, weights.clues);
print('traits', TRAITS, weights.traits);

function readExamples(file: string, weight: number, upperWeight: number): Example[] {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  return lines
    .filter((_, i) => i % 2 === 0)
    .flatMap((line) => {
      const {text, toponyms} = JSON.parse(line) as {text: string; toponyms: Toponym[]};
      const known = toponyms.filter(({start}) => start !== null);
      const upper = text.toUpperCase();
      const plain = {text: analyser.analyse(text), toponyms: known, weight};
      // "ß" in capitals is longer, and the offsets would no longer fit.
      if (upper.length !== text.length) return [plain];
      return [plain, {text: analyser.analyse(upper), toponyms: known, weight: upperWeight}];
    });
}

/** The toponyms of a document that a span meets. */
function met(example: Example, {start, end}: {start: number; end: number}): Toponym[] {
  return example.toponyms.filter((toponym) => (toponym.start ?? 0) < end && start < toponym.end);
}

function fitClues(readings: readonly Reading[]): void {
  const rows: {clues: readonly number[]; is: number; weight: number}[] = [];
  readings.forEach((reading, d) => {
    const example = examples[d]!;
    reading.setting.spots.forEach((spot, s) => {
      const hits = met(example, spot);
      // The people of a place are marked in one corpus only; places without a point count neither way.
      if (spot.phrase?.type === 'demonym' || (hits.length > 0 && hits.every(({lat}) => lat === null))) return;
      rows.push({clues: reading.clues[s]!, is: hits.length > 0 ? 1 : 0, weight: example.weight});
    });
  });
  const step = stepper(weights.clues, 0.3, 0.0005);
  for (let epoch = 0; epoch < 40; epoch++) {
    for (const {clues, is, weight} of rows) {
      const score = clues.reduce((sum, clue) => sum + weights.clues[clue]!, 0);
      const error = (is - 1 / (1 + Math.exp(-score))) * weight;
      for (const clue of clues) step(clue, error);
    }
  }
}

function fitTraits(readings: readonly Reading[]): void {
  const groups = readings.flatMap((reading, d) =>
    reading.groups.flatMap((group) => {
      const gold = group.spots
        .flatMap((s) => met(examples[d]!, reading.setting.spots[s]!))
        .filter(({lat}) => lat !== null);
      const right = group.places.map((place) => gold.some((toponym) => isNear(place, toponym)));
      const isTelling = right.includes(true) && right.includes(false);
      return isTelling ? [{group, right, weight: examples[d]!.weight * Math.sqrt(gold.length)}] : [];
    }),
  );
  const step = stepper(weights.traits, 0.2, 0.001);
  for (let epoch = 0; epoch < 60; epoch++) {
    for (const {group, right, weight} of groups) {
      const chances = softmax(group);
      const rightSum = chances.reduce((sum, chance, p) => sum + (right[p] ? chance : 0), 0);
      TRAITS.forEach((trait, t) => {
        if (trait === 'hint') return;
        let slope = 0;
        chances.forEach((chance, p) => {
          slope += group.traits[p * TRAITS.length + t]! * ((right[p] ? chance / rightSum : 0) - chance);
        });
        step(t, slope * weight);
      });
    }
  }
}

/** Adagrad with weight decay. */
function stepper(values: Float64Array, rate: number, decay: number): (k: number, slope: number) => void {
  const squares = new Float64Array(values.length).fill(1e-6);
  return (k, slope) => {
    const gradient = slope - decay * values[k]!;
    squares[k] = squares[k]! + gradient * gradient;
    values[k] = values[k]! + (rate * gradient) / Math.sqrt(squares[k]!);
  };
}

function softmax({places, traits}: NameGroup): number[] {
  const scores = places.map((_, p) =>
    TRAITS.reduce((sum, _t, t) => sum + weights.traits[t]! * traits[p * TRAITS.length + t]!, 0),
  );
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Within 161 km (100 miles), as the measure has it. */
function isNear(place: number, {lat, lon}: Toponym): boolean {
  const {latitudes, longitudes} = gazetteer.columns;
  const r = Math.PI / 180;
  const [lat1, lat2] = [latitudes[place]! * r, Number(lat) * r];
  const dLon = (Number(lon) - longitudes[place]!) * r;
  const h = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLon / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h)) <= 161;
}

function print(name: string, keys: readonly string[], values: Float64Array): void {
  console.log(`${name}:`);
  keys.forEach((key, k) => {
    console.log(`  '${key}': ${values[k]!.toFixed(2)},`);
  });
}
