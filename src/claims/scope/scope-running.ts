import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import {isInAside} from '../asides.ts';
import {isCompared} from '../compared.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {readNumeral} from '../figures/numerals.ts';
import {type Phrases, phraseAt} from '../figures/phrases.ts';
import type {ScopeItem} from './scope-item.ts';
import type {ScopeCue, ScopeWords} from './scope-words.ts';

/** What a sentence has that its counts' scopes may go by, looked up once for all of them. */
export interface ScopeCues {
  /** Tokens where a phrase of the tables begins. */
  readonly openers: readonly number[];
  /** Tokens of events in the plural and of wars, which may be the cause. */
  readonly several: readonly number[];
  readonly wars: readonly number[];
  /** More events than one are told: "skirmishes". */
  readonly events: boolean;
  /** An event that is over is told: "the earthquake". */
  readonly event: boolean;
  /** What always runs on is told: "the outbreak". */
  readonly running: boolean;
  /** New cases of a day: "in the last 24 hours". */
  readonly daily: boolean;
}

/** Looks up what a sentence has for the scopes of its counts. */
export function scopeCues(sentence: Sentence, words: ScopeWords): ScopeCues {
  const {lower, lemmas, xpos} = sentence;
  const tables = [
    words.clause,
    words.wide,
    words.spread,
    words.period,
    words.since,
    words.stretch,
    words.years,
    words.month,
  ];
  const where = (holds: (i: number) => boolean): number[] => lower.flatMap((_, i) => (holds(i) ? [i] : []));
  const isEvent = (i: number): boolean => words.figures.units.get(lemmas[i] ?? '') === 'event';
  const openers = where((i) => tables.some((table) => phraseAt(table, lower, i) !== null));
  return {
    openers,
    several: where((i) => xpos[i] === 'NNS' && words.several.has(lemmas[i] ?? '')),
    wars: where((i) => words.wars.has(lemmas[i] ?? '')),
    events: xpos.some((tag, i) => tag === 'NNS' && isEvent(i)),
    event: lemmas.some((lemma, i) => isEvent(i) && !words.running.has(lemma)),
    running: lemmas.some((lemma) => words.running.has(lemma)),
    daily: openers.some((i) => phraseAt(words.clause, lower, i)?.value === 'daily'),
  };
}

/** Whether the sentence counts over a period, over several events or over a war: "so far", "since 2015", "three attacks". */
export function runsOn(item: ScopeItem, cues: ScopeCues, words: ScopeWords): boolean {
  if (overPeriod(item, cues, words)) return true;
  // "two men arrested in a string of burglaries": what they did was done often, they were held once.
  return item.effect !== 'detained' && (overSeveral(item, cues, words) || overWar(item, cues));
}

/** "so far", "since 2015", "in the last five months", "in nine years". */
function overPeriod(item: ScopeItem, cues: ScopeCues, words: ScopeWords): boolean {
  if (cues.openers.length === 0) return false;
  const [from, to] = stretchOf(item);
  return cues.openers.some(
    (k) => k >= from && k < to && !isInAside(item.sentence, k, item.trigger) && opensTotal(item, k, cues, words),
  );
}

/** The tokens around the count from one semicolon to the next. */
function stretchOf({sentence, figure, trigger}: ScopeItem): [from: number, to: number] {
  const at = figure?.last ?? trigger;
  const from = sentence.forms.lastIndexOf(';', at) + 1;
  const to = sentence.forms.indexOf(';', at);
  return [from, to < 0 ? sentence.size : to];
}

/** Whether the words that begin at token `k` make the count one over a period. */
function opensTotal(item: ScopeItem, k: number, cues: ScopeCues, words: ScopeWords): boolean {
  const {sentence} = item;
  const behind = (phrases: Phrases<ScopeCue>): number => (phraseAt(phrases, sentence.lower, k)?.last ?? Number.NaN) + 1;
  // "injured 30 across the country on Sunday": one day's count is of what happened then.
  if (behind(words.wide) > 0) return item.onDay !== true || hasPerfect(sentence, item.trigger);
  if (behind(words.clause) > 0 || (behind(words.spread) > 0 && isNear(item, k))) return true;
  const month = behind(words.month);
  const years = behind(words.years);
  return (
    namesTime(sentence, behind(words.period), words) ||
    opensPeriod(item, behind(words.since), words) ||
    namesLong(sentence, behind(words.stretch), words) ||
    [0, 2].every((step) => YEAR.test(sentence.forms[years + step] ?? '')) ||
    namesDecade(sentence, month) ||
    (cues.events && namesMonth(sentence, month, words))
  );
}

/** Whether few verbs stand between the words and the count or its effect word: "clashes in several cities left 5 dead". */
function isNear({sentence, trigger, figure}: ScopeItem, k: number): boolean {
  return [trigger, figure?.last ?? trigger].some((at) => {
    const between = sentence.xpos.slice(Math.min(k, at) + 1, Math.max(k, at));
    return between.filter((tag) => /^VB[DZP]$/.test(tag)).length <= 2;
  });
}

