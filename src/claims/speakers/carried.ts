import type {AnalysedText} from '../../language/text.ts';
import type {Attribution} from '../../speech/attribution.ts';
import type {Cast} from '../../speech/cast.ts';
import type {SpeakerClassifier} from '../../speech/classify.ts';
import {TELLING} from '../../speech/cues.ts';
import type {Pronouns} from '../../speech/pronouns.ts';
import type {Quotation} from '../../speech/quotations.ts';

/** The attributions that touch each sentence, outer ones first. */
export type BySentence = ReadonlyMap<number, readonly Attribution[]>;

/** What is known of one document's speech. */
export interface Heard {
  /** Attributions by the sentences that their contents touch, outer ones first. */
  readonly bySentence: BySentence;
  readonly quotations: readonly Quotation[];
  readonly cast: Cast;
  readonly pronouns: Pronouns;
  readonly classifier: SpeakerClassifier;
}

/** How many sentences of a statement without words that attribute them are looked over. */
export const LONGEST_GAP = 2;

/**
 * A sentence between two of the same speaker is that speaker's as well. More than one are where somebody speaks of himself in
 * them: "our units withdrew" is not the outlet's word.
 */
export function carriedOver(text: AnalysedText, sentence: number, heard: Heard): Attribution | null {
  const {cast} = heard;
  const before = nextMain(text, sentence, -1, heard);
  if (before && speaksOfItself(text, sentence, heard)) return before.main;
  const after = before && nextMain(text, sentence, 1, heard);
  if (!before || !after || !isSameParty(cast, before.main, after.main)) return null;
  if (after.sentence - before.sentence === 2) return before.main;
  for (let i = before.sentence + 1; i < after.sentence; i++) if (speaksOfItself(text, i, heard)) return before.main;
  return null;
}

/** "Our units lost nine men": the outlet has none. */
function speaksOfItself(text: AnalysedText, sentence: number, {pronouns}: Heard): boolean {
  return text.sentence(sentence).lower.some((word) => pronouns.kindOf(word)?.person === 'first');
}

function nextMain(text: AnalysedText, from: number, step: number, {bySentence, cast}: Heard) {
  for (let n = 1; n <= LONGEST_GAP; n++) {
    const sentence = from + n * step;
    const main = mainOf(text, sentence, bySentence, cast);
    if (main !== null) return {main, sentence};
  }
  return null;
}

/** "Police chief Omar Adan" and "Adan", "the ministry" and "it": one name holds the other's last word. */
function isSameParty(cast: Cast, a: Attribution, b: Attribution): boolean {
  const [first, second] = [wordsOf(cast, a), wordsOf(cast, b)];
  if (a.source && b.source) {
    const [one, other] = [cast.identify(a.source), cast.identify(b.source)];
    // "The army said … The report said": what takes up the one before names it with another word.
    if (other.borrowed && one.class === other.class) return true;
  }
  return first.includes(second.at(-1) ?? '') || second.includes(first.at(-1) ?? '');
}

/** The attribution that a sentence is there for. */
function mainOf(text: AnalysedText, sentence: number, bySentence: BySentence, cast: Cast): Attribution | null {
  if (sentence < 0 || sentence >= text.size) return null;
  const {start, end} = text.span(sentence);
  for (const one of bySentence.get(sentence) ?? []) {
    const shared = Math.min(end, one.content.end) - Math.max(start, one.content.start);
    if (TELLING.has(one.act) && one.source && !isUnknownHeading(one, cast) && shared * 3 > end - start) return one;
  }
  return null;
}

function wordsOf(cast: Cast, {source}: Attribution): string[] {
  if (source === null) return [];
  const name = cast.identify(source).name ?? source.text;
  return (name.toLowerCase().split(',')[0] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** "Briefs: two men held", "[Report] [Ana Ruiz]": in headings stand words of all kinds, and names of those who report. */
export function isUnknownHeading({source, construct}: Pick<Attribution, 'source' | 'construct'>, cast: Cast): boolean {
  return construct === 'heading' && source !== null && !cast.identify(source).known;
}
