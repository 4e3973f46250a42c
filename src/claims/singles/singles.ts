import {childrenBy, isRelation} from '../../language/tree.ts';
import type {Effect} from '../../model/claim.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Span} from '../../model/span.ts';
import type {Draft} from '../draft.ts';
import {isFactual, isNegated} from '../effects/factual.ts';
import {type EffectReading, isWhereOneDied, type Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {countedBy} from '../links/counted.ts';
import {type LinkContext, whoAt} from '../links/link.ts';
import {joinedBefore, listedWith} from '../links/lists.ts';
import {besides, headOfName, isGerundsObject, opensPhrase} from '../links/nearby.ts';
import {fits} from '../links/needs.ts';
import {isProper, nounPhrase} from '../links/phrases.ts';
import type {PartWords} from '../scope/parts.ts';
import {includedIn} from './included.ts';
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
      const persons = metBy(sentence, trigger, reading, counts, isMet, words);
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
 * The persons the tree leads to; where it leads to none, the first of those who stand near; and the list they begin.
 *
 * `counts`: the effect has a count, and so needs nobody from nearby.
 */
function metBy(
  sentence: Sentence,
  trigger: Trigger,
  reading: EffectReading,
  counts: boolean,
  isMet: (token: number) => boolean,
  {singles, affected, modality}: PersonWords,
): readonly number[] {
  const {own, shared} = countedBy(sentence, trigger.anchor, reading.frame);
  const led = (isFiniteAside(sentence, trigger) ? own : [...own, ...shared]).flatMap((token) =>
    throughPhrase(sentence, trigger, token, singles),
  );
  const met = led.filter(
    (token) =>
      isMet(token) &&
      mayBeMet(sentence, trigger, token) &&
      !isAgent(sentence, trigger, reading, token, modality) &&
      (reading.frame !== 'of' || isLinked(sentence, trigger, token, singles)),
  );
  // "Children who played with my son died": the tree leads to several, and so to nobody who stands near.
  const acts = reading.frame !== 'subject' && opensPhrase(sentence, trigger.last + 1);
  const isSeveral = (token: number): boolean =>
    sentence.xpos[token] === 'NNS' &&
    !(acts && token < trigger.first) &&
    whoAt(sentence, token, affected).sort === 'person';
  if (met.length === 0 && !counts && !led.some(isSeveral)) {
    const beside = besides(sentence, trigger, reading, singles.links).find(
      (token) => token >= 0 && isMet(token) && !isAgent(sentence, trigger, reading, token, modality),
    );
    if (beside !== undefined) met.push(beside);
  }
  const listed = met
    .flatMap((token) => [
      ...(token < trigger.first ? joinedBefore(sentence, token) : []),
      ...listedWith(sentence, token),
    ])
    .filter((token) => isMet(token));
  return [...new Set([...met, ...listed])];
}

/** "A guard was killed and a clerk was hurt": a finite verb taken for an aside of the one before has a subject of its own. */
function isFiniteAside(sentence: Sentence, {anchor}: Trigger): boolean {
  if (!isRelation(sentence, anchor, 'advcl')) return false;
  return childrenBy(sentence, anchor, 'aux').some((i) => /^VB[DPZ]$/.test(sentence.xpos[i] ?? ''));
}

/**
 * "claimed the life of a guard", "the leaders D. Hale and P. Hart": the person stands behind a noun that is a part of the
 * effect's phrase or the title of several, and before a relative pronoun that the parser left alone.
 */
function throughPhrase(sentence: Sentence, {first, last}: Trigger, token: number, {links}: SingleWords): number[] {
  if (sentence.xpos[token] === 'NNS' && isProper(sentence, token + 1)) return [token + 1];
  if (sentence.xpos[token] === 'WP') return [headOfName(sentence, token - (sentence.xpos[token - 1] === ',' ? 2 : 1))];
  // "those injured, an officer and a guard,"
  if (sentence.xpos[token] === 'DT') return [token, ...withConjuncts(sentence, childrenBy(sentence, token, 'appos'))];
  if (token !== last || first === last) return [token];
  return childrenBy(sentence, token, 'nmod').filter((i) => hasLink(sentence, i, links));
}

function withConjuncts(sentence: Sentence, tokens: readonly number[]): number[] {
  return tokens.flatMap((token) => [token, ...childrenBy(sentence, token, 'conj')]);
}

/** "the death of a guard", "the guard's death": not "the release from the guard". */
function isLinked(sentence: Sentence, {last}: Trigger, token: number, {links}: SingleWords): boolean {
  return token < last || hasLink(sentence, token, links) || childrenBy(sentence, token, 'case').length === 0;
}

function hasLink(sentence: Sentence, token: number, links: ReadonlySet<string>): boolean {
  return childrenBy(sentence, token, 'case').some((i) => links.has(sentence.lower[i] ?? ''));
}

/** Only one who is killed or hurt can be so by himself, and only a harm is survived: not a vote, nor "on donations". */
function suits(
  sentence: Sentence,
  {anchor}: Trigger,
  token: number,
  {effect, frame}: EffectReading,
  {singles}: PersonWords,
): boolean {
  if (effect === 'rescued' && frame === 'subject') {
    // "her surviving brother"
    if (isRelation(sentence, anchor, 'amod')) return false;
    const met = childrenBy(sentence, anchor, 'obj');
    const unharmed = met.length > 0 ? met : childrenBy(sentence, anchor, 'obl');
    if (unharmed.length > 0 && !unharmed.some((i) => singles.harms.has(sentence.lemmas[i] ?? ''))) return false;
  }
  return effect === 'killed' || effect === 'injured' || !singles.selves.has(sentence.lower[token] ?? '');
}

/** Not a word of the phrase itself ("held hostage"), nor one that only describes a noun ("missing person report"). */
function mayBeMet(sentence: Sentence, {first, last}: Trigger, token: number): boolean {
  const end = nounPhrase(sentence, token).last;
  if (token === first || token === last || end === first || end === last) return false;
  const head = sentence.heads[token] ?? -1;
  if (token < first && isQuotedApart(sentence, token, first)) return false;
  const gerunds = token < first && isGerundsObject(sentence, nounPhrase(sentence, token).first);
  if (gerunds && sentence.upos[first - 1] === 'AUX') return false;
  // "three officers, one of them a pilot, died": said of another.
  if (isRelation(sentence, token, 'conj') && childrenBy(sentence, token, 'nsubj').length > 0) return false;
  return !(head === token + 1 && isRelation(sentence, token, 'compound') && /^NNS?$/.test(sentence.xpos[head] ?? ''));
}

/** "said Hale, "because two boys died"": who stands before the mark is not the subject of what is quoted. */
function isQuotedApart({xpos}: Sentence, token: number, trigger: number): boolean {
  // The tagger does not tell straight marks that open from those that close.
  return xpos.slice(token, trigger).filter((tag) => tag === '``' || tag === "''").length % 2 === 1;
}

/** "Hale shot a guard", "the post she has held": one who stands before an active verb is not met by it. */
function isAgent(
  sentence: Sentence,
  {first, last, anchor}: Trigger,
  {frame}: EffectReading,
  token: number,
  modality: PersonWords['modality'],
): boolean {
  if (frame === 'subject') return childrenBy(sentence, anchor, 'aux:pass').length > 0;
  // "kills", "succeeded in capturing": never passive.
  if (frame === 'object' && token < first && /^VB[ZG]$/.test(sentence.xpos[anchor] ?? '')) return true;
  if (frame !== 'object' || token > first || !/^VB[ND]$/.test(sentence.xpos[anchor] ?? '')) return false;
  const auxiliaries = childrenBy(sentence, anchor, 'aux');
  // "the post she has held"
  if (auxiliaries.length === 1 && modality.get(sentence.lemmas[auxiliaries[0]!] ?? '') === 'perfect') return true;
  for (let i = token + 1; i < first; i++) if (sentence.upos[i] === 'AUX') return false;
  const relative = sentence.xpos[anchor] === 'VBD' && /^W/.test(sentence.xpos[first - 1] ?? '');
  return relative || opensPhrase(sentence, last + 1);
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
  const title = sentence.forms.every((form) => form.length < 4 || !/^\p{Ll}/u.test(form));
  if (title || !isProper(sentence, i)) return false;
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
