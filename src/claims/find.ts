import type {AnalysedText} from '../language/text.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Span} from '../model/span.ts';
import type {Draft} from './draft.ts';
import {type EffectWords, findTriggers, type Trigger} from './effects/triggers.ts';
import type {FoundFigure} from './figures/figures.ts';
import {findFigures} from './figures/figures.ts';
import type {FigureWords} from './figures/words.ts';
import {type LinkWords, linkFigures} from './links/link.ts';
import {isTeller} from './links/tellers.ts';
import type {PartWords} from './scope/part-words.ts';
import {linkParts} from './scope/parts.ts';
import {findSingles, type SingleWords} from './singles/singles.ts';

/** All the words that finding claims goes by. */
export interface ClaimWords extends LinkWords {
  readonly effects: EffectWords;
  readonly figures: FigureWords;
  readonly parts: PartWords;
  readonly singles: SingleWords;
}

/** What is known of the whole text before its sentences are read. */
export interface TextContext {
  readonly disease: boolean;
  /** Stretches that name a place or a time, and so no person. */
  readonly names: () => readonly Span[];
}

/** Finds the claims of the given sentences, without speaker, place and time, in the order of the text. */
export function findDrafts(
  text: AnalysedText,
  sentences: readonly number[],
  context: TextContext,
  words: ClaimWords,
): Draft[] {
  const drafts: Draft[] = [];
  for (const index of sentences) {
    const sentence = text.sentence(index);
    if (isQuestion(sentence)) continue;
    const triggers = findTriggers(sentence, words.effects);
    const figures = findFigures(sentence, words.figures).filter(
      (figure) =>
        isCount(sentence, figure, triggers) && !isTeller(sentence, Math.max(figure.head, figure.noun), words.saying),
    );
    const last = drafts.at(-1);
    const earlier = last !== undefined && index - last.sentence <= 1 ? last : null;
    drafts.push(...inOrder(draftsOf(sentence, figures, triggers, earlier, index, context, words)));
  }
  return drafts;
}

function draftsOf(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  earlier: Draft | null,
  index: number,
  {disease, names}: TextContext,
  words: ClaimWords,
): readonly Draft[] {
  const here = {index, disease};
  const linked = linkFigures(sentence, figures, triggers, words, here);
  const counted = linkParts(sentence, figures, triggers, linked, earlier, words, here);
  return withoutSurvived([...counted, ...findSingles(sentence, figures, triggers, counted, names, words, here)]);
}

/**
 * "One guard died after being shot": those killed are not told as injured, too.
 *
 * Two verbs before a count may share it out between them ("killed and wounded 20").
 */
function withoutSurvived(drafts: readonly Draft[]): readonly Draft[] {
  const killed = new Map<unknown, Draft[]>();
  for (const draft of drafts) {
    if (draft.reading.effect === 'killed') killed.set(countOf(draft), [...(killed.get(countOf(draft)) ?? []), draft]);
  }
  return drafts.filter(
    (draft) =>
      draft.reading.effect !== 'injured' || !killed.get(countOf(draft))?.some((other) => isSameCount(other, draft)),
  );
}

/** What is the same for two drafts of one count. */
function countOf({figure, single}: Draft): unknown {
  return figure ?? single?.start;
}

function isSameCount(one: Draft, other: Draft): boolean {
  if (one.figure === null || other.figure === null)
    return one.single !== null && other.single !== null && one.single.start === other.single.start;
  const shared = one.trigger.last < one.figure.first && other.trigger.last < one.figure.first;
  return one.figure === other.figure && !shared;
}

/**
 * "Two staff shot dead", "the fourth murder this year": where the noun says an effect, no shots or ranks are meant.
 *
 * A first one of its kind is no count.
 */
function isCount(sentence: Sentence, figure: FoundFigure, triggers: readonly Trigger[]): boolean {
  const within = triggers.filter((trigger) => trigger.first <= figure.noun && figure.noun <= trigger.last);
  // "the second gas station": only a noun that tells an effect is counted up to itself.
  const told = within.some(({readings}) => readings.some(({frame}) => frame === 'counted' || frame === 'of'));
  if (figure.kind === 'rank') return told && (figure.low ?? 0) > 1;
  if (isScene(sentence, figure)) return false;
  return figure.kind === 'count' || (figure.kind === 'event' && within.length > 0);
}

/** "one shooting in which nine people were hurt": where it happened, not whom it met. */
function isScene({xpos}: Sentence, {last}: FoundFigure): boolean {
  const noun = last + 1;
  return /^(NN|VBG)$/.test(xpos[noun] ?? '') && xpos[noun + 1] === 'IN' && /^W/.test(xpos[noun + 2] ?? '');
}

/** Who asks does not claim. */
function isQuestion(sentence: Sentence): boolean {
  return sentence.forms.findLast((_, i) => !/^(''|-RRB-)$/.test(sentence.xpos[i] ?? '')) === '?';
}

function inOrder(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => startOf(a) - startOf(b) || a.trigger.first - b.trigger.first);
}

/** Where the words of the count begin. */
export function startOf(draft: Draft): number {
  return draft.figure?.start ?? draft.single?.start ?? 0;
}
