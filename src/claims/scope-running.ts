import {isRelation} from '../language/tree.ts';
import type {Effect} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import type {FoundFigure} from './figures/figures.ts';
import {readNumeral} from './figures/numerals.ts';
import {phraseAt} from './figures/phrases.ts';
import type {ScopeItem} from './scope-item.ts';
import type {ScopeWords} from './scope-words.ts';

/** Whether the sentence counts over a period, over several events or over a war: "so far", "since 2015", "three attacks". */
export function runsOn(item: ScopeItem, words: ScopeWords): boolean {
  return overPeriod(item, words) || overSeveral(item, words) || overWar(item, words);
}

/** Whether the sentence tells of what always runs on: "the outbreak". */
export function tellsRunning({sentence}: ScopeItem, words: ScopeWords): boolean {
  return sentence.lemmas.some((lemma) => words.running.has(lemma));
}

/** Whether the sentence tells of an event that is over: "the earthquake". */
export function tellsEvent({sentence}: ScopeItem, words: ScopeWords): boolean {
  return sentence.lemmas.some((lemma) => words.figures.units.get(lemma) === 'event' && !words.running.has(lemma));
}

/** "so far", "since 2015", "in the last five months", "in nine years". */
function overPeriod(item: ScopeItem, words: ScopeWords): boolean {
  const {sentence, figure, trigger} = item;
  const {lower, size} = sentence;
  for (let k = 0; k < size; k++) {
    if (isFar(sentence, k, trigger, figure)) continue;
    if (phraseAt(words.clause, lower, k) !== null) return true;
    if (phraseAt(words.spread, lower, k) !== null && isNear(sentence, k, trigger, figure)) return true;
    const period = phraseAt(words.period, lower, k);
    if (period !== null && namesTime(sentence, period.last + 1, words)) return true;
    const since = phraseAt(words.since, lower, k);
    if (since !== null && opensPeriod(item, since.last + 1, words)) return true;
    const stretch = phraseAt(words.stretch, lower, k);
    if (stretch !== null && namesLong(sentence, stretch.last + 1, words)) return true;
    const years = phraseAt(words.years, lower, k);
    if (years !== null && [1, 3].every((step) => YEAR.test(sentence.forms[years.last + step] ?? ''))) return true;
    const month = phraseAt(words.month, lower, k);
    if (month !== null && namesDecade(sentence, month.last + 1)) return true;
    if (month !== null && namesMonth(sentence, month.last + 1, words) && tellsSeveral(sentence, words)) return true;
  }
  return false;
}

/** A semicolon between a word and the count sets them apart. */
function isFar(sentence: Sentence, k: number, trigger: number, figure: FoundFigure | null): boolean {
  const at = figure === null ? trigger : figure.last;
  for (let j = Math.min(k, at); j < Math.max(k, at); j++) if (sentence.forms[j] === ';') return true;
  return false;
}

/** Whether few verbs stand between the words and the count or its effect word: "clashes in several cities left 5 dead". */
function isNear(sentence: Sentence, k: number, trigger: number, figure: FoundFigure | null): boolean {
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
  for (let k = Math.max(0, from - 6); k < from; k++) {
    if (/^(JJS|RBS)$/.test(sentence.xpos[k] ?? '')) return false;
  }
  return true;
}

/** "since 2015", "since June", "since the campaign began", but not "since Sunday", nor "held since the raid". */
function opensPeriod({sentence, trigger, effect}: ScopeItem, at: number, words: ScopeWords): boolean {
  if (LASTING.has(effect)) return false;
  if (namesMonth(sentence, at, words)) return true;
  if (sentence.xpos[at] === 'JJ')
    return words.long.has(sentence.lemmas[at + 1] ?? '') || namesMonth(sentence, at + 1, words);
  if (!/^(DT|PRP\$)$/.test(sentence.xpos[at] ?? '')) return false;
  for (let k = Math.max(0, trigger - 4); k < trigger; k++) if (sentence.lemmas[k] === 'have') return true;
  return !/^VB/.test(sentence.xpos[trigger] ?? '');
}

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

/** "skirmishes", "road accidents", "three attacks": more events than one. */
function tellsSeveral(sentence: Sentence, words: ScopeWords): boolean {
  return sentence.xpos.some((tag, k) => tag === 'NNS' && words.figures.units.get(sentence.lemmas[k] ?? '') === 'event');
}

/** "three attacks killed 28", "in two raids": the number of events stands beside the count. */
function overSeveral({sentence, figure, trigger}: ScopeItem, words: ScopeWords): boolean {
  for (let k = 0; k < sentence.size; k++) {
    if (sentence.xpos[k] !== 'NNS' || !words.several.has(sentence.lemmas[k] ?? '')) continue;
    if (!causes(sentence, k, trigger)) continue;
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
  return sentence.lemmas.some((lemma, k) => words.wars.has(lemma) && causes(sentence, k, trigger));
}

/** Whether the noun is the effect word's subject or circumstance. A verb right behind it may be read as its attribute. */
function causes(sentence: Sentence, token: number, trigger: number): boolean {
  if (sentence.heads[token] === trigger) return /^(nsubj|obl)/.test(sentence.relations[token] ?? '');
  return token === trigger - 1 && sentence.heads[trigger] === token && isRelation(sentence, trigger, 'acl');
}
