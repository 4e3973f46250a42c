import type {AnalysedText} from '../../language/text.ts';
import type {Speaker} from '../../model/claim.ts';
import type {AttributionMention} from '../../model/mention.ts';
import type {Sentence} from '../../model/sentence.ts';
import {contains, type Quote, type Span} from '../../model/span.ts';
import type {Pack} from '../../packs/pack.ts';
import type {Attribution} from '../../speech/attribution.ts';
import {type Cast, createCast} from '../../speech/cast.ts';
import type {SpeakerClassifier} from '../../speech/classify.ts';
import {type CueKind, TELLING} from '../../speech/cues.ts';
import type {SpeechFinder} from '../../speech/find.ts';
import {compilePronouns} from '../../speech/pronouns.ts';
import {lastStartingBy, type Quotation, quotationsOf} from '../../speech/quotations.ts';
import {type BySentence, carriedOver, type Heard, isUnknownHeading, LONGEST_GAP} from './carried.ts';

/** Who stands behind a claim, and how it is put. */
export interface Attributed {
  readonly speaker: Speaker | null;
  /** Who passed it on, outermost first. */
  readonly via: readonly string[];
  readonly cue: Span | null;
  readonly manner: AttributionMention['manner'] | null;
  /** What the cues around the claim do, outermost first, those without a source included: `deny`, `allege`, `believe`. */
  readonly acts: readonly Act[];
}

/** What one cue does with the claim. */
export interface Act {
  readonly kind: CueKind;
  /** "did not confirm": the cue is negated. */
  readonly negated: boolean;
  readonly cue: Span | null;
}

/** Tells who says a claim; made for one document. */
export interface Speakers {
  /** `trigger` is the word that says the effect; the deepest source whose words cover it is the speaker. */
  of(trigger: Span, sentence: number): Attributed;
}

export interface SpeakerReader {
  /** Reads the attributions around the sentences that hold claims. */
  attend(text: AnalysedText, sentences: ReadonlySet<number>): Speakers;
}

/** Makes the stage that finds speakers: `finder` from `createSpeechFinder(pack)`. */
export function createSpeakerReader(pack: Pack, finder: SpeechFinder): SpeakerReader {
  const words = {classifier: finder.speakers(), pronouns: compilePronouns(pack)};
  return {
    attend(text, sentences) {
      const near = new Set<number>();
      for (const i of sentences)
        for (let k = Math.max(0, i - LONGEST_GAP); k <= Math.min(text.size - 1, i + LONGEST_GAP); k++) near.add(k);
      const attributions = finder.find(text, near, true);
      const bySentence = indexBySentence(text, attributions);
      const quotations = quotationsOf(text);
      const cast = createCast(text, attributions, words);
      return {of: (trigger, sentence) => attribute(text, trigger, sentence, {...words, bySentence, quotations, cast})};
    },
  };
}

function indexBySentence(text: AnalysedText, attributions: readonly Attribution[]): BySentence {
  const index = new Map<number, Attribution[]>();
  for (const one of attributions) {
    const last = text.sentenceAt(one.content.end - 1);
    for (let i = text.sentenceAt(one.content.start); i <= last; i++) {
      const same = index.get(i);
      if (same) same.push(one);
      else index.set(i, [one]);
    }
  }
  return index;
}

function attribute(text: AnalysedText, trigger: Span, sentence: number, heard: Heard): Attributed {
  const {bySentence, quotations, cast} = heard;
  const around = (bySentence.get(sentence) ?? []).filter(
    (one) => contains(one.content, trigger) && !(one.cue && contains(one.cue, trigger)),
  );
  const layers = withoutEvidence(
    inward(around, trigger).filter(
      (one) =>
        (isTelling(one, heard) && !isOwnedUp(text.sentence(sentence), one, trigger)) ||
        isQuotedIn(one, trigger, quotations),
    ),
    cast,
  );
  const acts = around.map(({act, negated, cue}) => ({kind: act, negated, cue}));
  const deepest = layers.at(-1) ?? carriedOver(text, sentence, heard);
  if (!deepest?.source) return {speaker: null, via: [], cue: null, manner: null, acts};
  const {name, class: kind} = cast.identify(deepest.source);
  return {
    speaker: {...deepest.source, name, class: kind},
    via: relays(layers.slice(0, -1), deepest.source, name, cast),
    cue: deepest.cue,
    manner: deepest.manner,
    acts,
  };
}

