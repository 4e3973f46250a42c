import {childrenBy} from '../language/tree.ts';
import type {Sentence} from '../model/sentence.ts';
import {countedBy} from './counted.ts';
import type {Draft} from './draft.ts';
import {isFactual, isNegated, type ModalWords} from './factual.ts';
import type {FoundFigure} from './figures/figures.ts';
import {fits} from './needs.ts';
import {type AffectedWords, type Description, describe} from './people.ts';
import {nounPhrase} from './phrases.ts';
import type {EffectReading, Trigger} from './triggers.ts';

/** What linking needs to know beside the sentence itself. */
export interface LinkWords {
  readonly affected: AffectedWords;
  readonly modality: ModalWords;
}

/** What linking is told about the text around the sentence. */
export interface LinkContext {
  readonly index: number;
  /** A disease is spoken of in the text: its cases are infected people. */
  readonly disease: boolean;
}

interface Candidate extends Draft {
  /** Higher is surer; ties go to the nearer trigger. */
  readonly score: number;
  readonly distance: number;
}

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
  for (const trigger of triggers) {
    for (const reading of trigger.readings) {
      if (reading.needs.includes('disease') && !context.disease) continue;
      for (const [figure, rule, score] of reached(sentence, figures, trigger, reading)) {
        const counted = countedNoun(sentence, figure, trigger, reading);
        const who = whoAt(sentence, counted, words.affected);
        if (!fits(sentence, reading, counted, counted < 0 ? null : who)) continue;
        if (isNegated(sentence, trigger.anchor, words.modality)) continue;
        if (!isFactual(sentence, trigger.anchor, words.modality)) continue;
        const distance = Math.min(Math.abs(trigger.first - figure.last), Math.abs(figure.first - trigger.last));
        candidates.push({
          sentence: context.index,
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

/** The figures a trigger reaches, each with the rule that reached it and how sure that rule is. */
function* reached(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  trigger: Trigger,
  reading: EffectReading,
): Iterable<readonly [FoundFigure, string, number]> {
  const counted = new Set(countedBy(sentence, trigger.anchor, reading.frame));
  const insidePhrase = (figure: FoundFigure): boolean => trigger.first < figure.first && figure.last < trigger.last;
  for (const figure of figures) {
    const rule = reading.frame;
    if (insidePhrase(figure)) yield [figure, `${rule}/inside`, 4];
    else if (reading.frame === 'counted' || reading.frame === 'people') {
      if (trigger.first <= figure.noun && figure.noun <= trigger.last)
        yield [figure, rule, reading.frame === 'people' ? 1 : 3];
    } else if (reading.frame === 'toll') {
      if (isTollOf(sentence, figure, trigger, figures)) yield [figure, rule, 3];
    } else if (overlapsCounted(figure, counted)) yield [figure, rule, 4];
    else if (standsBefore(sentence, figure, trigger, reading)) yield [figure, `${rule}/before`, 2];
    else if (standsBehind(sentence, figure, trigger, reading)) yield [figure, `${rule}/behind`, 2];
  }
}

function overlapsCounted(figure: FoundFigure, counted: ReadonlySet<number>): boolean {
  if (counted.has(figure.noun) || counted.has(figure.head) || counted.has(figure.of)) return true;
  for (let i = figure.first; i <= figure.last; i++) if (counted.has(i)) return true;
  return false;
}

/** "45 people have been reported dead": nothing but auxiliaries and adverbs between the phrase and the trigger. */
function standsBefore(sentence: Sentence, figure: FoundFigure, trigger: Trigger, reading: EffectReading): boolean {
  if (reading.frame === 'of') return false;
  const end = Math.max(figure.last, figure.noun, figure.of);
  if (trigger.first <= end || trigger.first - end > 6) return false;
  const passive = reading.frame === 'object' || reading.frame === 'either';
  if (passive && !/^(VBN|VBD|JJ)$/.test(sentence.xpos[trigger.anchor] ?? '')) return false;
  for (let i = end + 1; i < trigger.first; i++) {
    if (!/^(VB[DPZN]?|MD|RB|WP|WDT|NNS?)$/.test(sentence.xpos[i] ?? '')) return false;
    if (/^NN/.test(sentence.xpos[i] ?? '') && i > end + 2) return false;
    if (/^VB/.test(sentence.xpos[i] ?? '') && sentence.upos[i] === 'VERB' && sentence.xpos[i] !== 'VBN') return false;
  }
  return true;
}

/** "killing at least 12", "wounding another 56": nothing but a determiner between the trigger and the figure. */
function standsBehind(sentence: Sentence, figure: FoundFigure, trigger: Trigger, reading: EffectReading): boolean {
  if (reading.frame !== 'object' && reading.frame !== 'either') return false;
  if (figure.first <= trigger.last || figure.first - trigger.last > 3) return false;
  if (sentence.xpos[trigger.anchor] === 'VBN' && childrenBy(sentence, trigger.anchor, 'nsubj:pass').length > 0)
    return false;
  for (let i = trigger.last + 1; i < figure.first; i++) {
    if (!/^(DT|RB|JJ|JJR|IN|PRP\$)$/.test(sentence.xpos[i] ?? '')) return false;
    if (sentence.xpos[i] === 'IN') return false;
  }
  return true;
}

/** The number given to a toll: the first count behind it in its clause ("rose from 12 to 40" gives the last). */
function isTollOf(sentence: Sentence, figure: FoundFigure, trigger: Trigger, figures: readonly FoundFigure[]): boolean {
  const behind = figures.filter(
    (other) => other.first > trigger.last && sameClause(sentence, trigger.last, other.first),
  );
  const first = behind[0];
  if (first === undefined) return figure.last === trigger.first - 1 || figure.noun === trigger.last;
  const second = behind[1];
  const moved = second !== undefined && second.first - first.last <= 2 && sentence.xpos[second.first - 1] === 'TO';
  return figure === (moved ? second : first);
}

function sameClause(sentence: Sentence, from: number, to: number): boolean {
  if (to - from > 14) return false;
  for (let i = from; i < to; i++) if (sentence.xpos[i] === ':' || sentence.lower[i] === ';') return false;
  return true;
}

/** The counted noun of a figure, −1 where the text leaves it out or the trigger itself is the noun. */
function countedNoun(sentence: Sentence, figure: FoundFigure, trigger: Trigger, reading: EffectReading): number {
  const noun = figure.of >= 0 && !isPronoun(sentence, figure.of) ? figure.of : figure.noun;
  if (reading.frame === 'people') return noun;
  return noun >= trigger.first && noun <= trigger.last && reading.frame !== 'object' ? -1 : noun;
}

function isPronoun(sentence: Sentence, i: number): boolean {
  return /^(PRP|W|DT)/.test(sentence.xpos[i] ?? '');
}

/** Who a counted noun names, with its modifiers; nothing is known of one that is left out. */
export function whoAt(sentence: Sentence, counted: number, words: AffectedWords): Description {
  if (counted < 0) return {class: 'unspecified', sort: 'unknown', anybody: true};
  return describe(sentence, nounPhrase(sentence, counted).first, counted, words);
}

/** One effect for a count, unless a second trigger reaches it by the tree as surely. */
function choose(candidates: readonly Candidate[]): Draft[] {
  const byFigure = new Map<FoundFigure, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.figure === null) continue;
    byFigure.set(candidate.figure, [...(byFigure.get(candidate.figure) ?? []), candidate]);
  }
  const chosen: Candidate[] = [];
  for (const rivals of byFigure.values()) {
    rivals.sort((a, b) => b.score - a.score || a.distance - b.distance || a.trigger.first - b.trigger.first);
    const best = rivals[0]!;
    const kept = [best];
    for (const rival of rivals.slice(1)) {
      const known = kept.some((k) => k.reading.effect === rival.reading.effect || k.trigger === rival.trigger);
      if (!known && rival.score >= 4 && best.score >= 4) kept.push(rival);
    }
    chosen.push(...kept);
  }
  return chosen.map(({score: _score, distance: _distance, ...draft}) => draft);
}
