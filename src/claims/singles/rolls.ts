import type {Sentence} from '../../model/sentence.ts';
import type {EffectReading, Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {isProper} from '../links/phrases.ts';
import type {PartWords} from '../scope/part-words.ts';
import {enumerated} from './included.ts';

/** A phrase for all whom an effect met ("among the dead", "among those killed"), and those who are said to be of them. */
export interface Roll {
  readonly trigger: Trigger;
  readonly reading: EffectReading;
  /** The stretch that names those of them: first token, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** How far the effect word may stand behind the word that opens the phrase: "among the many people killed". */
const REACH = 5;

/** Frames whose word says what those are: "the dead", "those killed", "those who died", "the victims". */
const FRAMES: ReadonlySet<string> = new Set(['object', 'subject', 'either', 'state', 'people']);

/**
 * The rolls of a sentence: "Among the dead were 35 foreigners", "A nurse and two drivers were among those killed".
 *
 * Only with a verb of being between the two, and without a count of the whole: "among the 20 dead" is told by the count.
 */
export function findRolls(sentence: Sentence, triggers: readonly Trigger[], {rolls}: PartWords): Roll[] {
  const found: Roll[] = [];
  for (let i = 0; i < sentence.size; i++) {
    if (!rolls.has(sentence.lower[i] ?? '')) continue;
    const trigger = triggers.find(({first}) => first > i && first - i <= REACH);
    const reading = trigger?.readings.find(({frame, countOnly}) => FRAMES.has(frame) && !countOnly);
    if (trigger === undefined || reading === undefined || !isWhole(sentence, i + 1, trigger.first)) continue;
    const behind = auxiliaryEnd(sentence, trigger.last + 1);
    if (sentence.upos[i - 1] === 'AUX') {
      found.push({trigger, reading, from: subjectStart(sentence, i - 1), to: i - 1});
    } else if (behind > trigger.last + 1) {
      found.push({trigger, reading, from: behind, to: clauseEnd(sentence, behind)});
    }
  }
  return found;
}

/** The counts that a roll names, and not those inside their descriptions. */
export function figuresOnRoll(sentence: Sentence, roll: Roll, figures: readonly FoundFigure[]): FoundFigure[] {
  return figures.filter(
    ({kind, first, last}) => kind === 'count' && roll.from <= first && last < roll.to && isItem(sentence, roll, first),
  );
}

/** The single persons that a roll names. */
export function personsOnRoll(sentence: Sentence, {from, to}: Roll): readonly number[] {
  const {tokens, closed} = enumerated(sentence, from, to);
  // "Among the dead is D. Hale, a vendor": of two that nothing joins, the second describes the first.
  return closed ? tokens : tokens.slice(0, 1);
}

/** "the", "those", "the people", "those who were": nothing between but words for the whole of them. */
function isWhole(sentence: Sentence, from: number, to: number): boolean {
  if (!/^(DT|PDT)$/.test(sentence.xpos[from] ?? '')) return false;
  for (let i = from + 1; i < to; i++) if (!/^(NNS|WP|JJ|VBD|RB|VBN)$/.test(sentence.xpos[i] ?? '')) return false;
  return true;
}

/** Behind "were", "were at least"; the token itself where no verb of being stands there. */
function auxiliaryEnd(sentence: Sentence, from: number): number {
  return sentence.upos[from] === 'AUX' && /^VB[DPZ]$/.test(sentence.xpos[from] ?? '') ? from + 1 : from;
}

/** Where the subject begins whose verb stands at `verb`: behind the last break, verb or opening of a clause. */
function subjectStart(sentence: Sentence, verb: number): number {
  let i = verb - 1;
  while (i >= 0 && !/^(VB[DPZ]|MD|:|``|W\S+)$/.test(sentence.xpos[i] ?? '') && !isClauseMark(sentence, i)) i--;
  return i + 1;
}

function isClauseMark(sentence: Sentence, i: number): boolean {
  return sentence.relations[i] === 'mark' && sentence.xpos[i] === 'IN';
}

/** The end of the list that is told: the next verb with a subject, or the end of the sentence. */
function clauseEnd(sentence: Sentence, from: number): number {
  let i = from;
  while (i < sentence.size && !/^(VB[DPZ]|MD|W\w+|:)$/.test(sentence.xpos[i] ?? '')) i++;
  return i;
}

/** An item begins the roll or stands behind a comma or conjunction, with what hedges it between. */
function isItem(sentence: Sentence, {from}: Roll, first: number): boolean {
  let i = first - 1;
  while (i >= from && /^(RB\w?|JJ\w?|IN|DT)$/.test(sentence.xpos[i] ?? '') && !isProper(sentence, i)) i--;
  return i < from || /^(,|CC)$/.test(sentence.xpos[i] ?? '');
}
