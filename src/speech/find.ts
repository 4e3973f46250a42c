import type {AnalysedText} from '../language/text.ts';
import {contains, quote, type Span} from '../model/span.ts';
import type {Pack} from '../packs/pack.ts';
import type {Attribution} from './attribution.ts';
import {findCited} from './citing.ts';
import {createSpeakerClassifier, type SpeakerClassifier} from './classify.ts';
import {clausesOf} from './clauses.ts';
import {findCountedBy} from './counted-by.ts';
import {type Cues, compileCues} from './cues.ts';
import type {Found} from './found.ts';
import {findByColon} from './headings.ts';
import {findIntroduced} from './introduced.ts';
import {findMasthead} from './masthead.ts';
import {findByNoun} from './nouns.ts';
import {findOrphans} from './orphans.ts';
import {findByPhrase} from './phrases.ts';
import {isSpeech, lastStartingBy, type Quotation, quotationsOf} from './quotations.ts';
import {withRelayed} from './relay.ts';
import {findByTally} from './tally-nouns.ts';
import {findTurns} from './turns.ts';
import {findByVerb} from './verbs.ts';
import {wholeSource} from './whole-source.ts';

/** Finds who says what in a text. */
export interface SpeechFinder {
  /**
   * Every attribution, in the order of the text, outer ones before those inside them.
   *
   * `which` limits the search to those whose content touches these sentences; fewer sentences are analysed then.
   * `nested` asks also for those inside a direct quotation: what a quoted speaker says that others said.
   */
  find(text: AnalysedText, which?: ReadonlySet<number>, nested?: boolean): Attribution[];
  /** Tells what kind of body speaks; made when it is first asked for. */
  speakers(): SpeakerClassifier;
}

interface InSentence {
  readonly sentence: number;
  readonly found: Found;
}

/** Makes the finder from the tables `reporting-verbs`, `reporting-nouns` and `reporting-phrases`. */
export function createSpeechFinder(pack: Pack): SpeechFinder {
  const cues = compileCues(pack);
  let classifier: SpeakerClassifier | null = null;
  const speakers = () => {
    classifier ??= createSpeakerClassifier(pack);
    return classifier;
  };
  return {find: (text, which, nested = false) => find(text, which, nested, {cues, speakers}), speakers};
}

/** What finding goes by; the classifier is made when it is first needed. */
interface Means {
  readonly cues: Cues;
  readonly speakers: () => SpeakerClassifier;
}

function find(
  text: AnalysedText,
  which: ReadonlySet<number> | undefined,
  nested: boolean,
  means: Means,
): Attribution[] {
  const {cues} = means;
  const quotations = quotationsOf(text);
  const sentences = which ? [...widen(text, which, quotations)].sort((a, b) => a - b) : null;
  const all: InSentence[] = [];
  for (let k = 0; k < (sentences?.length ?? text.size); k++) {
    const sentence = sentences?.[k] ?? k;
    for (const found of inSentence(text, sentence, means, quotations)) all.push({sentence, found});
  }
  const spoken = new Set<Quotation>();
  for (const {found} of all) if (found.quotation) spoken.add(found.quotation);
  const finished = all.map(({sentence, found}) => finish(text, sentence, found, quotations, spoken));
  const said = spokenOf(finished, quotations);
  const orphans = findOrphans(text, quotations, said, finished);
  const kept = nested ? finished : finished.filter((one) => !isQuoted(one, quotations, said));
  const introduced = findIntroduced(text, which, quotations, cues);
  return [...findMasthead(text.text, cues), ...findTurns(text, cues), ...kept, ...orphans, ...introduced].sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end,
  );
}

/** The quotations that are somebody's statement, those that carry one on included. */
function spokenOf(attributions: readonly Attribution[], quotations: readonly Quotation[]): Set<Quotation> {
  const spoken = new Set<Quotation>();
  for (const {construct, content} of attributions) {
    if (construct !== 'quotation') continue;
    for (let k = lastStartingBy(quotations, content.start); k >= 0 && k < quotations.length; k++) {
      const one = quotations[k]!;
      if (one.start >= content.end) break;
      spoken.add(one);
    }
  }
  return spoken;
}