/** "five months", "few hours": a stretch of time within a few words. */
function namesTime(sentence: Sentence, from: number, words: ScopeWords): boolean {
  for (let k = from; k < Math.min(sentence.size, from + 4); k++) {
    const unit = words.figures.units.get(sentence.lemmas[k] ?? '') ?? words.figures.units.get(sentence.lower[k] ?? '');
    if (unit === 'duration') return true;
  }
  return false;
}

/** "nine years", but not "the worst attack in nine years". */
function namesLong(sentence: Sentence, from: number, words: ScopeWords): boolean {
  const number = readNumeral(sentence, from, words.figures);
  if (number === null || !words.long.has(sentence.lemmas[number.last + 1] ?? '')) return false;
  return !isCompared(sentence, from, COMPARED);
}

/** "since 2015", "since June", "since the campaign began", but not "since Sunday", nor "held since the raid". */
function opensPeriod({sentence, trigger, effect}: ScopeItem, at: number, words: ScopeWords): boolean {
  if ((LASTING.has(effect) && !isDoneOften(sentence, trigger)) || isCompared(sentence, at, COMPARED)) return false;
  if (namesMonth(sentence, at, words)) return true;
  if (sentence.xpos[at] === 'JJ')
    return words.long.has(sentence.lemmas[at + 1] ?? '') || namesMonth(sentence, at + 1, words);
  if (!/^(DT|PRP\$)$/.test(sentence.xpos[at] ?? '')) return false;
  for (let k = Math.max(0, trigger - 4); k < trigger; k++) if (isPerfect(sentence, k)) return true;
  return !/^VB/.test(sentence.xpos[trigger] ?? '');
}

/** "have abducted 41 men since January": what somebody has done time and again. */
function isDoneOften(sentence: Sentence, trigger: number): boolean {
  return (
    hasPerfect(sentence, trigger) &&
    childrenBy(sentence, trigger, 'aux:pass').length === 0 &&
    childrenBy(sentence, trigger, 'obj').length > 0
  );
}

/** How far "worst" may stand before "since" or "in". */
const COMPARED = 6;

/** What lasts: "since" then tells how long, not over how many. */
const LASTING: ReadonlySet<Effect> = new Set(['detained', 'missing', 'abducted', 'deployed']);

const YEAR = /^(1[89]|20)\d\ds?$/;

function namesMonth(sentence: Sentence, at: number, words: ScopeWords): boolean {
  const month = words.figures.months.has(sentence.lower[at] ?? '') && /^\p{Lu}/u.test(sentence.forms[at] ?? '');
  const year = YEAR.test(sentence.forms[at] ?? '');
  const day = /^\d{1,2}$/.test(sentence.forms[at + 1] ?? '');
  return year || (month && !day);
}

/** "the 1990s" */
function namesDecade(sentence: Sentence, at: number): boolean {
  return sentence.xpos[at] === 'DT' && /^(1[89]|20)\d0s$/.test(sentence.forms[at + 1] ?? '');
}

/** "three attacks killed 28", "in two raids": the number of events stands beside the count. */
function overSeveral({sentence, figure, trigger}: ScopeItem, cues: ScopeCues, words: ScopeWords): boolean {
  return cues.several.some((k) => {
    if (!causes(sentence, k, trigger)) return false;
    for (let j = Math.max(0, k - 3); j < k; j++) {
      if (readNumeral(sentence, j, words.figures) !== null && !isInside(j, figure)) return true;
    }
    return false;
  });
}

function isInside(token: number, figure: FoundFigure | null): boolean {
  return figure !== null && figure.first <= token && token <= figure.last;
}

/** "the war has killed 60,000", "in the conflict". */
function overWar({sentence, trigger}: ScopeItem, cues: ScopeCues): boolean {
  return cues.wars.some((k) => causes(sentence, k, trigger));
}

/** Whether the noun is the effect word's subject or circumstance. A verb right behind it may be read as its attribute. */
function causes(sentence: Sentence, token: number, trigger: number): boolean {
  if (sentence.heads[token] === trigger) return /^(nsubj|obl)/.test(sentence.relations[token] ?? '');
  return token === trigger - 1 && sentence.heads[trigger] === token && isRelation(sentence, trigger, 'acl');
}

function hasPerfect(sentence: Sentence, trigger: number): boolean {
  return childrenBy(sentence, trigger, 'aux').some((k) => isPerfect(sentence, k));
}

/** "have" and its like: in UD the auxiliary of a perfect is a plain `aux`, that of a passive is not. */
function isPerfect(sentence: Sentence, k: number): boolean {
  return sentence.relations[k] === 'aux' && /^VB[PZD]?$/.test(sentence.xpos[k] ?? '');
}
