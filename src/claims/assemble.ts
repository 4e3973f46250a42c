import type {AnalysedText} from '../language/text.ts';
import {isRelation, spanOf, subtree} from '../language/tree.ts';
import type {Claim, Figure} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Sentence} from '../model/sentence.ts';
import {quote, type Span} from '../model/span.ts';
import {claimId} from './claim-id.ts';
import {confidenceOf} from './confidence.ts';
import {anchorOf, type Draft} from './draft.ts';

/** What the stages behind linking found for a draft. */
export type Told = Pick<Claim, 'affected' | 'speaker' | 'via' | 'cue' | 'stance' | 'place' | 'time' | 'scope'>;

/** Makes the claim of a draft. `name` is the reader's. */
export function toClaim(document: Document, text: AnalysedText, draft: Draft, told: Told, name: string): Claim {
  const sentence = text.sentence(draft.sentence);
  const figure = figureOf(document.text, draft);
  const [first, last] = draft.trigger.said;
  return {
    id: claimId(document.id, figure, draft.reading.effect),
    document: document.id,
    content: contentOf(sentence, draft),
    effect: draft.reading.effect,
    figure,
    trigger: quote(document.text, spanOf(text.sentence(draft.told), [first, last])),
    ...told,
    rule: draft.rule,
    reader: name,
    confidence: confidenceOf(draft.rule),
  };
}

function figureOf(text: string, {figure, single}: Draft): Figure {
  if (figure === null)
    return {...quote(text, single ?? {start: 0, end: 0}), low: 1, high: 1, approx: false, implied: true};
  const {low, high, approx} = figure;
  return {...quote(text, figure), low, high, approx, implied: false};
}

/** The clause of the effect word, widened to hold the figure. */
function contentOf(sentence: Sentence, draft: Draft): Span {
  const {figure, single} = draft;
  const clause = spanOf(
    sentence,
    subtree(sentence, clauseHead(sentence, anchorOf(draft)), (i) => sentence.upos[i] === 'PUNCT'),
  );
  const counted = figure ?? single ?? clause;
  return {start: Math.min(clause.start, counted.start), end: Math.max(clause.end, counted.end)};
}

/** The nearest verb at or above a token, or the root. */
function clauseHead(sentence: Sentence, token: number): number {
  let at = token;
  while ((sentence.heads[at] ?? -1) >= 0 && sentence.upos[at] !== 'VERB' && !isRelation(sentence, at, 'conj'))
    at = sentence.heads[at]!;
  return at;
}
