import type {Affected, AffectedClass, Effect} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import {quote} from '../model/span.ts';
import type {Draft} from './draft.ts';
import {type AffectedWords, describe} from './people.ts';
import {nounPhrase} from './phrases.ts';

const THINGS: ReadonlySet<Effect> = new Set(['destroyed', 'damaged', 'looted']);

/**
 * The words and the class of those counted by a draft.
 *
 * `before` is the claim before it in the same sentence: "13 soldiers died and 56 were wounded" tells that the 56 are
 * soldiers, too, and "others" are others of the noun before.
 */
export function affectedOf(
  text: string,
  sentence: Sentence,
  draft: Draft,
  before: AffectedClass | null,
  words: AffectedWords,
): Affected {
  const found = classOf(sentence, draft, before, words);
  if (draft.counted < 0 || isInTrigger(draft)) return {start: null, end: null, text: null, class: found};
  const phrase = nounPhrase(sentence, draft.counted);
  const first = firstWord(sentence, draft, phrase.first);
  return {...quote(text, {start: sentence.starts[first]!, end: sentence.ends[phrase.last]!}), class: found};
}

function classOf(sentence: Sentence, draft: Draft, before: AffectedClass | null, words: AffectedWords): AffectedClass {
  const {effect} = draft.reading;
  if (THINGS.has(effect)) return 'thing';
  const said = draft.counted >= 0 && !isInTrigger(draft) ? draft.who.class : triggerClass(sentence, draft, words);
  // A noun that mostly names a thing ("cleaners") names people where only people can be meant.
  const own = said === 'thing' ? 'civilian' : said;
  const inherits = own === 'unspecified' && (draft.counted < 0 || isOthers(sentence, draft.counted, words));
  const found = inherits && before !== null && before !== 'thing' ? before : own;
  const anybody = draft.who.anybody && (found === 'unspecified' || found === 'civilian');
  return effect === 'detained' && anybody ? 'suspect' : found;
}

/** "208 guerrilla casualties", "12 civilian deaths": the trigger is the counted noun, its modifiers say who. */
function triggerClass(sentence: Sentence, draft: Draft, words: AffectedWords): AffectedClass {
  const {frame} = draft.reading;
  if (frame !== 'counted' && frame !== 'people') return 'unspecified';
  const {anchor} = draft.trigger;
  const found = describe(sentence, nounPhrase(sentence, anchor).first, anchor, words).class;
  return found === 'thing' ? 'unspecified' : found;
}

function isInTrigger(draft: Draft): boolean {
  return (
    draft.reading.frame === 'counted' && draft.counted >= draft.trigger.first && draft.counted <= draft.trigger.last
  );
}

function isOthers(sentence: Sentence, counted: number, words: AffectedWords): boolean {
  return words.others.has(sentence.lower[counted] ?? '');
}

/** The phrase without its article and without the figure. */
function firstWord(sentence: Sentence, draft: Draft, first: number): number {
  let i = first;
  if (draft.figure !== null && draft.figure.last >= i && draft.figure.last < draft.counted) i = draft.figure.last + 1;
  while (i < draft.counted && (sentence.xpos[i] === 'DT' || sentence.upos[i] === 'PUNCT' || sentence.xpos[i] === 'IN'))
    i++;
  return i;
}
