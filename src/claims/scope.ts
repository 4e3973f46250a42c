import type {AffectedClass, Effect, Scope} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import type {Pack, Row} from '../packs/pack.ts';
import type {FoundFigure} from './figures/figures.ts';
import {readNumeral} from './figures/numerals.ts';
import {compilePhrases, type Phrases, phraseAt, phraseEndingAt} from './figures/phrases.ts';
import type {FigureWords} from './figures/words.ts';

/** A count joined to an effect, as far as its scope goes by it. */
export interface ScopeItem {
  readonly sentence: Sentence;
  /** Number of the sentence in its text. */
  readonly index: number;
  /** `null` for an implied single. */
  readonly figure: FoundFigure | null;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Token of the counted noun, or −1. */
  readonly counted: number;
  readonly effect: Effect;
  readonly class: AffectedClass;
  /** The words make it a part of another count ("including four children"). */
  readonly part: boolean;
}

/** The words that tell a count's scope, from `scope.txt`. */
export interface ScopeWords {
  readonly figures: FigureWords;
  readonly before: Phrases<Cue>;
  readonly after: Phrases<Cue>;
  readonly clause: Phrases<Cue>;
  readonly since: Phrases<Cue>;
  readonly period: Phrases<Cue>;
  readonly month: Phrases<Cue>;
  /** What runs on wherever it is told of: "the outbreak". */
  readonly running: ReadonlySet<string>;
  /** What runs on where it is the cause: "the war has killed". */
  readonly wars: ReadonlySet<string>;
  /** Events that are counted over where they are several: "three attacks killed 28". */
  readonly several: ReadonlySet<string>;
}

type Cue = 'total' | 'additional' | 'subset' | 'others' | 'period';

/** Compiles `scope.txt`. */
export function compileScope(pack: Pack, figures: FigureWords): ScopeWords {
  const rows = pack.table('scope');
  const at = (place: string): Row[] => rows.filter((row) => row.cells['where'] === place);
  const phrases = (place: string): Phrases<Cue> =>
    compilePhrases(at(place).map((row) => [row.cells['phrase'] ?? '', row.cells['kind'] as Cue] as const));
  const set = (place: string): Set<string> => new Set(at(place).map((row) => row.cells['phrase'] ?? ''));
  return {
    figures,
    before: phrases('before'),
    after: phrases('after'),
    clause: phrases('clause'),
    since: phrases('since'),
    period: phrases('period'),
    month: phrases('month'),
    running: set('noun'),
    wars: set('war'),
    several: set('several'),
  };
}

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
  const before = phraseEndingAt(words.before, sentence.lower, figure.first - 1) ?? firstWithin(item, words);
  if (before !== null && before.value !== 'others') return before.value === 'period' ? null : before.value;
  const after = phraseAt(words.after, sentence.lower, figure.last + 1);
  if (after?.value === 'additional') return 'additional';
  if (after?.value === 'others') return isWithin(items, i) ? 'subset' : addsToOthers(items, i) ? 'additional' : null;
  return runsOn(item, words) || overSeveral(item, words) || overWar(item, words) ? 'total' : null;
}

/** "three attacks killed 28", "in two raids": the number of events stands beside the count. */
function overSeveral({sentence, figure, trigger}: ScopeItem, words: ScopeWords): boolean {
  for (let k = 0; k < sentence.size; k++) {
    if (sentence.xpos[k] !== 'NNS' || !words.several.has(sentence.lemmas[k] ?? '')) continue;
    if (sentence.heads[k] !== trigger || !/^(nsubj|obl)/.test(sentence.relations[k] ?? '')) continue;
    for (let j = Math.max(0, k - 3); j < k; j++) {
      if (readNumeral(sentence, j, words.figures) !== null && !isInside(j, figure)) return true;
    }
  }
  return false;
}

function isInside(token: number, figure: FoundFigure | null): boolean {
  return figure !== null && figure.first <= token && token <= figure.last;
}

/** "the war has killed 60,000", "in the conflict". */
function overWar({sentence, trigger}: ScopeItem, words: ScopeWords): boolean {
  return sentence.lemmas.some(
    (lemma, k) =>
      words.wars.has(lemma) && sentence.heads[k] === trigger && /^(nsubj|obl)/.test(sentence.relations[k] ?? ''),
  );
}

