import type {Scope} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import type {FoundFigure} from './figures/figures.ts';
import {type FoundPhrase, phraseAt, phraseEndingAt} from './figures/phrases.ts';
import {countOf, type ScopeItem} from './scope-item.ts';
import {runsOn, tellsEvent, tellsRunning} from './scope-running.ts';
import {addsUp, isOfThose, isWithin} from './scope-within.ts';
import type {ScopeCue, ScopeWords} from './scope-words.ts';

export type {ScopeItem} from './scope-item.ts';
export {compileScope, type ScopeWords} from './scope-words.ts';

/**
 * What each count of a text covers, in the order of the items.
 *
 * The words beside a count go first ("another 12", "so far"); then what counts are to one another: groups that add up
 * to a count given, a region's part of a running count, the same count said again.
 */
export function scopesOf(items: readonly ScopeItem[], words: ScopeWords): Scope[] {
  const scopes = items.map((_, i) => ownScope(items, i, words) ?? (isWithin(items, i) ? 'subset' : null));
  for (let i = 0; i < items.length; i++) scopes[i] ??= sharedScope(items, scopes, i, words);
  return scopes.map((scope) => scope ?? 'incident');
}

/** What the words around the count say of it; `null` where they are silent. */
function ownScope(items: readonly ScopeItem[], i: number, words: ScopeWords): Scope | null {
  const item = items[i]!;
  const {sentence, figure} = item;
  if (item.part || isOfThose(item)) return 'subset';
  if (figure === null) return null;
  if (figure.kind === 'rank') return 'total';
  const before = cueBefore(sentence, figure, words);
  if (before !== null && isScope(before.value)) return before.value;
  const after = cueAfter(sentence, figure, words);
  if (after === 'additional') return after;
  if (after === 'others') return isWithin(items, i) ? 'subset' : addsToOthers(items, i) ? 'additional' : null;
  if (addsUp(items, i)) return 'subset';
  if (isDaily(items, item, words)) return 'additional';
  return isNearTotal(sentence, figure, words) || runsOn(item, words) ? 'total' : null;
}

/** The word right before the figure, or in it: "at least another 20". */
function cueBefore(sentence: Sentence, figure: FoundFigure, words: ScopeWords): FoundPhrase<ScopeCue> | null {
  const before = phraseEndingAt(words.before, sentence.lower, figure.first - 1);
  if (before !== null) return before;
  for (let k = figure.first; k < figure.last; k++) {
    const found = phraseAt(words.before, sentence.lower, k);
    if (found !== null && found.last < figure.last) return found;
  }
  return null;
}

/** A word between the figure and its noun: "two confirmed new cases", "three others". */
function cueAfter(sentence: Sentence, figure: FoundFigure, words: ScopeWords): ScopeCue | null {
  for (let k = figure.last + 1; k <= Math.max(figure.last + 1, figure.noun); k++) {
    const found = phraseAt(words.after, sentence.lower, k);
    if (found !== null) return found.value;
  }
  return null;
}

function isScope(cue: ScopeCue): cue is Scope & ScopeCue {
  return cue === 'total' || cue === 'additional' || cue === 'subset';
}

/** "Six others were killed": others than those told right before to have met the same. */
function addsToOthers(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const before = items[i - 1];
  return before !== undefined && before.effect === item.effect && item.index - before.index <= 1;
}

/** New cases of a day: "31 deaths in the last 24 hours" of an outbreak. */
function isDaily(items: readonly ScopeItem[], {sentence}: ScopeItem, words: ScopeWords): boolean {
  if (!items.some(({effect}) => effect === 'infected')) return false;
  return sentence.lower.some((_, k) => phraseAt(words.clause, sentence.lower, k)?.value === 'daily');
}

/** "the total number of dead rose to 40". */
function isNearTotal(sentence: Sentence, figure: FoundFigure, words: ScopeWords): boolean {
  for (let k = Math.max(0, figure.first - 7); k < figure.first; k++) {
    if (words.near.has(sentence.lower[k] ?? '')) return !/^VB/.test(sentence.xpos[figure.first - 1] ?? '');
  }
  return false;
}

/** What a silent count takes from the counts beside it, or from the kind of event. */
function sharedScope(
  items: readonly ScopeItem[],
  scopes: readonly (Scope | null)[],
  i: number,
  words: ScopeWords,
): Scope | null {
  const item = items[i]!;
  const same = items.findIndex((one, k) => k < i && isSameCount(one, item) && scopes[k] !== null);
  if (same >= 0 && scopes[same] !== 'additional') return scopes[same] ?? null;
  if (items.some((one, k) => k !== i && one.index === item.index && scopes[k] === 'total')) return 'total';
  if (goesOn(items, scopes, i)) return 'total';
  return isOutbreak(items, item, words) || tellsRunning(item, words) ? 'total' : null;
}

function isSameCount(one: ScopeItem, other: ScopeItem): boolean {
  return one.effect === other.effect && one.figure !== null && countOf(one) === countOf(other) && countOf(one) > 2;
}

/** Counts of a disease run on; those of a quake told beside them do not. */
function isOutbreak(items: readonly ScopeItem[], item: ScopeItem, words: ScopeWords): boolean {
  if (item.effect === 'infected') return true;
  if (item.effect !== 'killed' && item.effect !== 'hospitalized') return false;
  return items.some((one) => one.effect === 'infected') && !tellsEvent(item, words);
}

/** A report that sums up goes on summing up: the two counts before were totals. */
function goesOn(items: readonly ScopeItem[], scopes: readonly (Scope | null)[], i: number): boolean {
  const item = items[i]!;
  const before = items
    .map((_, k) => k)
    .filter((k) => k < i && items[k]!.figure !== null && item.index - items[k]!.index <= 2);
  return before.length >= 3 && before.every((k) => scopes[k] === 'total' && items[k]!.effect !== 'infected');
}
