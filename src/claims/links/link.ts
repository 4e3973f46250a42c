import {childrenBy} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import {type Description, describe, sortOf} from '../affected/people.ts';
import type {AffectedWords} from '../affected/people-words.ts';
import type {Draft} from '../draft.ts';
import {isFactual, isNegated, type ModalWords} from '../effects/factual.ts';
import {covers, type EffectReading, type Frame, isWhereOneDied, type Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {once} from '../once.ts';
import {figuresAbout} from './about.ts';
import {type Candidate, choose} from './choose.ts';
import {countedBy} from './counted.ts';

import {fits} from './needs.ts';
import {nounPhrase} from './phrases.ts';
import {reached} from './reached.ts';
import {tallyOf} from './tallies.ts';

/** What linking needs to know beside the sentence itself. */
export interface LinkWords {
  readonly affected: AffectedWords;
  readonly modality: ModalWords;
  /** Verbs of saying: their subjects tell of an effect, and are not met by it. */
  readonly saying: ReadonlySet<string>;
}

/** What linking is told about the text around the sentence. */
export interface LinkContext {
  readonly index: number;
  /** A disease is spoken of in the text: its cases are infected people. */
  readonly disease: boolean;
}

/** Frames whose word is itself the noun that is counted, or has a number for its count. */
const COUNTS_ITSELF: ReadonlySet<Frame> = new Set(['counted', 'people', 'toll']);

/**
 * Joins the counts of a sentence to its effects.
 *
 * Paths in the tree come first; where the parser is weak, words that stand side by side say it ("115 wounded",
 * "killing at least 12"). A count goes to its surest effect, and to a second one only if the tree says so, too.
 */
export function linkFigures(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  words: LinkWords,
  context: LinkContext,
): Draft[] {
  const candidates: Candidate[] = [];
  const about = figuresAbout(figures);
  const opening = figures.find(({noun}) => noun >= 0);
  for (const trigger of triggers) {
    // Asked last, and of every trigger once: it follows the tree up to its root.
    const isTold = once(
      () => !isNegated(sentence, trigger, words.modality) && isFactual(sentence, trigger.anchor, words.modality),
    );
    for (const reading of trigger.readings) {
      if (reading.needs.includes('disease') && !context.disease) continue;
      const byTree = countedBy(sentence, trigger.anchor, reading.frame);
      const near = about(trigger, [...byTree.own, ...byTree.shared, sentence.heads[trigger.anchor] ?? -1]);
      if (!isVerbal(sentence, trigger, reading, near) || isWhereOneDied(sentence, trigger, reading, triggers)) continue;
      const tally = tallyOf(sentence, trigger, near, words.affected.tallies);
      for (const [figure, rule, score] of reached(sentence, near, trigger, reading, byTree, tally)) {
        const counted =
          figure === tally?.figure ? tally.counted : countedNoun(sentence, figure, trigger, reading, opening);
        const who = whoAt(sentence, counted, words.affected);
        if (isWholeOfPart(sentence, figure, trigger)) continue;
        // "no evidence that civilians were killed": of what is no person, none is no count.
        if (figure.high === 0 && who.sort === 'other' && reading.frame !== 'counted') continue;
        if (reading.effect !== 'killed' && isOfDead(figure, counted, triggers)) continue;
        if (reading.effect !== 'killed' && isBodies(counted, triggers)) continue;
        if (reading.effect === 'detained' && isHostage(trigger, counted, triggers)) continue;
        if (reading.countOnly && counted < 0 && !isBare(sentence, figure)) continue;
        if (!fits(sentence, {reading, trigger, counted, who: counted < 0 ? null : who}, words.affected)) continue;
        if (reading.frame === 'of' && counted >= 0 && !isMetBy(sentence, counted, words.affected)) continue;
        if (
          reading.effect === 'killed' &&
          reading.frame === 'counted' &&
          isOfAnimals(sentence, trigger, words.affected)
        )
          continue;
        if (!isTold()) continue;
        const distance = Math.min(Math.abs(trigger.first - figure.last), Math.abs(figure.first - trigger.last));
        candidates.push({
          sentence: context.index,
          told: context.index,
          trigger,
          reading,
          figure,
          single: null,
          counted,
          who,
          part: false,
          rule,
          score,
          distance,
        });
      }
    }
  }
  return choose(candidates);
}

/** "the killing of 20 men", but not "the deaths in three provinces", nor "the killing by three gunmen". */
function isMetBy(sentence: Sentence, counted: number, {of, upon}: AffectedWords): boolean {
  const leading = childrenBy(sentence, counted, 'case').filter((i) => i < counted);
  const last = leading.at(-1);
  if (last === undefined || sentence.xpos[last] === 'TO') return true;
  return leading.some((i) => of.has(sentence.lower[i] ?? '') || upon.has(sentence.lower[i] ?? ''));
}

/** "270 swine deaths" */
function isOfAnimals(sentence: Sentence, {anchor}: Trigger, {senses}: AffectedWords): boolean {
  return childrenBy(sentence, anchor, 'compound').some((i) => sortOf(sentence, i, senses) === 'animal');
}

/**
 * "two of the 20 passengers died": the 20 are no more than the whole, unless a word of their own phrase tells of them ("two of
 * the 20 dead", "two of the 12 people killed").
 */
function isWholeOfPart(sentence: Sentence, figure: FoundFigure, trigger: Trigger): boolean {
  if (!figure.whole) return false;
  // "20 of the 129 still held are dead": only what stands right behind the whole is told of it.
  if (figure.noun < 0) return trigger.first > figure.last + 3;
  const within = trigger.tokens.some((i) => i > figure.last && i <= figure.noun);
  return !within && sentence.heads[trigger.anchor] !== figure.noun;
}

/** "admitted three dead soldiers": the dead meet nothing more. */
function isOfDead({last}: FoundFigure, counted: number, triggers: readonly Trigger[]): boolean {
  if (counted <= last) return false;
  return triggers.some(
    ({first, readings}) =>
      first > last && first < counted && readings.some(({effect, frame}) => effect === 'killed' && frame === 'state'),
  );
}

/** "12 bodies were pulled from the river": whatever is done with the dead saves, hurts or hides nobody. */
function isBodies(counted: number, triggers: readonly Trigger[]): boolean {
  return triggers.some(
    (other) =>
      covers(other, counted) && other.readings.some(({effect, frame}) => effect === 'killed' && frame === 'counted'),
  );
}

/** "the rebels hold 11 hostages": they are held as hostages. */
function isHostage({readings}: Trigger, counted: number, triggers: readonly Trigger[]): boolean {
  if (!readings.some(({effect}) => effect === 'abducted')) return false;
  return triggers.some(
    (other) =>
      covers(other, counted) && other.readings.some(({effect, frame}) => effect === 'abducted' && frame === 'people'),
  );
}

/** What people do is told by verbs: "a rally" or "the strike" is no gathering of the count beside it. */
function isVerbal(
  sentence: Sentence,
  {anchor, tokens}: Trigger,
  {frame}: EffectReading,
  figures: readonly FoundFigure[],
): boolean {
  // "900 flee": behind a number of many, what looks like a noun of one is a verb.
  const many = figures.some(({last, low, high}) => last === anchor - 1 && (low ?? high) !== 1);
  if (many && sentence.xpos[anchor] === 'NN' && !/^(NN|POS)/.test(sentence.xpos[anchor + 1] ?? '')) return true;
  // "inside the post": behind an article stands no verb.
  if (frame === 'object' && tokens.length === 1 && sentence.xpos[anchor] === 'NN' && sentence.xpos[anchor - 1] === 'DT')
    return false;
  return frame !== 'subject' || tokens.length > 1 || /^(VB.?|JJ)$/.test(sentence.xpos[anchor] ?? '');
}

/** The counted noun of a figure, −1 where the text leaves it out or the trigger itself is the noun. */
function countedNoun(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  reading: EffectReading,
  opening: FoundFigure | undefined,
): number {
  const noun = figure.of >= 0 && !isPronoun(sentence, figure.of) ? figure.of : figure.noun;
  if (figure.of >= 0 && covers(trigger, figure.of)) {
    const said = predicateBehind(sentence, trigger.last);
    if (said >= 0) return said;
  }
  const within = nounWithin(sentence, figure, trigger);
  if (within >= 0) return within;
  if (noun < 0 && !COUNTS_ITSELF.has(reading.frame)) return openingWhole(sentence, figure, opening);
  if (reading.frame === 'people' || !covers(trigger, noun)) return noun;
  // "2 staff shot dead", "made 900 families homeless": a word taken for a noun hides the noun before it.
  const hidden = trigger.first - 1;
  const hides = reading.frame === 'object' || reading.frame === 'state';
  return hides && hidden > figure.last && /^NN/.test(sentence.xpos[hidden] ?? '') ? hidden : -1;
}

/** "took seven soldiers prisoner": the noun in the gap of a phrase that stands around its count, or −1. */
function nounWithin({xpos}: Sentence, {first, last}: FoundFigure, trigger: Trigger): number {
  if (first < trigger.first || last > trigger.last) return -1;
  for (let i = trigger.last - 1; i > last; i--) if (/^NNP?S?$/.test(xpos[i] ?? '') && !covers(trigger, i)) return i;
  return -1;
}

/** "three of those killed were police officers": the plural noun right behind a copula, or −1. */
function predicateBehind({xpos, upos, relations}: Sentence, last: number): number {
  if (upos[last + 1] !== 'AUX' || relations[last + 1] !== 'cop') return -1;
  let i = last + 2;
  while (/^(JJ\w?|NN|NNP|HYPH)$/.test(xpos[i] ?? '')) i++;
  return xpos[i] === 'NNS' ? i : -1;
}

/** "seized 40 on Monday", but not "seized one M-60 gun": nothing that may be a noun follows the number. */
function isBare({xpos}: Sentence, {last}: FoundFigure): boolean {
  return !/^(NN.*|CD|HYPH|SYM)$/.test(xpos[last + 1] ?? '.');
}

/** "Of the 60 passengers, 22 drowned": the noun of a whole with which the sentence begins, or −1. */
function openingWhole(sentence: Sentence, figure: FoundFigure, whole: FoundFigure | undefined): number {
  if (whole === undefined || whole.first >= figure.first) return -1;
  if (whole.noun > figure.first || whole.first > 3) return -1;
  const opens = childrenBy(sentence, whole.noun, 'case').includes(0);
  return opens && sentence.xpos.slice(whole.noun, figure.first).includes(',') ? whole.noun : -1;
}

function isPronoun(sentence: Sentence, i: number): boolean {
  return /^(PRP|W|DT)/.test(sentence.xpos[i] ?? '');
}

/** Who a counted noun names, with its modifiers; nothing is known of one that is left out. */
export function whoAt(sentence: Sentence, counted: number, words: AffectedWords): Description {
  if (counted < 0) return {class: 'unspecified', sort: 'unknown', anybody: true};
  return describe(sentence, nounPhrase(sentence, counted).first, counted, words);
}
