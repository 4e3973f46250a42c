import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {loadPack} from '../packs/load.ts';
import {createAnalyser} from './analyser.ts';
import {createKernel} from './kernel.ts';
import {loadModel} from './load.ts';
import {type LanguageModel, modelLexicon, placeOf, rowBytes} from './model.ts';
import {createParseInput, fillParseInput, tagRoles} from './parse-input.ts';
import {createParser, type ParserWeights} from './parser.ts';
import {type TaggerWeights, tagWords} from './tagger.ts';
import {EXPANDED} from './weights.ts';
import {createWords} from './words.ts';

const model = loadModel('en');
const {header} = model;
const analyser = createAnalyser(model, loadPack('en'));

/** Prose of many kinds: the examples of every table of the pack. */
const examples = ['effects', 'reporting-verbs', 'speakers', 'affected', 'scope', 'time-words', 'place-names', 'titles']
  .flatMap((table) =>
    loadPack('en')
      .table(table)
      .map(({example}) => example),
  )
  .join('\n');

test('The kernel tags and parses number for number as the parser that training uses', () => {
  const sources = {
    lexicon: modelLexicon(model),
    lemmaRules: header.lemmas,
    tagSets: header.tagSets.map((set) => Uint8Array.from(set)),
  };
  const kernel = createKernel(model);
  const parser = createParser(parserOf(model));
  const tagger = taggerOf(model);
  const roles = tagRoles(header.tags);
  const input = createParseInput(kernel.capacity);
  const text = analyser.analyse(examples);
  for (const caseless of [false, true]) {
    const wordOf = createWords(sources, caseless);
    for (let i = 0; i < text.size; i++) {
      const words = text.tokens(i).forms.map((form) => wordOf(form));
      const tags = new Uint8Array(words.length);
      tagWords(tagger, words, caseless, tags);
      expect(kernel.tag(words, caseless)).toEqual(tags);
      const [heads, labels] = [new Int32Array(words.length), new Uint8Array(words.length)];
      const [ours, named]: [number[], number[]] = [[], []];
      fillParseInput(input, words, tags, roles);
      parser(input, heads, labels);
      kernel.parse(words, tags, ours, named);
      expect([ours, named]).toEqual([[...heads], [...labels]]);
    }
  }
  expect(text.size).toBeGreaterThan(2000);
});

test('The kernel is made of the source beside it; where not, run `node scripts/kernel.mjs`', () => {
  const source = readFileSync(new URL('../../kernel/parse.ts', import.meta.url));
  const program = readFileSync(new URL('../../models/kernel.wasm', import.meta.url));
  const digest = createHash('sha256').update(source).digest();
  expect(program.subarray(-digest.length)).toEqual(digest);
});

test('What stands in a list of more words than the kernel holds is refused', () => {
  const kernel = createKernel(model);
  expect(() => kernel.tag(new Array(kernel.capacity + 1), false)).toThrow(RangeError);
});

function taggerOf({places, memory}: LanguageModel): TaggerWeights {
  return {
    bits: header.taggerBits,
    tags: header.tags.length,
    weights: expanded(places, memory, 'tagger', header.tags.length),
  };
}

function parserOf({places, memory}: LanguageModel): ParserWeights {
  const actions = placeOf(places, 'actions');
  const sets = placeOf(places, 'labelSets');
  return {
    tags: header.tags.length,
    actions: {bits: header.actionBits, slots: new Int32Array(memory.buffer, actions.at, actions.length / 4)},
    labels: {
      bits: header.labelBits,
      labels: header.relations.length,
      weights: expanded(places, memory, 'labels', header.relations.length),
      sets: new Uint16Array(memory.buffer, sets.at, sets.length / 2),
      members: header.relationSets.map((set) => Uint8Array.from(set)),
    },
  };
}

/** A table as training knows it: its rows one right behind the other. */
function expanded(
  places: LanguageModel['places'],
  memory: LanguageModel['memory'],
  name: string,
  width: number,
): Int16Array {
  const {at, length} = placeOf(places, name);
  const bytes = new Int8Array(memory.buffer, at, length);
  const apart = rowBytes(width);
  return Int16Array.from(
    {length: (length / apart) * width},
    (_, i) => EXPANDED[bytes[Math.floor(i / width) * apart + (i % width)]! & 255]!,
  );
}