/** "at least another 20": the word stands inside the figure. */
function firstWithin({sentence, figure}: ScopeItem, words: ScopeWords): ReturnType<typeof phraseAt<Cue>> {
  if (figure === null) return null;
  for (let k = figure.first; k < figure.last; k++) {
    const found = phraseAt(words.before, sentence.lower, k);
    if (found !== null && found.last < figure.last) return found;
  }
  return null;
}

/** "the mayor and six others": others than those of a count of the same effect before it. */
function addsToOthers(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  return items.some((one, k) => k < i && one.effect === item.effect && item.index - one.index <= 1);
}

/** Whether the clause counts over a period or over several events: "so far", "since 2015", "in the last five months". */
function runsOn({sentence, figure, trigger}: ScopeItem, words: ScopeWords): boolean {
  const {lower, size} = sentence;
  for (let k = 0; k < size; k++) {
    if (isFar(sentence, k, trigger, figure)) continue;
    if (phraseAt(words.clause, lower, k) !== null) return true;
    const period = phraseAt(words.period, lower, k);
    if (period !== null && namesStretch(sentence, period.last + 1, words)) return true;
    const since = phraseAt(words.since, lower, k);
    if (since !== null && opensPeriod(sentence, since.last + 1, trigger, words)) return true;
    const month = phraseAt(words.month, lower, k);
    if (month !== null && namesMonth(sentence, month.last + 1, words) && tellsSeveral(sentence, words)) return true;
  }
  return false;
}

/** A semicolon or colon between a word and the effect sets them apart. */
function isFar(sentence: Sentence, k: number, trigger: number, figure: FoundFigure | null): boolean {
  const at = figure === null ? trigger : figure.last;
  for (let j = Math.min(k, at); j < Math.max(k, at); j++) if (sentence.forms[j] === ';') return true;
  return false;
}

/** "five months", "few weeks": a stretch of time within three words. */
function namesStretch(sentence: Sentence, from: number, words: ScopeWords): boolean {
  for (let k = from; k < Math.min(sentence.size, from + 4); k++) {
    const unit = words.figures.units.get(sentence.lemmas[k] ?? '') ?? words.figures.units.get(sentence.lower[k] ?? '');
    if (unit === 'duration') return true;
  }
  return false;
}

function namesMonth(sentence: Sentence, at: number, words: ScopeWords): boolean {
  const month = words.figures.months.has(sentence.lower[at] ?? '') && /^\p{Lu}/u.test(sentence.forms[at] ?? '');
  const year = /^(1[89]|20)\d\d$/.test(sentence.forms[at] ?? '');
  const day = /^\d{1,2}$/.test(sentence.forms[at + 1] ?? '');
  return year || (month && !day);
}

/** "skirmishes", "road accidents", "three attacks": more events than one. */
function tellsSeveral(sentence: Sentence, words: ScopeWords): boolean {
  return sentence.xpos.some((tag, k) => tag === 'NNS' && words.figures.units.get(sentence.lemmas[k] ?? '') === 'event');
}

/** "since 2015", "since June", "since the campaign began", but not "since Sunday". */
function opensPeriod(sentence: Sentence, at: number, trigger: number, words: ScopeWords): boolean {
  if (namesMonth(sentence, at, words)) return true;
  if (!/^(DT|JJ|PRP\$)$/.test(sentence.xpos[at] ?? '')) return false;
  for (let k = Math.max(0, trigger - 4); k < trigger; k++) if (sentence.lemmas[k] === 'have') return true;
  return !/^VB/.test(sentence.xpos[trigger] ?? '');
}

/** "none of the injured", "two of the wounded": the whole is itself told by an effect word. */
function isOfThose({sentence, figure}: ScopeItem): boolean {
  return figure !== null && figure.of >= 0 && /^(JJ|VB)/.test(sentence.xpos[figure.of] ?? '');
}

/** Whether the count lies within another one of the text. */
function isWithin(items: readonly ScopeItem[], i: number): boolean {
  return sumsUp(items, i) || isListedPart(items, i) || isOutcome(items, i) || isRegional(items, i) || isShare(items, i);
}

/**
 * Groups of one sentence that add up to another count of the text: "18 dead. Two soldiers and 16 gunmen were killed."
 * Casualties are those killed and those injured.
 */
function sumsUp(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  const beside = items.filter((one) => one.index === item.index && !one.part);
  const alike = sumOf(beside.filter((one) => one.effect === item.effect));
  const hit = sumOf(beside.filter((one) => one.effect === 'killed' || one.effect === 'injured'));
  const harmed = item.effect === 'killed' || item.effect === 'injured';
  return items.some((one) => {
    if (one.index === item.index || countOf(one) <= countOf(item)) return false;
    return (
      (one.effect === item.effect && countOf(one) === alike) ||
      (harmed && one.effect === 'casualties' && countOf(one) === hit)
    );
  });
}

