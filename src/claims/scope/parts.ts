import type {Sentence} from '../../model/sentence.ts';
import type {Description} from '../affected/people.ts';
import type {Draft} from '../draft.ts';
import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {countedBehind, jointOf, onlyJoins} from '../links/joints.ts';
import {type LinkContext, type LinkWords, whoAt} from '../links/link.ts';
import {figuresOnRoll, findRolls} from '../singles/rolls.ts';
import {isGivenAgain, isRecount} from './again.ts';
import {bracketedFigures} from './bracketed.ts';
import {matchesBefore, type PartWords} from './part-words.ts';

/**
 * Gives counts without an effect word of their own the effect of the count before them.
 *
 * Parts ("including four children", "three of them women"), lists ("14 dead: nine soldiers and five clerks"), company
 * ("along with two officers") and shortened repetitions ("45 died in the north and 12 in the east"). `earlier` is the
 * last claim of the sentence before, for a sentence that only names parts.
 */
export function linkParts(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  linked: readonly Draft[],
  earlier: Draft | null,
  words: LinkWords & {readonly parts: PartWords},
  {index}: LinkContext,
): Draft[] {
  const drafts = withRolls(sentence, figures, triggers, linked, words, index);
  const bracketed = bracketedFigures(sentence, figures);
  for (const figure of figures) {
    if (drafts.some((draft) => draft.figure === figure && draft.rule === 'roll')) continue;
    const within = wholeBehind(sentence, figure, drafts, words.parts);
    const listed = bracketed.includes(figure);
    const marked =
      listed ||
      within !== null ||
      isMarkedPart(sentence, figure, words.parts) ||
      continuesPart(sentence, figure, drafts);
    const whole = within ?? (listed ? wholeOf(drafts, figure, true) : wholeOf(drafts, figure));
    const own = drafts.findIndex((draft) => draft.figure === figure);
    if (own >= 0) {
      // "The toll includes 112 women": what a toll includes is a part of it.
      const counted = whole !== null || drafts[own]!.reading.frame === 'toll';
      if (listed || (marked && counted)) drafts[own] = {...drafts[own]!, part: true};
      continue;
    }
    const behind = marked ? null : countedBehind(sentence, figure, drafts);
    if (behind !== null) {
      const who = whoAt(sentence, figure.noun, words.affected);
      drafts.push({...behind, figure, counted: figure.noun, who, rule: 'next'});
      continue;
    }
    const stands = (phrases: PartWords['along']) =>
      phrases.some((phrase) => matchesBefore(sentence, phrase, figure.first));
    const along = stands(words.parts.along);
    const again = !along && (isGivenAgain(sentence, figure, words.parts) || isRecount(sentence, figure, words.parts));
    const model = whole ?? (marked || along || again ? (namedBefore(triggers, figure, index) ?? earlier) : null);
    if (model === null) continue;
    const rule = marked ? 'part' : along ? 'along' : again ? 'again' : jointOf(sentence, figure, model);
    const counted = rule === 'part' ? saidOfThem(sentence, figure, words) : figure.noun;
    const who = whoAt(sentence, counted, words.affected);
    if (rule === null || !isOfKind(sentence, figure, who, model)) continue;
    // "213 of them in the capital, three in the port": what goes on with a part is one.
    const goesOn = rule === 'shortened' && wholeOf(drafts, figure, true)?.part === true;
    const part = rule === 'part' || rule === 'list' || goesOn;
    drafts.push({...model, sentence: index, figure, single: null, counted, who, part, rule});
  }
  return drafts;
}

/** Counts of those who are said to be among the dead are parts, whatever else they were taken for. */
function withRolls(
  sentence: Sentence,
  figures: readonly FoundFigure[],
  triggers: readonly Trigger[],
  linked: readonly Draft[],
  {affected, parts}: LinkWords & {readonly parts: PartWords},
  index: number,
): Draft[] {
  const onRolls = findRolls(sentence, triggers, parts).flatMap((roll) =>
    figuresOnRoll(sentence, roll, figures).map(
      (figure): Draft => ({
        sentence: index,
        told: index,
        trigger: roll.trigger,
        reading: roll.reading,
        figure,
        single: null,
        counted: figure.noun,
        who: whoAt(sentence, figure.noun, affected),
        part: true,
        rule: 'roll',
      }),
    ),
  );
  return [...linked.filter(({figure}) => !onRolls.some((draft) => draft.figure === figure)), ...onRolls];
}

