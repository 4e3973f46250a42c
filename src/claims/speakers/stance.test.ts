import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import {loadPack} from '../../packs/load.ts';
import {compileEffects, findTriggers} from '../effects/triggers.ts';
import {findFigures} from '../figures/figures.ts';
import {compileFigureWords} from '../figures/words.ts';
import {compileStance, stanceOf} from './stance.ts';

const pack = loadPack('en');
const figureWords = compileFigureWords(pack);
const effects = compileEffects(pack);
const words = compileStance(pack);
const analyser = createAnalyser(loadModel('en'), pack);

/** The stance of each count of a sentence, by the effect word nearest to it. */
function stances(text: string, spoken = false): string[] {
  const sentence = analyser.analyse(text).sentence(0);
  const triggers = findTriggers(sentence, effects);
  return findFigures(sentence, figureWords)
    .filter(({kind}) => kind === 'count')
    .map((figure) => {
      const near = triggers.toSorted((a, b) => Math.abs(a.anchor - figure.head) - Math.abs(b.anchor - figure.head));
      const trigger = near[0]?.anchor ?? figure.head;
      return stanceOf({sentence, figure, trigger, counted: figure.noun, cue: null, spoken}, words);
    });
}

test.each(pack.table('stance').map((row) => [`stance, line ${row.line}: ${row.example}`, row] as const))(
  '%s',
  (_, {cells, example}) => {
    expect(stances(example)).toContain(cells['kind']);
  },
);

describe('stanceOf() asserts what nothing hedges', () => {
  test.each([
    'A train killed two track workers.',
    'No injuries were reported.',
    'Four suspected rebels were killed.',
    'At least five people were killed.',
    'The bombing that killed 20 people is believed to be the work of rebels.',
    'A man accused of theft was among 12 people killed.',
    'The minister dismissed the general after 40 soldiers had died.',
    'An estimated 2,000 people were displaced.',
  ])('%s', (text) => {
    expect(new Set(stances(text))).toEqual(new Set(['asserted']));
  });

  test('What a source has reported is asserted by it', () => {
    expect(stances('Television reports said 12 people were hurt.', true)).toEqual(['asserted']);
    expect(stances('Two deaths were reported.')).toEqual(['reported']);
  });
});
