import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import {covers, type EffectReading, type Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {actsOn, isGoverned, standsBefore, standsBehind, standsFarBefore, standsRightBefore} from './beside.ts';
import type {Counted} from './counted.ts';
import {isGiven, isTollOf} from './given.ts';
import type {Tally} from './tallies.ts';

/** The figures a trigger reaches, each with the rule that reached it and how sure that rule is; `figures` are those about it. */
export function* reached(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  trigger: Trigger,
  reading: EffectReading,
  {own, shared}: Counted,
  tally: Tally | null,
): Iterable<readonly [FoundFigure, string, number]> {
  const acts = reading.frame === 'object' && actsOn(sentence, trigger, figures);
  const insidePhrase = (figure: FoundFigure): boolean => trigger.first < figure.first && figure.last < trigger.last;
  for (const figure of figures) {
    const rule = reading.frame;
    if (figure === tally?.figure) yield [figure, `${rule}/number`, 4];
    // "suffered 18 wounds" counts no people, "lost 14 lives" does.
    else if (insidePhrase(figure)) {
      if (reading.frame !== 'subject' || reading.effect === 'killed' || figure.high === 0)
        yield [figure, `${rule}/inside`, 4];
    } else if (reading.frame === 'counted' || reading.frame === 'people') {
      if (covers(trigger, figure.noun)) yield [figure, rule, reading.frame === 'people' ? 1 : 5];
      else if (figure.high === 0 && isConjunctOf(sentence, trigger.anchor, figure.noun))
        yield [figure, `${rule}/shared`, 3];
      else if (reading.frame === 'counted' && figure.noun < 0 && isGiven(sentence, figure, trigger, figures))
        yield [figure, `${rule}/given`, 2];
    } else if (reading.frame === 'toll') {
      if (isTollOf(sentence, figure, trigger, figures)) yield [figure, rule, 3];
    } else if (figure.of >= 0 && covers(trigger, figure.of)) yield [figure, `${rule}/among`, 3];
    else if (isGoverned(sentence, figure, trigger, reading)) yield [figure, `${rule}/next`, 5];
    else if (acts && figure.last < trigger.first) continue;
    else if (standsRightBefore(sentence, figure, trigger, reading)) yield [figure, `${rule}/next`, 5];
    else if (isOfNearer(sentence, figure, figures, trigger, reading)) continue;
    else if (overlapsCounted(figure, own)) yield [figure, rule, 4];
    else if (overlapsCounted(figure, shared)) yield [figure, `${rule}/shared`, 3];
    else if (standsBefore(sentence, figure, trigger, reading)) yield [figure, `${rule}/before`, 2];
    else if (standsBehind(sentence, figure, trigger, reading)) yield [figure, `${rule}/behind`, 2];
    else if (standsFarBefore(sentence, figure, trigger, reading, figures)) yield [figure, `${rule}/far`, 1.5];
  }
}

/** "no deaths or injuries": the second noun shares the first one's zero. */
function isConjunctOf(sentence: Sentence, token: number, noun: number): boolean {
  return noun >= 0 && sentence.heads[token] === noun && isRelation(sentence, token, 'conj');
}

/** "pulled out 58 people, 13 of them with burns": a state right behind a count is of that one alone. */
function isOfNearer(
  sentence: Sentence,
  figure: FoundFigure,
  figures: readonly FoundFigure[],
  trigger: Trigger,
  reading: EffectReading,
): boolean {
  if (reading.frame !== 'state' || sentence.xpos[trigger.first] !== 'IN') return false;
  return figures.some((other) => other.first > figure.last && standsRightBefore(sentence, other, trigger, reading));
}

function overlapsCounted(figure: FoundFigure, counted: readonly number[]): boolean {
  if ([figure.noun, figure.head, figure.of].some((token) => token >= 0 && counted.includes(token))) return true;
  for (let i = figure.first; i <= figure.last; i++) if (counted.includes(i)) return true;
  return false;
}