/** Whether a cue stands in what another cue quotes. */
function isQuoted({cue}: Attribution, quotations: readonly Quotation[], spoken: ReadonlySet<Quotation>): boolean {
  const around = cue && quotations[lastStartingBy(quotations, cue.start)];
  return !!around && cue.end <= around.end && spoken.has(around);
}

function inSentence(text: AnalysedText, i: number, {cues, speakers}: Means, quotations: readonly Quotation[]): Found[] {
  const clauses = clausesOf(text.sentence(i));
  const cited = findCited(text.text, clauses, cues, quotations);
  const spoken = [
    ...findByVerb(text.text, clauses, cues, quotations).filter(({cue}) => !isWithin(cue, cited)),
    ...cited,
    ...findByPhrase(clauses, cues),
    ...findByColon(clauses, cues),
  ];
  return [
    ...withRelayed(clauses, spoken, cues),
    ...findByNoun(clauses, cues),
    ...findByTally(text.text, clauses, cues, speakers),
    ...findCountedBy(clauses, cues),
  ].map((one) => (one.source === null ? one : {...one, source: wholeSource(clauses, one.source, cues)}));
}

function isWithin(cue: Span | null, others: readonly Found[]): boolean {
  return cue !== null && others.some((one) => one.cue !== null && contains(one.cue, cue));
}

/** The cue of a quotation stands in the sentence that begins or ends it, or in a paragraph that it goes on in. */
function widen(text: AnalysedText, which: ReadonlySet<number>, quotations: readonly Quotation[]): Set<number> {
  const wider = new Set(which);
  const {paragraphs} = text;
  let done = 0;
  for (const quotation of quotations) {
    if (!isAsked(text, which, quotation)) continue;
    const first = paragraphs[lastStartingBy(paragraphs, quotation.start)] ?? quotation;
    const last = paragraphs[lastStartingBy(paragraphs, quotation.end - 1)] ?? quotation;
    // The sentence before the paragraph may introduce it.
    for (
      let i = Math.max(done, text.sentenceAt(first.start) - 1);
      i < text.size && text.span(i).start < last.end;
      i++
    ) {
      wider.add(i);
      done = i;
    }
  }
  return wider;
}

function isAsked(text: AnalysedText, which: ReadonlySet<number>, {start, end}: Span): boolean {
  const last = text.sentenceAt(end - 1);
  for (let i = text.sentenceAt(start); i <= last; i++) if (which.has(i)) return true;
  return false;
}

function finish(
  text: AnalysedText,
  sentence: number,
  found: Found,
  quotations: readonly Quotation[],
  spoken: ReadonlySet<Quotation>,
): Attribution {
  return {
    kind: 'attribution',
    act: found.kind,
    construct: found.construct,
    negated: found.negated,
    sentence,
    source: found.source && quote(text.text, found.source),
    cue: found.cue && quote(text.text, found.cue),
    content: found.quotation ? carriedOn(text, found.quotation, found.cue, quotations, spoken) : found.content,
    manner: found.manner,
  };
}

/** Between the word that attributes and the second half of a quotation: its source or a day, and a comma. */
const HALVES = /^[^.;:!?“”"]{0,80},\s*$/;

/** A statement goes on after its cue, in quotations that begin a sentence, have no cue of their own, and follow at once. */
function carriedOn(
  text: AnalysedText,
  first: Quotation,
  cue: Span | null,
  quotations: readonly Quotation[],
  spoken: ReadonlySet<Quotation>,
): Span {
  let end = first.end;
  let last = text.sentenceAt(Math.max(first.end, cue?.end ?? 0) - 1);
  for (let at = lastStartingBy(quotations, first.start) + 1; at < quotations.length; at++) {
    const next = quotations[at]!;
    const sentence = text.sentenceAt(next.start);
    if (spoken.has(next) || sentence > last + 1) break;
    if (text.span(sentence).start !== next.start) {
      // "…," the mayor said, "and …": the cue stands between the halves.
      const halves = cue !== null && cue.start >= end && HALVES.test(text.text.slice(cue.end, next.start));
      if (halves) end = next.end;
      if (sentence <= last) continue;
      break;
    }
    if (!isSpeech(text.text, next)) break;
    end = next.end;
    last = text.sentenceAt(next.end - 1);
  }
  return {start: first.start, end};
}
