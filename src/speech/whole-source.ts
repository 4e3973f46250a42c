import type {Span} from '../model/span.ts';
import {type Clauses, isNamePart, isPunctuation} from './clauses.ts';
import {nominalStart} from './closing.ts';
import type {Cues} from './cues.ts';

/** Tags of the words that name who issues something: "by the press office of the 3rd Brigade". */
const ISSUER = /^(?:N|DT|JJ|POS|HYPH|PRP\$|CD)/;

/**
 * All the words of a source whose tree is torn: "[The refugee agency (UNRA)] office said", "[The mayor of Ardesh], Ana Ruiz, said",
 * "sources close [to the party]"; without the words of time behind it ("a spokesman for the miners today").
 */
export function wholeSource(clauses: Clauses, source: Span, cues: Cues): Span {
  const {sentence} = clauses;
  let from = sentence.starts.indexOf(source.start);
  let to = sentence.ends.indexOf(source.end);
  if (from < 0 || to < from) return source;
  // "the army later said": the noun that the parser gives to a word of time is no time itself.
  while (to > from && isTime(clauses, to) && !/^(?:DT|PRP\$)/.test(sentence.xpos[to - 1]!)) to--;
  to = withName(clauses, overOpening(clauses, to));
  to = withAddition(clauses, to);
  to = withIssuer(clauses, to, cues);
  from = withoutMark(clauses, from, to);
  from = withBracket(clauses, from);
  from = withReduced(clauses, from, to);
  from = withDescription(clauses, from, to);
  return {start: sentence.starts[from]!, end: sentence.ends[to]!};
}

/** A word of time, which "Harbour Today" is not. */
function isTime({sentence}: Clauses, i: number): boolean {
  return sentence.relations[i]!.endsWith(':unmarked') && /^\p{Ll}/u.test(sentence.forms[i]!);
}

/** "a spokesman for the ruling junta": an article ends no name; the parser takes the participle behind it for a clause. */
function overOpening({sentence: {xpos, size}}: Clauses, to: number): number {
  if (!/^(?:DT|PRP\$)$/.test(xpos[to]!) || !/^VB[GN]$/.test(xpos[to + 1] ?? '')) return to;
  let end = to + 1;
  while (end + 1 < size && /^(?:N|JJ|HYPH)/.test(xpos[end + 1]!)) end++;
  return end > to + 1 ? end : to;
}

/** "The Truth and Return Project": the parser breaks a name off where a word of it could be a verb. */
function withName({sentence}: Clauses, to: number): number {
  const at = sentence.xpos[to] === 'NNP' && sentence.xpos[to + 1] === 'CC' ? to + 2 : to + 1;
  if (at >= sentence.size || !isNamePart(sentence, at)) return to;
  let end = at;
  while (/^NN/.test(sentence.xpos[end + 1] ?? '') && /^\p{Lu}/u.test(sentence.forms[end + 1]!)) end++;
  return end;
}

/** "sources close to the party": an adjective behind its noun takes its own words with it. */
function withAddition(clauses: Clauses, to: number): number {
  const {sentence, last} = clauses;
  const behind = sentence.xpos[to] === 'JJ' && sentence.heads[to]! < to && sentence.heads[to]! >= 0;
  return behind && sentence.upos[to + 1] === 'ADP' ? Math.max(to, last[to]!) : to;
}

/** "reports that police in Accra say": between two verbs of saying, and before a plural, stands no pointing word. */
function withoutMark({sentence: {xpos, upos}}: Clauses, from: number, to: number): number {
  const points = xpos[from] === 'DT' && xpos[from + 1] === 'NNS' && from < to;
  return points && upos[from - 1] === 'VERB' ? from + 1 : from;
}

/** "a statement issued by the joint command": whose word it is. */
function withIssuer(clauses: Clauses, to: number, {agents}: Cues): number {
  const {sentence} = clauses;
  if (sentence.xpos[to + 1] !== 'VBN' || !agents.has(sentence.lower[to + 2] ?? '')) return to;
  let end = to + 2;
  while (end + 1 < sentence.size && ISSUER.test(sentence.xpos[end + 1]!) && !isTime(clauses, end + 1)) end++;
  return end > to + 2 ? end : to;
}

/** "The refugee agency (UNRA) office": what a bracket interrupts is one name; so is what it ends. */
function withBracket({sentence, ...rest}: Clauses, from: number): number {
  if (sentence.xpos[from - 1] === '-LRB-') return nominalStart({sentence, ...rest}, from - 1);
  if (sentence.xpos[from - 1] !== '-RRB-' || !/^N/.test(sentence.xpos[from]!)) return from;
  let open = from - 2;
  while (open > 0 && sentence.xpos[open] !== '-LRB-') open--;
  return open > 0 ? nominalStart({sentence, ...rest}, open) : from;
}

/** "The information released indicates": a participle taken for the subject stands with the noun before it. */
function withReduced(clauses: Clauses, from: number, to: number): number {
  const {sentence} = clauses;
  if (from !== to || !/^VB[DN]$/.test(sentence.xpos[from]!)) return from;
  return /^N/.test(sentence.xpos[from - 1] ?? '') ? nominalStart(clauses, from) : from;
}

/** "The mayor of Ardesh, Ana Ruiz, said": the name between commas is that of the one described before it. */
function withDescription(clauses: Clauses, from: number, to: number): number {
  const {sentence} = clauses;
  if (sentence.forms[from - 1] !== ',' || sentence.upos[from] !== 'PROPN') return from;
  const start = nominalStart(clauses, from - 1);
  if (start >= from - 2 || !/^(?:DT|N)/.test(sentence.xpos[start]!)) return from;
  // "Minister for Trade, Ana Ruiz said": without a second comma only an office that opens the sentence is sure to describe.
  const apart = sentence.forms[to + 1] === ',' && sentence.xpos[start] === 'DT';
  const office = start === 0 && sentence.xpos[1] === 'IN';
  const opens =
    office || (apart && (start === 0 || isPunctuation(clauses, start - 1) || sentence.upos[start - 1] === 'SCONJ'));
  const timed = sentence.relations.slice(start, from - 1).some((relation) => relation.endsWith(':unmarked'));
  return opens && !timed ? start : from;
}