/** "The radio said that, according to the mayor, nine died": a phrase behind the verb of another, and before what is told, is the inner one. */
function inward(around: readonly Attribution[], trigger: Span): readonly Attribution[] {
  const phrase = around.find(
    ({construct, cue}) =>
      construct === 'phrase' &&
      cue !== null &&
      cue.end <= trigger.start &&
      around.some((one) => one.construct === 'clause' && one.cue !== null && one.cue.end <= cue.start),
  );
  return phrase === undefined ? around : [...around.filter((one) => one !== phrase), phrase];
}

/** Who passed it on; one who speaks twice is named once. */
function relays(layers: readonly Attribution[], speaker: Quote, name: string | null, cast: Cast): string[] {
  const names = layers.flatMap(({source}) => (source === null ? [] : [cast.identify(source).name ?? source.text]));
  return [...new Set(names)].filter((one) => one !== (name ?? speaker.text));
}

/** Whether an attribution gives a source for what it covers: a wish, a search or praise does not. */
function isTelling(one: Attribution, {cast, pronouns, classifier}: Heard): boolean {
  const {source, negated, act, construct} = one;
  if (source === null || negated || construct === 'noun') return false;
  // What a court hears is said in it, and reported as its word.
  if (act === 'know') return construct === 'clause' && cast.identify(source).class === 'court';
  if (!TELLING.has(act)) return false;
  if (isUnknownHeading({source, construct}, cast) || isTopic(one, classifier)) return false;
  // "we repeat": where nobody is quoted, it is the outlet that speaks of itself.
  if (pronouns.kindOf(source.text)?.person === 'first' && cast.identify(source).name === null) return false;
  if (act === 'believe') return construct === 'clause';
  if (act !== 'show') return true;
  const {known, class: kind} = cast.identify(source);
  // "The court found two men guilty of killing nine"
  return (construct === 'clause' && known) || (construct === 'complement' && kind === 'court');
}

/**
 * "claimed the attack that killed 20", "a crash claimed a life and hurt nine": what is claimed is not what is counted. It is in
 * "claims more than 20 were killed", where only the auxiliary of what is told stands between.
 */
function isOwnedUp(
  {size, starts, xpos, upos, relations, heads}: Sentence,
  {act, construct, content}: Attribution,
  trigger: Span,
): boolean {
  if (act !== 'claim' || construct !== 'object') return false;
  for (let i = 0; i < size; i++) {
    if (starts[i]! < content.start || starts[i]! > trigger.start) continue;
    const finite = /^VB[DPZ]$/.test(xpos[i]!) && upos[i] !== 'AUX';
    // "claimed his men killed nine": the object is the subject of what is told.
    const tells = finite && starts[i] === trigger.start && relations[i] === 'conj' && /^N/.test(xpos[i - 1] ?? '');
    if (tells && starts[heads[i]!]! < content.start) return false;
    if (finite || xpos[i]!.startsWith('W')) return true;
  }
  return false;
}

/** "Kenya: 12 held in raid": a country before a colon is what the headline is about; behind its words it says them. */
function isTopic({source, content, construct}: Attribution, classifier: SpeakerClassifier): boolean {
  if (construct !== 'heading' || source === null || source.start > content.start) return false;
  // "Migrant boat disaster: nine held": what ends with a word that names nobody.
  const last = source.text.split(' ').at(-1) ?? '';
  if (/^\p{Ll}/u.test(last) && classifier.classify(last).standing === null) return true;
  return classifier.classify(source.text).standing === 'place';
}

/** Words in quotation marks are their source's, whatever the verb: "asked for 25 years “for the killing of nine”". */
function isQuotedIn({source, manner}: Attribution, trigger: Span, quotations: readonly Quotation[]): boolean {
  if (source === null || manner !== 'mixed') return false;
  const around = quotations[lastStartingBy(quotations, trigger.start)];
  return around !== undefined && trigger.end <= around.end;
}

/** "“According to updated data, nine died,” the ministry said": data have no word of their own where somebody speaks. */
function withoutEvidence(layers: readonly Attribution[], cast: Cast): Attribution[] {
  const speaks = ({construct, act}: Attribution): boolean => construct !== 'phrase' || act !== 'estimate';
  return withoutSelf(layers.some(speaks) ? layers.filter(speaks) : layers, cast);
}

/** A spokesman who says that his ministry confirms something is not passing it on. */
function withoutSelf(layers: readonly Attribution[], cast: Cast): Attribution[] {
  return layers.filter((one, i) => {
    const outer = layers[i - 1];
    if (!outer?.source || !one.source || outer.manner !== 'direct') return true;
    return cast.identify(outer.source).class !== cast.identify(one.source).class;
  });
}
