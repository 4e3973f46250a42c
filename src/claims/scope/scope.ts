import type {Scope} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {type FoundPhrase, phraseAt, phraseEndingAt} from '../figures/phrases.ts';
import {countOf, type ScopeItem} from './scope-item.ts';
import {runsOn, type ScopeCues, scopeCues} from './scope-running.ts';
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
  const outbreak = items.some(({effect}) => effect === 'infected');
  const cuesOf = new Map<Sentence, ScopeCues>();
  for (const {sentence} of items) if (!cuesOf.has(sentence)) cuesOf.set(sentence, scopeCues(sentence, words));
  const scopes: (Scope | null)[] = [];
  items.forEach(({sentence}, i) => {
    const [near, at] = around(items, i);
    const own = ownScope(near, at, outbreak, cuesOf.get(sentence)!, words);
    const along = own !== 'subset' && addsAlong(items, i, scopes);
    scopes.push(along ? 'additional' : (own ?? (isWithin(near, at, outbreak) ? 'subset' : null)));
  });
  const told = new Map<string, Scope>();
  items.forEach((item, i) => {
    const known = countOf(item) > 2 ? told.get(keyOf(item)) : undefined;
    scopes[i] ??= known ?? sharedScope(...around(items, i), around(scopes, i)[0], outbreak, cuesOf.get(item.sentence)!);
    const scope = scopes[i];
    if (scope !== null && scope !== 'additional' && item.figure !== null && !told.has(keyOf(item)))
      told.set(keyOf(item), scope);
  });
  return scopes.map((scope) => scope ?? 'incident');
}

/** How many counts before and behind one are looked at: texts may be long. */
const AROUND = 20;

function around<T>(items: readonly T[], i: number): [near: readonly T[], at: number] {
  const from = Math.max(0, i - AROUND);
  return [items.slice(from, i + AROUND + 1), i - from];
}

function keyOf(item: ScopeItem): string {
  return `${item.effect} ${countOf(item)}`;
}

/** How many words may stand between two counts that are told in one breath. */
const BREATH = 6;

/** "26 new cases and seven deaths": what is joined to an addition adds as well. */
function addsAlong(items: readonly ScopeItem[], i: number, scopes: readonly (Scope | null)[]): boolean {
  const [before, item] = [items[i - 1], items[i]!];
  if (before?.index !== item.index || scopes[i - 1] !== 'additional' || before.effect === item.effect) return false;
  if (before.figure === null || item.figure === null) return false;
  const between = item.sentence.xpos.slice(before.figure.last + 1, item.figure.first);
  return (
    between.length <= BREATH &&
    between.some((tag) => /^(CC|,)$/.test(tag)) &&
    !between.some((tag) => /^(VB[DPZ]|W|:)/.test(tag))
  );
}

/** What the words around the count say of it; `null` where they are silent. */
function ownScope(
  items: readonly ScopeItem[],
  i: number,
  outbreak: boolean,
  cues: ScopeCues,
  words: ScopeWords,
): Scope | null {
  const item = items[i]!;
  const {sentence, figure} = item;
  if (item.part || isOfThose(item)) return 'subset';
  if (figure === null) return null;
  if (figure.kind === 'rank') return 'total';
  const before = cueBefore(sentence, figure, words);
  if (before !== null && isScope(before.value)) return before.value;
  const after = cueAfter(sentence, figure, words);
  if (after === 'additional') return after;
  if (after === 'others') return isWithin(items, i, outbreak) ? 'subset' : addsToOthers(items, i) ? 'additional' : null;
  if (addsUp(items, i)) return 'subset';
  if (outbreak && cues.daily) return 'additional';
  return isNearTotal(sentence, figure, words) || runsOn(item, cues, words) ? 'total' : null;
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
  i: number,
  scopes: readonly (Scope | null)[],
  outbreak: boolean,
  cues: ScopeCues,
): Scope | null {
  const item = items[i]!;
  const beside = items.some((one, k) => k !== i && one.index === item.index && scopes[k] === 'total');
  const total = beside || goesOn(items, scopes, i) || isOfOutbreak(item, outbreak, cues) || cues.running;
  return total ? 'total' : null;
}

/** Counts of a disease run on; single patients do not, nor the counts of a quake told beside them. */
function isOfOutbreak({effect, figure}: ScopeItem, outbreak: boolean, cues: ScopeCues): boolean {
  if (figure === null) return false;
  if (effect === 'infected') return true;
  return outbreak && (effect === 'killed' || effect === 'hospitalized') && !cues.event;
}

/** A report that sums up goes on summing up: three counts before were totals. */
function goesOn(items: readonly ScopeItem[], scopes: readonly (Scope | null)[], i: number): boolean {
  const {index, figure} = items[i]!;
  if (figure === null) return false;
  const before = items.flatMap((one, k) => (k < i && one.figure !== null && index - one.index <= 2 ? [k] : []));
  return before.length >= 3 && before.every((k) => scopes[k] === 'total' && items[k]!.effect !== 'infected');
}