/** "two of the officers", where more are told to have met the same. */
function isShare(items: readonly ScopeItem[], i: number): boolean {
  const {sentence, figure, effect} = items[i]!;
  if (figure === null || figure.of < 0 || !/^(DT|PRP\$)$/.test(sentence.xpos[figure.last + 2] ?? '')) return false;
  const most = figure.high ?? Number.POSITIVE_INFINITY;
  return items.some((one, k) => k !== i && one.effect === effect && (one.figure?.low ?? 0) > most);
}

/** Groups told after a count that add up to it: "killed 14 people: nine soldiers and five clerks". */
function isListedPart(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  for (let w = i - 1; w >= 0; w--) {
    const whole = items[w]!;
    if (item.index - whole.index > 3) return false;
    if (whole.effect !== item.effect || !(countOf(whole) > countOf(item))) continue;
    const after = items.slice(w + 1).filter((one) => one.effect === item.effect && one.index === item.index);
    if (runsTo(after, item, countOf(whole))) return true;
  }
  return false;
}

/** Whether some neighbours, `member` among them, add up to `sum`. */
function runsTo(items: readonly ScopeItem[], member: ScopeItem, sum: number): boolean {
  const at = items.indexOf(member);
  for (let from = 0; from <= at; from++) {
    let total = 0;
    for (let to = from; to < items.length && total < sum; to++) {
      total += countOf(items[to]!);
      if (to >= at && to > from && total === sum) return true;
    }
  }
  return false;
}

function sumOf(items: readonly ScopeItem[]): number {
  return items.reduce((total, one) => total + countOf(one), 0);
}

/** "1,000 were injured; 400 are in hospital": an outcome of those counted before. */
function isOutcome(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  if (item.effect !== 'hospitalized' || item.figure === null) return false;
  return items.some(
    (one, k) =>
      k < i && item.index - one.index <= 1 && one.effect === 'injured' && (one.figure?.low ?? 0) > countOf(item),
  );
}

/** "45 people have died in one province, 12 in another" beside a larger count of an outbreak: a region's part. */
function isRegional(items: readonly ScopeItem[], i: number): boolean {
  const item = items[i]!;
  if (!items.some(({effect}) => effect === 'infected') || !namesRegion(item)) return false;
  return items.some(
    (one, k) =>
      k !== i &&
      one.effect === item.effect &&
      Math.abs(one.index - item.index) <= 4 &&
      one.figure !== null &&
      (one.figure.low ?? 0) > (item.figure?.high ?? Number.POSITIVE_INFINITY),
  );
}

/** "in" and a name close to the count or its effect word. */
function namesRegion({sentence, figure, trigger}: ScopeItem): boolean {
  if (figure === null) return false;
  const from = Math.min(figure.first, trigger);
  const to = Math.max(figure.last, figure.noun, trigger);
  for (let k = Math.max(0, from - 4); k <= Math.min(sentence.size - 2, to + 2); k++) {
    if (sentence.xpos[k] === 'IN' && /^NNP/.test(sentence.xpos[k + 1] ?? '')) return true;
    if (k < from && /^NNP/.test(sentence.xpos[k] ?? '')) return true;
  }
  return false;
}

/** The count itself where it is exact, one for an implied single. */
function countOf({figure}: ScopeItem): number {
  if (figure === null) return 1;
  return figure.low === figure.high && figure.low !== null ? figure.low : Number.NaN;
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
  return isOutbreak(items, item) || hasRunning(item, words) ? 'total' : null;
}

function isSameCount(one: ScopeItem, other: ScopeItem): boolean {
  return one.effect === other.effect && one.figure !== null && countOf(one) === countOf(other) && countOf(one) > 2;
}

/** Counts of a disease run on. */
function isOutbreak(items: readonly ScopeItem[], {effect}: ScopeItem): boolean {
  if (effect === 'infected') return true;
  return (effect === 'killed' || effect === 'hospitalized') && items.some((one) => one.effect === 'infected');
}

/** "an outbreak", "the genocide": what goes on and on is the effect's subject or its time. */
function hasRunning({sentence}: ScopeItem, words: ScopeWords): boolean {
  return sentence.lemmas.some((lemma) => words.running.has(lemma));
}
