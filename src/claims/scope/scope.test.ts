import {describe, expect, test} from 'vitest';
import {createAnalyser} from '../../language/analyser.ts';
import {loadModel} from '../../language/load.ts';
import {loadPack} from '../../packs/load.ts';
import {compileEffects, findTriggers} from '../effects/triggers.ts';
import {findFigures} from '../figures/figures.ts';
import {compileFigureWords} from '../figures/words.ts';
import {compileScope, type ScopeItem, scopesOf} from './scope.ts';

const pack = loadPack('en');
const figureWords = compileFigureWords(pack);
const effects = compileEffects(pack);
const words = compileScope(pack, figureWords);
const analyser = createAnalyser(loadModel('en'), pack);

/** Every count of a text, each joined to the effect word nearest to it, and its scope: "12 additional". */
function scopes(text: string): string[] {
  const analysed = analyser.analyse(text);
  const items: ScopeItem[] = [];
  for (let index = 0; index < analysed.size; index++) {
    const sentence = analysed.sentence(index);
    const triggers = findTriggers(sentence, effects);
    for (const figure of findFigures(sentence, figureWords)) {
      if (figure.kind !== 'count' && figure.kind !== 'rank' && figure.kind !== 'rate') continue;
      const [trigger] = triggers.toSorted(
        (a, b) => Math.abs(a.anchor - figure.head) - Math.abs(b.anchor - figure.head),
      );
      const effect = trigger?.readings[0]?.effect ?? 'killed';
      const anchor = trigger?.anchor ?? figure.head;
      const shared = {class: 'unspecified', part: false} as const;
      items.push({sentence, index, figure, trigger: anchor, counted: figure.noun, effect, ...shared});
    }
  }
  return scopesOf(items, words).map((scope, i) => {
    const {sentence, figure} = items[i]!;
    return `${sentence.lower.slice(figure!.first, figure!.last + 1).join(' ')} ${scope}`;
  });
}

const MEANS: Readonly<Record<string, string>> = {
  period: 'total',
  outbreak: 'total',
  daily: 'additional',
  others: 'additional',
};

test.each(pack.table('scope').map((row) => [`scope, line ${row.line}: ${row.example}`, row] as const))(
  '%s',
  (_, {cells, example}) => {
    const kind = cells['kind'] ?? '';
    expect(scopes(example).some((scope) => scope.endsWith(MEANS[kind] ?? kind))).toBe(true);
  },
);

describe('scopesOf() tells counts apart by one another', () => {
  test.each([
    ['The clash left 18 dead. Ten soldiers and eight gunmen were killed.', '18 incident, ten subset, eight subset'],
    ['The blast injured 1,000 people; 400 people were hospitalized.', '1,000 incident, 400 subset'],
    ['None of the injured was a soldier.', 'none subset'],
    ['The fire killed 12 people. Two others were injured.', '12 incident, two incident'],
    ['Bombs have killed 300 people since 2015.', '300 total'],
    ['The bomb has killed 30 people since Sunday.', '30 incident'],
    ['It was the deadliest fire in ten years, with 40 people killed.', '40 incident'],
    ['The five-day battle for the airport killed 90 people.', '90 incident'],
    ['The death toll of the ferry accident has risen to 61.', '61 incident'],
  ])('%s', (text, expected) => {
    expect(scopes(text).join(', ')).toBe(expected);
  });
});
