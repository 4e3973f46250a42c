import {childrenBy} from '../language/tree.ts';
import type {Effect} from '../model/claim.ts';
import type {Sentence} from '../model/sentence.ts';
import {overlaps, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import {countedBy} from './counted.ts';
import type {Draft} from './draft.ts';
import {isFactual, isNegated} from './factual.ts';
import type {FoundFigure} from './figures/figures.ts';
import {type LinkContext, type LinkWords, whoAt} from './link.ts';
import {fits} from './needs.ts';
import {sortOf} from './people.ts';
import {nounPhrase} from './phrases.ts';
import type {EffectReading, Trigger} from './triggers.ts';

/** Words that tell one person from none; `packs/<lang>/singles.txt`. */
export interface SingleWords {
  readonly pronouns: ReadonlySet<string>;
  readonly bars: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

/** Compiles `singles.txt`. */
export function compileSingles(pack: Pack): SingleWords {
  const words = (kind: string): Set<string> =>
    new Set(
      pack
        .table('singles')
        .filter((row) => row.cells['kind'] === kind)
        .map((row) => row.cells['word'] ?? ''),
    );
  return {pronouns: words('pronoun'), bars: words('bar'), shared: words('shared')};
}

/** Effects of which one person, told without a count, is a claim. */
const PERSONAL: ReadonlySet<Effect> = new Set([
  'killed',
  'injured',
  'detained',
  'abducted',
  'missing',
  'rescued',
  'hospitalized',
  'infected',
]);

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
  names: readonly Span[],
  words: LinkWords & {readonly singles: SingleWords},
  context: LinkContext,
): Draft[] {
  const found: Draft[] = [];
  for (const trigger of triggers) {
    const reading = trigger.readings.find((candidate) => isPersonal(candidate, context));
    if (reading === undefined || isNegated(sentence, trigger, words.modality)) continue;
    if (!isFactual(sentence, trigger.anchor, words.modality)) continue;
    const {own, shared} = countedBy(sentence, trigger.anchor, reading.frame);
    for (const counted of [...own, ...shared]) {
      if (!isOnePerson(sentence, counted, figures, names, words)) continue;
      const who = whoAt(sentence, counted, words.affected);
      if (!fits(sentence, {reading, trigger, counted, who}, words.affected)) continue;
      if (taken.some((draft) => draft.counted === counted)) continue;
      if (found.some((draft) => draft.counted === counted && draft.reading.effect === reading.effect)) continue;
      const single = singleSpan(sentence, counted);
      found.push({
        sentence: context.index,
        trigger,
        reading,
        figure: null,
        single,
        counted,
        who,
        part: false,
        rule: `single/${reading.frame}`,
      });
    }
  }
  return found;
}

function isPersonal(reading: EffectReading, {disease}: LinkContext): boolean {
  if (reading.needs.includes('disease') && !disease) return false;
  return PERSONAL.has(reading.effect) && !reading.countOnly && !['counted', 'people', 'toll'].includes(reading.frame);
}

function isOnePerson(
  sentence: Sentence,
  token: number,
  figures: readonly FoundFigure[],
  names: readonly Span[],
  words: LinkWords & {readonly singles: SingleWords},
): boolean {
  if (
    figures.some(
      (figure) => figure.kind === 'count' && (figure.noun === token || figure.of === token || covers(figure, token)),
    )
  )
    return false;
  const {first} = nounPhrase(sentence, token);
  for (let i = first; i < token; i++) if (words.singles.bars.has(sentence.lower[i] ?? '')) return false;
  const tag = sentence.xpos[token] ?? '';
  if (tag === 'PRP')
    return words.singles.pronouns.has(sentence.lower[token] ?? '') && isNamedBefore(sentence, token, words);
  const span = {start: sentence.starts[token]!, end: sentence.ends[token]!};
  if (tag === 'NNP') return !names.some((name) => overlaps(name, span)) && mayBePerson(sentence, token, words);
  if (tag !== 'NN') return false;
  const who = whoAt(sentence, token, words.affected);
  return (
    who.sort === 'person' &&
    sortOf(sentence, token, words.affected.senses) !== 'group' &&
    !isShared(sentence, token, words.singles)
  );
}

function covers(figure: FoundFigure, token: number): boolean {
  return figure.first <= token && token <= figure.last;
}

/** A pronoun counts only where its person is named in the same sentence. */
function isNamedBefore(sentence: Sentence, pronoun: number, words: LinkWords): boolean {
  for (let i = 0; i < pronoun; i++) {
    const tag = sentence.xpos[i] ?? '';
    if (tag === 'NNP') return true;
    if (tag === 'NN' && whoAt(sentence, i, words.affected).sort === 'person') return true;
  }
  return false;
}

/** A capitalised word that is no abbreviation of a body ("MRTA") and no body's noun ("the Ministry"). */
function mayBePerson(sentence: Sentence, token: number, words: LinkWords): boolean {
  const form = sentence.forms[token] ?? '';
  const shouted = sentence.forms.every((other) => other === other.toUpperCase());
  const sort = sortOf(sentence, token, words.affected.senses);
  return /^\p{Lu}/u.test(form) && (shouted || !/^\p{Lu}{2,}$/u.test(form)) && sort !== 'group' && sort !== 'thing';
}

/** "each soldier", "every man", "any passenger" are not one person. */
function isShared(sentence: Sentence, token: number, words: SingleWords): boolean {
  return childrenBy(sentence, token, 'det').some((i) => words.shared.has(sentence.lower[i] ?? ''));
}

/** The words of one person with their article, through the name that follows a title or description. */
function singleSpan(sentence: Sentence, counted: number): Span {
  const {first, last} = nounPhrase(sentence, counted);
  return {start: sentence.starts[first]!, end: sentence.ends[last]!};
}
