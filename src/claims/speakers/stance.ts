import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Stance} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Pack, Row} from '../../packs/pack.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {compilePhrases, type Phrases, phraseAt, phraseEndingAt} from '../figures/phrases.ts';

/** A claim as far as its stance goes by it. */
export interface StanceContext {
  readonly sentence: Sentence;
  /** `null` for an implied single. */
  readonly figure: FoundFigure | null;
  /** Token of the effect word. */
  readonly trigger: number;
  /** Token of the counted noun, or −1. */
  readonly counted: number;
  /** What the attribution's cue does ("say", "deny", "allege", "believe"); `null` without an attribution. */
  readonly cue: string | null;
  /** A speaker is given for it. */
  readonly spoken: boolean;
}

type Unsure = Exclude<Stance, 'asserted'>;

/** The words that tell how sure a claim is, from `stance.txt`. */
export interface StanceWords {
  readonly clause: Phrases<Unsure>;
  /** Adjectives that doubt their own noun alone: "the alleged killing". */
  readonly own: Phrases<Unsure>;
  /** The same, where nobody is given as the source. */
  readonly hearsay: Phrases<Unsure>;
  readonly governors: ReadonlyMap<string, Unsure>;
  /** Governors that hedge only where nobody is given as the source: "deaths have been reported". */
  readonly sourceless: ReadonlySet<string>;
  /** Governors that need no passive: "officials fear that". */
  readonly actives: ReadonlyMap<string, Unsure>;
  /** Opens what a noun says: "reports that". */
  readonly marks: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  /** Right before a count: "perhaps four". */
  readonly doubts: Phrases<Unsure>;
  readonly adjectives: ReadonlyMap<string, Unsure>;
}

/** Compiles `stance.txt`. */
export function compileStance(pack: Pack): StanceWords {
  const rows = pack.table('stance');
  const at = (place: string): Row[] => rows.filter((row) => row.cells['where'] === place);
  const pairs = (place: string): (readonly [string, Unsure])[] =>
    at(place).map((row) => [row.cells['phrase'] ?? '', row.cells['kind'] as Unsure] as const);
  return {
    clause: compilePhrases(pairs('clause')),
    own: compilePhrases(pairs('own')),
    hearsay: compilePhrases(pairs('hearsay')),
    governors: new Map([...pairs('governor'), ...pairs('active'), ...pairs('sourceless')]),
    sourceless: new Set(pairs('sourceless').map(([word]) => word)),
    actives: new Map(pairs('active')),
    marks: new Set(pairs('mark').map(([word]) => word)),
    modals: new Set(pairs('modal').map(([word]) => word)),
    doubts: compilePhrases(pairs('count')),
    adjectives: new Map(pairs('adjective')),
  };
}

/**
 * How sure the words are of a claim.
 *
 * A zero count is asserted unless it is hedged itself: "no injuries were reported" says that there were none.
 */
export function stanceOf(context: StanceContext, words: StanceWords): Stance {
  const {figure, cue} = context;
  if (figure !== null && figure.high === 0) return 'asserted';
  if (cue === 'deny' && governs(context.sentence, 'denied', words)) return 'denied';
  if (cue === 'allege' && governs(context.sentence, 'unconfirmed', words)) return 'unconfirmed';
  return (
    byGovernor(context, words) ??
    byBareClause(context, words) ??
    byClause(context, words) ??
    byModal(context, words) ??
    besideCount(context, words) ??
    'asserted'
  );
}

/** Whether a verb of the sentence takes its content back or accuses; many that attribute so ("blame") do not. */
function governs(sentence: Sentence, kind: Unsure, words: StanceWords): boolean {
  return sentence.lemmas.some((lemma, i) => words.governors.get(lemma) === kind && /^VB/.test(sentence.xpos[i] ?? ''));
}

/** "Officials believe 20 people died": without "that", the parser takes the clause for a description of an object. */
function byBareClause({sentence, trigger}: StanceContext, words: StanceWords): Unsure | null {
  const noun = sentence.heads[trigger] ?? -1;
  const bare = sentence.relations[trigger] === 'acl' && sentence.xpos[trigger] === 'VBD';
  if (!bare || noun < 0 || !isRelation(sentence, noun, 'obj')) return null;
  return words.actives.get(sentence.lemmas[sentence.heads[noun] ?? -1] ?? '') ?? null;
}

/** "are believed to have drowned", "is accused of killing", "denied that 40 had died", "deaths were reported". */
function byGovernor({sentence, trigger, spoken}: StanceContext, words: StanceWords): Unsure | null {
  for (let i = trigger, steps = 0; steps < sentence.size; steps++) {
    const head = sentence.heads[i] ?? -1;
    if (head < 0 || leaves(sentence, i, head, words)) return null;
    // "were charged and held": what is coordinated is not governed.
    const kind = isRelation(sentence, i, 'conj') ? undefined : words.governors.get(sentence.lemmas[head] ?? '');
    const content = isContent(sentence, i);
    i = head;
    if (kind === undefined || !/^VB/.test(sentence.xpos[head] ?? '')) continue;
    if (kind === 'denied') return kind;
    const source = words.sourceless.has(sentence.lemmas[head] ?? '') && (spoken || hasAgent(sentence, head));
    if (isPassive(sentence, head) && !source) return kind;
    const active = words.actives.get(sentence.lemmas[head] ?? '');
    if (active !== undefined && content) return active;
  }
  return null;
}

