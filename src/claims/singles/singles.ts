import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Span} from '../../model/span.ts';
import type {Draft} from '../draft.ts';
import {isFactual, isNegated} from '../effects/factual.ts';
import {type EffectReading, isWhereOneDied, type Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {type LinkContext, whoAt} from '../links/link.ts';
import {fits} from '../links/needs.ts';
import {isProper, isTitled} from '../links/phrases.ts';
import type {PartWords} from '../scope/part-words.ts';
import {includedIn} from './included.ts';
import {metBy, suits} from './met.ts';
import {isOnePerson, type PersonWords, type SingleWords, singleSpan} from './one-person.ts';
import {findRolls, personsOnRoll} from './rolls.ts';

export {compileSingles, type SingleWords} from './one-person.ts';

/** Effects of which one person, told without a count, is a claim. */
export const PERSONAL: ReadonlySet<Effect> = new Set([
  'killed',
  'injured',
  'detained',
  'abducted',
  'missing',
  'rescued',
  'hospitalized',
  'infected',
]);

/** How many words may stand between a body and the verb that tells of its finding. */
const LONGEST_COMPLEMENT = 12;

/** What finding singles goes by. */
export interface SingleFinderWords extends PersonWords {
  readonly parts: PartWords;
}

/**
 * The implied singles of a sentence: "a policeman was shot dead", "the killing of the envoy", a named person.
 *
 * `taken` are the effects already counted, `names` the stretches known to name a place or a time.
 */
export function findSingles(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  taken: readonly Draft[],
  names: () => readonly Span[],
  words: SingleFinderWords,
  context: LinkContext,
): Draft[] {
  const found = findOnRolls(sentence, figures, triggers, taken, names, words, context);
  found.push(...findIncluded(sentence, figures, [...taken, ...found], names, words, context));
  for (const trigger of triggers) {
    for (const reading of trigger.readings) {
      if (!isPersonal(reading, context) || !isShown(sentence, trigger, reading, words)) continue;
      // "to release a video of the guard"
      if (reading.frame === 'of' && trigger.tokens.length === 1 && sentence.xpos[trigger.anchor] === 'VB') continue;
      if (isWhereOneDied(sentence, trigger, reading, triggers)) continue;
      if (figures.some(({high, first, last}) => high === 0 && trigger.first < first && last < trigger.last)) continue;
      const isMet = (token: number): boolean =>
        isOnePerson(sentence, token, figures, names, words) &&
        suits(sentence, trigger, token, reading, words) &&
        fits(sentence, {reading, trigger, counted: token, who: whoAt(sentence, token, words.affected)}, words.affected);
      const counts = taken.some(
        (draft) => draft.trigger === trigger && draft.figure !== null && draft.rule !== 'along',
      );
      const acted = taken.some((draft) => draft.trigger === trigger && isObject(sentence, draft));
      const persons = metBy(sentence, trigger, reading, counts, isMet, words).filter(
        (token) => !acted || token > trigger.first,
      );
      // Asked last: it follows the tree up to its root.
      if (persons.length > 0 && !isTold(sentence, trigger, reading, figures, words)) break;
      for (const counted of persons) {
        if (isKnown(sentence, counted, reading, [...taken, ...found])) continue;
        found.push(draftOf(sentence, trigger, reading, counted, words, context));
      }
      if (persons.length > 0) break;
    }
  }
  return found;
}

/** "A gunman burst in and wounded several others": who stands before a verb whose count stands behind it is the one who acts. */
function isObject(sentence: Sentence, {trigger: {anchor, last}, reading: {frame}, figure}: Draft): boolean {
  const active =
    /^VB[DZPG]$/.test(sentence.xpos[anchor] ?? '') && childrenBy(sentence, anchor, 'aux:pass').length === 0;
  return active && frame === 'object' && figure !== null && figure.first > last;
}

/** Persons said to be of all those whom an effect met: "A nurse was among those killed." */
function findOnRolls(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  drafts: readonly Draft[],
  names: () => readonly Span[],
  words: SingleFinderWords,
  context: LinkContext,
): Draft[] {
  const found: Draft[] = [];
  for (const roll of findRolls(sentence, triggers, words.parts)) {
    if (!isPersonal(roll.reading, context)) continue;
    for (const token of personsOnRoll(sentence, roll)) {
      if (!isOnePerson(sentence, token, figures, names, words)) continue;
      if (isKnown(sentence, token, roll.reading, [...drafts, ...found])) continue;
      const draft = draftOf(sentence, roll.trigger, roll.reading, token, words, context);
      found.push({...draft, part: true, rule: 'single/roll'});
    }
  }
  return found;
}

/** Persons told beside a count without an effect word of their own. */
function findIncluded(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  drafts: readonly Draft[],
  names: () => readonly Span[],
  words: SingleFinderWords,
  context: LinkContext,
): Draft[] {
  const found: Draft[] = [];
  for (const {token, whole, part} of includedIn(sentence, drafts, words.parts)) {
    if (!PERSONAL.has(whole.reading.effect) || !isOnePerson(sentence, token, figures, names, words)) continue;
    if (isKnown(sentence, token, whole.reading, [...drafts, ...found])) continue;
    const draft = draftOf(sentence, whole.trigger, whole.reading, token, words, context);
    found.push({...draft, part, rule: part ? 'single/part' : 'single/list'});
  }
  return found;
}

/**
 * A state holds where the verb that carries it is told, and now: "could spend years in prison" and "was sentenced to five
 * years in prison" tell of nobody there. A word of a name says nothing ("Fire Rescue"), nor one in another sense ("her
 * news release", "in state custody").
 */
function isTold(
  sentence: Sentence,
  trigger: Trigger,
  {frame}: EffectReading,
  figures: readonly FoundFigure[],
  {modality, singles}: PersonWords,
): boolean {
  const {first, anchor} = trigger;
  if (frame === 'object' && isTurned(sentence, trigger, singles)) return false;
  // "state custody", but "Islamic State killed".
  if (frame !== 'object' && singles.voids.has(sentence.lower[first - 1] ?? '')) return false;
  if (isInName(sentence, anchor) || isNegated(sentence, trigger, modality)) return false;
  if (!isFactual(sentence, anchor, modality)) return false;
  if (figures.some(({kind, noun}) => kind === 'duration' && noun === first - 1)) return false;
  const head = sentence.heads[anchor] ?? -1;
  return frame !== 'state' || head < 0 || !isRelation(sentence, anchor, 'obl') || isFactual(sentence, head, modality);
}

/** "held forth", "held him responsible": what stands behind the verb gives it another sense. */
function isTurned(sentence: Sentence, {first, last, anchor}: Trigger, {asides}: SingleWords): boolean {
  const met = childrenBy(sentence, anchor, 'obj');
  // "Police arrest suspect": what the tagger took for a quality is the one met where nobody else is.
  const judged = met.length > 0 && childrenBy(sentence, anchor, 'xcomp').some((i) => sentence.xpos[i] === 'JJ');
  if (first === last && (judged || sentence.xpos[last + 1] === 'RP')) return true;
  const active = sentence.upos[anchor] === 'VERB' && childrenBy(sentence, anchor, 'aux:pass').length === 0;
  // "held the director responsible"
  const behind = met.flatMap((i) => childrenBy(sentence, i, 'amod').filter((quality) => quality > i));
  return active && [last + 1, ...behind].some((i) => asides.has(sentence.lower[i] ?? ''));
}

/** Whether a capitalised word belongs to a name; in a headline that capitalises every word it does not show. */
function isInName(sentence: Sentence, i: number): boolean {
  if (isTitled(sentence) || !isProper(sentence, i)) return false;
  return isProper(sentence, i + 1) || (isProper(sentence, i - 1) && sentence.xpos[i - 1] !== 'POS');
}

function isPersonal({effect, frame, needs}: EffectReading, {disease}: LinkContext): boolean {
  if (needs.includes('disease') && !disease) return false;
  return PERSONAL.has(effect) && !['counted', 'people', 'toll'].includes(frame);
}

/** What says little without a count does not tell of one person, but a body does that is found or shown. */
function isShown(sentence: Sentence, {anchor}: Trigger, reading: EffectReading, {singles}: PersonWords): boolean {
  if (!singles.bodies.has(sentence.lower[anchor] ?? '')) return !reading.countOnly;
  // "his body was found", "the body of a guard was found": the verb behind the auxiliary, whatever the parser thought.
  let auxiliary = anchor + 1;
  while (
    auxiliary < anchor + LONGEST_COMPLEMENT &&
    /^(IN|DT|PRP\$|JJ|NN\w*|CD|HYPH|POS)$/.test(sentence.xpos[auxiliary] ?? '')
  )
    auxiliary++;
  const behind = sentence.upos[auxiliary] === 'AUX' ? auxiliary + (sentence.upos[auxiliary + 1] === 'ADV' ? 2 : 1) : -1;
  if (singles.finding.has(sentence.lemmas[behind] ?? '')) return true;
  for (let i = sentence.heads[anchor] ?? -1, steps = 0; i >= 0 && steps < 4; i = sentence.heads[i]!, steps++) {
    if (singles.finding.has(sentence.lemmas[i] ?? '')) return true;
    if (sentence.upos[i] === 'VERB') return false;
  }
  return false;
}

/** Told already: by a count, by the same words, or, for "his arrest", by another word of the sentence. */
function isKnown(sentence: Sentence, counted: number, {effect}: EffectReading, drafts: readonly Draft[]): boolean {
  const possessive = sentence.xpos[counted] === 'PRP$';
  return drafts.some(
    (draft) =>
      (draft.counted === counted && draft.figure !== null) ||
      (draft.reading.effect === effect && draft.single !== null && isInside(sentence, counted, draft.single)) ||
      (possessive && draft.reading.effect === effect),
  );
}

function isInside(sentence: Sentence, token: number, span: Span): boolean {
  return span.start <= sentence.starts[token]! && sentence.ends[token]! <= span.end;
}

function draftOf(
  sentence: Sentence,
  trigger: Trigger,
  reading: EffectReading,
  counted: number,
  words: PersonWords,
  {index}: LinkContext,
): Draft {
  return {
    sentence: index,
    told: index,
    trigger,
    reading,
    figure: null,
    single: singleSpan(sentence, counted, trigger),
    counted,
    who: whoAt(sentence, counted, words.affected),
    part: false,
    rule: `single/${reading.frame}`,
  };
}
