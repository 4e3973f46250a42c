import type {AnalysedText} from '../language/text.ts';
import type {Attribution} from './attribution.ts';
import {isSpeech, type Quotation} from './quotations.ts';

/**
 * Quotations that nobody is said to speak: they belong to the one who spoke, or was spoken of as saying something, in the
 * sentence before. "The mayor agreed with him. “We are ready.”"
 *
 * `spoken` are the quotations that have a speaker; `attributions` stand in the order of the text.
 */
export function findOrphans(
  text: AnalysedText,
  quotations: readonly Quotation[],
  spoken: ReadonlySet<Quotation>,
  attributions: readonly Attribution[],
): Attribution[] {
  const bySentence = lastOfSentences(text, attributions);
  const found: Attribution[] = [];
  for (const quotation of quotations) {
    if (spoken.has(quotation) || !isSpeech(text.text, quotation) || !isWhole(text.text, quotation)) continue;
    const sentence = text.sentenceAt(quotation.start);
    if (text.span(sentence).start !== quotation.start) continue;
    const before = bySentence.get(sentence - 1);
    if (!before?.source) continue;
    const one: Attribution = {
      ...before,
      construct: 'carried',
      negated: false,
      cue: null,
      content: {start: quotation.start, end: quotation.end},
      manner: 'direct',
    };
    found.push(one);
    bySentence.set(text.sentenceAt(quotation.end - 1), one);
  }
  return found;
}

/** The attribution with the longest content of each sentence in which one ends. */
function lastOfSentences(text: AnalysedText, attributions: readonly Attribution[]): Map<number, Attribution> {
  const last = new Map<number, Attribution>();
  for (const one of attributions) {
    if (one.source === null) continue;
    const at = Math.max(one.sentence, text.sentenceAt(one.content.end - 1));
    const known = last.get(at);
    if (known === undefined || lengthOf(one) > lengthOf(known)) last.set(at, one);
  }
  return last;
}

function lengthOf({content}: Attribution): number {
  return content.end - content.start;
}

/** A quotation that ends as sentences do; one that breaks off is part of a sentence that was not understood. */
function isWhole(text: string, {end}: Quotation): boolean {
  return /[.?!…]\W{0,2}$/u.test(text.slice(end - 4, end));
}
