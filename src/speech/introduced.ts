import type {AnalysedText} from '../language/text.ts';
import type {Span} from '../model/span.ts';
import type {Attribution} from './attribution.ts';
import type {Clauses} from './clauses.ts';
import {clausesOf, isVerb} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';
import {findByPhrase} from './phrases.ts';
import {lastStartingBy, type Quotation} from './quotations.ts';
import {nounPhrase, subjectOf} from './sources.ts';

/** A statement printed without quotation marks is taken to run this far at most, in paragraphs. */
const LONGEST = 12;

/** The first sentences of a text, a dateline and a sentence that introduces it. */
const HEAD = 1;

/** What opens a paragraph of a list, or one that a transcript gives to a speaker. */
const ENUMERATED = /^(?:\d{1,2}[.)]|[-–—•*]|\[)\s*\S/u;

/**
 * Statements printed below the words that introduce them: "The ministry released this statement:", then a paragraph or a list.
 *
 * What stands in quotation marks is found by them; this is for copy without marks.
 */
export function findIntroduced(
  text: AnalysedText,
  which: ReadonlySet<number> | undefined,
  quotations: readonly Quotation[],
  cues: Cues,
): Attribution[] {
  const found: Attribution[] = [];
  for (let i = 0; i + 1 < text.size; i++) {
    const {start, end} = text.span(i);
    if (text.text[end - 1] !== ':') {
      if (i <= HEAD && text.text.slice(start, end).includes(': ')) found.push(...issuedWithin(text, i, cues));
      continue;
    }
    const content = below(text, i, text.paragraphs, start);
    if (content === null || isMarked(content, quotations) || !(i <= HEAD || touches(text, content, which))) continue;
    const clauses = clausesOf(text.sentence(i));
    // "The brigade reported on its actions in May. They were as follows:", and a list: it is the brigade's.
    const before = i > 0 && i <= HEAD + 1 && isEnumerated(text.text, content) ? clausesOf(text.sentence(i - 1)) : null;
    const introducer = introducerOf(clauses, cues) ?? (before && introducerOf(before, cues));
    if (introducer === null) continue;
    // "The party has issued the following communique:", "reports the following:" at the head of a text: all of it is the party's.
    const whole = i <= HEAD && (lastGenre(clauses, cues) >= 0 || endsParagraph(text, i));
    found.push({
      kind: 'attribution',
      act: 'say',
      construct: 'carried',
      negated: false,
      sentence: i,
      source: quoteOf(text, introducer.source),
      cue: introducer.cue && quoteOf(text, introducer.cue),
      content: whole ? {start: content.start, end: text.text.length} : content,
      manner: 'direct',
    });
  }
  return found;
}

function endsParagraph(text: AnalysedText, i: number): boolean {
  return text.text.slice(text.span(i).end, text.span(i + 1).start).includes('\n');
}

/** "The army has issued the following report: On Monday, troops …": the statement begins in the sentence that introduces it. */
function issuedWithin(text: AnalysedText, i: number, cues: Cues): Attribution[] {
  const clauses = clausesOf(text.sentence(i));
  const {sentence} = clauses;
  const colon = sentence.forms.indexOf(':');
  const genre = colon < 0 ? -1 : lastGenre(clauses, cues, colon, false);
  const issuer = genre < 0 ? -1 : issuerOf(clauses, genre);
  if (issuer < 0 || colon + 1 >= sentence.size) return [];
  return [
    {
      kind: 'attribution',
      act: 'say',
      construct: 'carried',
      negated: false,
      sentence: i,
      source: quoteOf(text, nounPhrase(clauses, issuer, {from: 0, to: genre - 1})),
      cue: null,
      content: {start: sentence.starts[colon + 1]!, end: text.text.length},
      manner: 'direct',
    },
  ];
}

/** What begins with a quotation mark is found as a quotation. */
function isMarked({start}: Span, quotations: readonly Quotation[]): boolean {
  return quotations[lastStartingBy(quotations, start)]?.start === start;
}

function touches(text: AnalysedText, content: Span, which: ReadonlySet<number> | undefined): boolean {
  if (which === undefined) return true;
  const last = text.sentenceAt(content.end - 1);
  for (let i = text.sentenceAt(content.start); i <= last; i++) if (which.has(i)) return true;
  return false;
}

/** Who introduces what follows: by a verb, by a phrase, or by the name of the kind of text. */
function introducerOf(clauses: Clauses, cues: Cues): (Pick<Found, 'source' | 'cue'> & {source: Span}) | null {
  const {starts, ends, size} = clauses.sentence;
  const verb = lastCue(clauses, cues);
  const subject = verb < 0 ? -1 : subjectOf(clauses, verb);
  if (subject >= 0) {
    const source = nounPhrase(clauses, subject, {from: 0, to: verb - 1});
    return {source, cue: {start: starts[verb]!, end: ends[verb]!}};
  }
  for (const {source, cue} of findByPhrase(clauses, cues)) if (source !== null) return {source, cue};
  const genre = lastGenre(clauses, cues);
  if (genre < 0) return null;
  const issuer = issuerOf(clauses, genre);
  return {source: nounPhrase(clauses, issuer < 0 ? genre : issuer, {from: 0, to: size - 1}), cue: null};
}

function lastCue(clauses: Clauses, cues: Cues): number {
  const {sentence} = clauses;
  for (let v = sentence.size - 1; v > 0; v--) {
    const kind = isVerb(clauses, v) ? cues.verbs.get(sentence.lemmas[v]!)?.kind : undefined;
    if (kind === 'say' || kind === 'claim' || kind === 'show') return v;
  }
  return -1;
}

/** "The party has issued the following communique:" names who issues it. */
function issuerOf(clauses: Clauses, genre: number): number {
  const verb = clauses.sentence.heads[genre]!;
  return verb > 0 && verb < genre && isVerb(clauses, verb) ? subjectOf(clauses, verb) : -1;
}

/** "Here is the communique of the General Staff:" */
function lastGenre({sentence}: Clauses, cues: Cues, before = sentence.size, anyone = true): number {
  for (let i = before - 1; i > 0; i--)
    if (cues.genres.some((genre) => (genre.anyone || !anyone) && genre.words === sentence.lemmas[i])) return i;
  return -1;
}

/** The rest of the paragraph; where the colon ends it, the next one, and those of a list after it. */
function below(text: AnalysedText, i: number, paragraphs: readonly Span[], start: number): Span | null {
  const from = text.span(i + 1).start;
  let at = lastStartingBy(paragraphs, start);
  if ((paragraphs[at]?.end ?? 0) <= from) at++;
  let end = paragraphs[at]?.end ?? from;
  const listed = isEnumerated(text.text, paragraphs[at]);
  for (let n = 1; listed && n < LONGEST && isEnumerated(text.text, paragraphs[at + n]); n++)
    end = paragraphs[at + n]!.end;
  return end > from ? {start: from, end} : null;
}

function isEnumerated(text: string, paragraph: Span | undefined): boolean {
  return paragraph !== undefined && ENUMERATED.test(text.slice(paragraph.start, paragraph.start + 8));
}

function quoteOf(text: AnalysedText, span: Span): Attribution['source'] {
  return {...span, text: text.text.slice(span.start, span.end)};
}