/** Whether the token is the head of a clause that its governor tells. */
function isContent(sentence: Sentence, i: number): boolean {
  if (['ccomp', 'xcomp', 'advcl'].some((relation) => isRelation(sentence, i, relation))) return true;
  return isRelation(sentence, i, 'obj') && /^VB/.test(sentence.xpos[i] ?? '');
}

/**
 * Whether the token's clause is out of its governor's reach: "the blast that killed 20 is believed", "after 20 had
 * died", "the killing of 20 is believed to be".
 */
function leaves(sentence: Sentence, i: number, head: number, words: StanceWords): boolean {
  if (isRelation(sentence, i, 'parataxis')) return true;
  const marks = childrenBy(sentence, i, 'mark');
  if (isRelation(sentence, i, 'acl')) return !marks.some((mark) => words.marks.has(sentence.lower[mark] ?? ''));
  if (isRelation(sentence, i, 'nsubj')) return childrenBy(sentence, head, 'xcomp').length > 0;
  // "It is understood that nine died": what "that" opens is content, whatever the parser calls it.
  if (marks.some((mark) => words.marks.has(sentence.lower[mark] ?? '') || sentence.xpos[mark] === 'TO')) return false;
  // "suspected of having killed"
  if (childrenBy(sentence, i, 'aux').some((aux) => sentence.xpos[aux] === 'VBG')) return false;
  return isRelation(sentence, i, 'advcl') && sentence.xpos[i] !== 'VBG';
}

function isPassive(sentence: Sentence, verb: number): boolean {
  if (sentence.xpos[verb] !== 'VBN') return false;
  const aux = childrenBy(sentence, verb, 'aux');
  return (
    aux.some((i) => isRelation(sentence, i, 'aux:pass')) ||
    childrenBy(sentence, verb, 'nsubj').every((i) => isRelation(sentence, i, 'nsubj:pass'))
  );
}

/** "reported by the army". */
function hasAgent(sentence: Sentence, verb: number): boolean {
  return childrenBy(sentence, verb, 'obl').some((i) => isRelation(sentence, i, 'obl:agent'));
}

/** "reportedly", "allegedly", "could not be verified" in the stretch around the effect word. */
function byClause({sentence, trigger, figure, spoken}: StanceContext, words: StanceWords): Unsure | null {
  for (let k = 0; k < sentence.size; k++) {
    // "Television reports said" names who says it; "reports said" does not.
    const hearsay = spoken ? null : phraseAt(words.hearsay, sentence.lower, k);
    const own = sentence.heads[k] === trigger ? phraseAt(words.own, sentence.lower, k) : null;
    const found = phraseAt(words.clause, sentence.lower, k) ?? own ?? hearsay;
    if (found === null) continue;
    const adverb = found.last === found.first;
    const wide = !adverb || found.value === 'unconfirmed';
    if (isNear(sentence, found.first, trigger, wide)) return found.value;
    if (
      figure !== null &&
      (wide || found.last === figure.first - 1) &&
      isNear(sentence, found.last, figure.first, wide)
    )
      return found.value;
  }
  return null;
}

/** How far an adverb may stand from the effect word: "apparently fell to their deaths". */
const ADVERB_REACH = 5;

/** Whether nothing that ends a clause stands between; a comma does so only for single words. */
function isNear(sentence: Sentence, from: number, to: number, overCommas: boolean): boolean {
  const [first, last] = from < to ? [from, to] : [to, from];
  if (!overCommas && last - first > ADVERB_REACH) return false;
  for (let k = first + 1; k < last; k++) {
    const form = sentence.forms[k] ?? '';
    if (form === ';' || form === ':' || (!overCommas && (form === ',' || sentence.xpos[k] === 'CC'))) return false;
  }
  return true;
}

/** "may have been abducted": a modal over the effect word with the perfect. */
function byModal({sentence, trigger}: StanceContext, words: StanceWords): Unsure | null {
  const aux = childrenBy(sentence, trigger, 'aux');
  if (aux.some((i) => words.modals.has(sentence.lower[i] ?? ''))) return 'reported';
  for (let k = trigger - 1; k >= Math.max(0, trigger - 4); k--) {
    if (words.modals.has(sentence.lower[k] ?? '') && sentence.xpos[k] === 'MD') return 'reported';
    if (!/^(VB|RB|VBN)/.test(sentence.xpos[k] ?? '')) break;
  }
  return null;
}

/** "12 suspected cases", "12 feared dead", "at least three, perhaps four". */
function besideCount({sentence, figure, trigger, counted}: StanceContext, words: StanceWords): Unsure | null {
  // "missing, feared drowned"
  const held = words.adjectives.get(sentence.lower[trigger - 1] ?? '');
  if (held !== undefined) return held;
  if (figure === null) return null;
  const doubt =
    phraseAt(words.doubts, sentence.lower, figure.first) ??
    phraseEndingAt(words.doubts, sentence.lower, figure.first - 1);
  if (doubt !== null) return doubt.value;
  const told = counted === trigger || counted < 0;
  for (let k = figure.last + 1; k < Math.min(trigger, figure.last + ADVERB_REACH); k++) {
    const kind = words.adjectives.get(sentence.lower[k] ?? '');
    if (kind !== undefined && (told || k === trigger - 1)) return kind;
  }
  return null;
}
