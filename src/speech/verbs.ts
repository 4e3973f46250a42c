import type {Span} from '../model/span.ts';
import {readTail} from './afterwards.ts';
import {nounBeforeAside} from './asides.ts';
import {between, type Clauses, isVerb, relationOf} from './clauses.ts';
import {readClosing} from './closing.ts';
import type {Cue, CueKind, Cues} from './cues.ts';
import {wholeOf} from './extent.ts';
import type {Found} from './found.ts';
import {readInverted} from './inverted.ts';
import {readOpening, readRelative} from './opening.ts';
import {lastStartingBy, type Quotation} from './quotations.ts';
import {isPassive} from './sources.ts';
import {ANY_VERB, readVerb, readWords, spoken} from './verb-readings.ts';

/** Attributions by a verb: "S said that C", "C, said S", "S accused X of C", "C was condemned by S". */
export function findByVerb(text: string, clauses: Clauses, cues: Cues, quotations: readonly Quotation[]): Found[] {
  const {sentence} = clauses;
  const found: Found[] = [];
  const quotes = hasQuotation(sentence, quotations);
  const tail = quotes ? readTail(text, clauses, cues, quotations) : null;
  for (let v = 0; v < sentence.size; v++) {
    const cue = cues.verbs.get(sentence.lemmas[v]!) ?? (quotes && isVerb(clauses, v) ? ANY_VERB : undefined);
    if (cue === undefined) continue;
    if (tail?.verb === v) {
      found.push(spoken(clauses, v, cue, cues, tail));
      continue;
    }
    if (tail && tail.source.start <= sentence.starts[v]! && sentence.ends[v]! <= tail.source.end) continue;
    const closing = isPassive(clauses, v, cues.agents) ? null : readClosing(clauses, v, cue, cues);
    const tree = closing === null && isActive(clauses, v) ? readVerb(text, clauses, v, cue, cues, quotations) : null;
    const byTree = tree && fromThat(clauses, v, cue, tree);
    const byWords =
      closing ??
      readRelative(clauses, v, cue) ??
      readInverted(clauses, v, cue) ??
      (byTree?.source && !isBesideAside(clauses, v, byTree) ? null : readOpening(clauses, v, cue));
    const read = byWords ? readWords(text, clauses, v, cue, byWords, cues, quotations) : byTree;
    // "38 confirmed cases": a bare number tells nothing.
    if (read?.source && isNumber(clauses, read.source)) continue;
    const one = read && {...read, content: wholeOf(clauses, v, read, cues)};
    const added = addedBy(clauses, v, cue, found);
    if (added !== null) found.push(added);
    else if (one !== null) found.push(one);
  }
  return found.map((one) => withoutAdded(one, found));
}

/** "told reporters that eight had been hurt, one of them badly": the tree may give only the end of what "that" opens. */
function fromThat(clauses: Clauses, verb: number, cue: Cue, read: Found): Found {
  const {construct, quotation, content} = read;
  if (construct !== 'clause' || quotation !== null || content.start < clauses.sentence.ends[verb]!) return read;
  const opening = readOpening(clauses, verb, cue);
  if (opening === null || opening.content.start >= content.start) return read;
  return {...read, content: {start: opening.content.start, end: Math.max(opening.content.end, content.end)}};
}

/** "The president, who toured the coast, said that C": the aside is not what is said. */
function isBesideAside(clauses: Clauses, verb: number, {construct}: Found): boolean {
  return construct === 'beside' && nounBeforeAside(clauses, verb) >= 0;
}

function isNumber({sentence: {starts, ends, xpos}}: Clauses, {start, end}: Span): boolean {
  const i = starts.indexOf(start);
  return i >= 0 && ends[i] === end && xpos[i] === 'CD';
}

/** Kinds of cue whose source another verb can take up. */
const STATEMENTS: ReadonlySet<CueKind> = new Set(['say', 'claim', 'deny', 'allege', 'estimate']);

/** "…," the mayor said, adding that C": the participle's source is that of the verb before it. */
function addedBy(clauses: Clauses, verb: number, cue: Cue, found: readonly Found[]): Found | null {
  const {sentence} = clauses;
  if (!cue.clause || sentence.xpos[verb] !== 'VBG' || sentence.forms[verb - 1] !== ',') return null;
  const start = sentence.starts[verb]!;
  const host = found.findLast((one) => one.source && one.cue && STATEMENTS.has(one.kind) && one.cue.end <= start);
  if (!host || (!cue.adds && host.quotation === null)) return null;
  const content = between(clauses, verb + 1 + (sentence.upos[verb + 1] === 'SCONJ' ? 1 : 0), sentence.size - 1);
  if (content === null) return null;
  return {
    ...host,
    kind: cue.kind,
    construct: 'clause',
    cue: {start, end: sentence.ends[verb]!},
    content,
    manner: 'indirect',
    quotation: null,
  };
}

/** What a speaker adds is said once: the content of the verb before ends where it begins. */
function withoutAdded(one: Found, found: readonly Found[]): Found {
  if (one.quotation !== null) return one;
  const next = found.find(
    (other) =>
      other !== one &&
      other.cue &&
      other.source === one.source &&
      other.content.end <= one.content.end &&
      one.content.start < other.cue.start,
  );
  return next?.cue ? {...one, content: {...one.content, end: next.cue.start}} : one;
}

/** Whether a verb is one, not an adjective made of one: "the reported cases". */
function isActive(clauses: Clauses, v: number): boolean {
  if (!isVerb(clauses, v)) return false;
  if (isAttributive(clauses, v)) return false;
  return relationOf(clauses, v) !== 'amod' || clauses.sentence.upos[v - 1] === 'AUX';
}

/** "the first reported cases", "three confirmed and nine probable cases": the participle goes with the noun behind it. */
function isAttributive({sentence}: Clauses, v: number): boolean {
  const [before = '', after = ''] = [sentence.xpos[v - 1], sentence.xpos[v + 1]];
  return sentence.xpos[v] === 'VBN' && /^(?:DT|JJ|CD|PRP\$|POS)/.test(before) && /^(?:N|CC)/.test(after);
}

function hasQuotation({start, end}: Span, quotations: readonly Quotation[]): boolean {
  const last = quotations[lastStartingBy(quotations, end - 1)];
  return last !== undefined && last.end > start;
}