/** "two of them reporters", "four of whom were children": the people that the part is said to be, or its own noun. */
function saidOfThem(sentence: Sentence, figure: FoundFigure, words: LinkWords): number {
  if (figure.of < 0 || !/^(PRP|WP)/.test(sentence.xpos[figure.of] ?? '')) return figure.noun;
  let i = figure.of + 1;
  if (sentence.upos[i] === 'AUX' && sentence.relations[i] === 'cop') i++;
  while (/^JJ/.test(sentence.xpos[i] ?? '')) i++;
  const said = sentence.xpos[i] === 'NNS' && whoAt(sentence, i, words.affected).sort === 'person';
  return said ? i : figure.noun;
}

/** "The dead included four children": an effect named without a count of its own. */
function namedBefore(triggers: readonly Trigger[], figure: FoundFigure, sentence: number): Draft | null {
  const trigger = triggers.findLast(({last}) => last < figure.first);
  const reading = trigger?.readings.find(({countOnly}) => !countOnly);
  if (trigger === undefined || reading === undefined) return null;
  const who: Description = {class: 'unspecified', sort: 'person', anybody: true};
  return {
    sentence,
    told: sentence,
    trigger,
    reading,
    figure: null,
    single: null,
    counted: -1,
    who,
    part: false,
    rule: 'named',
  };
}

/** Parts of people are people: "20 died, including four children", not "…, including three on Monday". */
function isOfKind(sentence: Sentence, figure: FoundFigure, who: Description, whole: Draft): boolean {
  const {noun} = figure;
  // "14 disappearances and 87 arrests": what is counted beside an effect's own noun has an effect of its own.
  if (whole.reading.frame === 'counted' && whole.counted < 0) return noun < 0 || who.sort === 'person';
  return noun < 0 || who.sort === 'person' || who.sort === whole.who.sort || sentence.xpos[noun] === 'NNS';
}

/** The nearest count before the figure. */
function wholeOf(drafts: readonly Draft[], figure: FoundFigure, parts = false): Draft | null {
  let best: Draft | null = null;
  for (const draft of drafts) {
    if (draft.figure === null || draft.figure.last >= figure.first || (draft.part && !parts)) continue;
    if (best === null || best.figure!.last < draft.figure.last) best = draft;
  }
  return best;
}

function isMarkedPart(sentence: Sentence, figure: FoundFigure, parts: PartWords): boolean {
  const pronoun = figure.of >= 0 && figure.of > figure.last && /^(PRP|W)/.test(sentence.xpos[figure.of] ?? '');
  if (pronoun) return true;
  const before = parts.before.some(
    (phrase) =>
      matchesBefore(sentence, phrase, figure.first) ||
      matchesBefore(sentence, phrase, listStart(sentence, figure.first)),
  );
  return before || standsBehind(sentence, figure.last + 1, parts) || standsBehind(sentence, figure.noun + 1, parts);
}

/** "four of whom", "Ten crew members were among the victims": a phrase behind the figure or its noun. */
function standsBehind({lower}: Sentence, at: number, {behind}: PartWords): boolean {
  return at > 0 && behind.some((phrase) => phrase.every((word, k) => lower[at + k] === word));
}

/** "Two teachers were among 45 people arrested": the whole stands behind its part. */
function wholeBehind(
  sentence: Sentence,
  figure: FoundFigure,
  drafts: readonly Draft[],
  parts: PartWords,
): Draft | null {
  const end = Math.max(figure.last, figure.noun, figure.of);
  const next = drafts.find(
    (draft) => draft.figure !== null && draft.figure.first > end && draft.figure.first - end <= 5,
  );
  if (next === undefined || next.figure === null) return null;
  return parts.within.some((phrase) => matchesBefore(sentence, phrase, next.figure!.first)) ? next : null;
}

/** "a judge and two lawyers": where the list of single persons before a count begins; the count itself where there is none. */
function listStart({xpos}: Sentence, first: number): number {
  if (!/^(CC|,)$/.test(xpos[first - 1] ?? '')) return first;
  let i = first;
  while (/^(DT|NN|JJ|CC|,)$/.test(xpos[i - 1] ?? '')) i--;
  return i < first - 2 ? i : first;
}

/** "including four children and two nurses": a count coordinated with a part is a part. */
function continuesPart(sentence: Sentence, figure: FoundFigure, drafts: readonly Draft[]): boolean {
  return drafts.some((draft) => {
    if (!draft.part || draft.figure === null || figure.noun < 0) return false;
    const end = Math.max(draft.figure.last, draft.figure.noun, draft.figure.of);
    return figure.first > end && figure.first - end <= 3 && onlyJoins(sentence, end + 1, figure.first);
  });
}
