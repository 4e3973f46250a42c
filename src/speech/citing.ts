import {between, type Clauses, isPunctuation, isVerb} from './clauses.ts';
import {sourceStart} from './closing.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';
import type {Quotation} from './quotations.ts';
import {quotedBy} from './quoted.ts';

/** Between "quoted" and "as saying" stands the one who is quoted, or who quotes. */
const LONGEST = 14;

/** A verb that passes another's word on, and the participle that says it: "was quoted by the radio as saying". */
interface Passing {
  readonly verb: number;
  /** The token of "as". */
  readonly joint: number;
  /** The token of "saying". */
  readonly saying: number;
}

/**
 * "The radio quoted the mayor as saying that C", "C, the mayor was quoted by the radio as saying": the one quoted says it, and
 * the one who quotes passes it on. Read from the words, because trees of it seldom hold.
 */
export function findCited(text: string, clauses: Clauses, cues: Cues, quotations: readonly Quotation[]): Found[] {
  const found: Found[] = [];
  for (let joint = 2; joint + 1 < clauses.sentence.size; joint++) {
    const passing = passingAt(clauses, joint, cues);
    if (passing !== null) found.push(...readPassing(text, clauses, passing, cues, quotations));
  }
  return found;
}

function passingAt(clauses: Clauses, joint: number, cues: Cues): Passing | null {
  const {sentence} = clauses;
  const saying = joint + 1;
  if (!cues.joints.has(sentence.lower[joint]!) || sentence.xpos[saying] !== 'VBG') return null;
  if (cues.verbs.get(sentence.lemmas[saying]!)?.clause !== true) return null;
  for (let verb = joint - 1; verb > 0 && joint - verb < LONGEST; verb--) {
    if (isVerb(clauses, verb) && cues.verbs.get(sentence.lemmas[verb]!)?.kind === 'relay') return {verb, joint, saying};
  }
  return null;
}

function readPassing(
  text: string,
  clauses: Clauses,
  {verb, joint, saying}: Passing,
  cues: Cues,
  quotations: readonly Quotation[],
): Found[] {
  const {sentence} = clauses;
  const passive = sentence.upos[verb - 1] === 'AUX' || verb + 1 === joint || isAgent(clauses, verb + 1, cues);
  const from = sourceStart(clauses, verb);
  const before = between(clauses, from, lastNominal(clauses, verb - 1));
  const after = isAgent(clauses, saying + 1, cues) ? saying + 1 : -1;
  const end = after < 0 ? saying : agentEnd(clauses, after);
  const agent = isAgent(clauses, verb + 1, cues)
    ? between(clauses, verb + 2, joint - 1)
    : after < 0
      ? null
      : between(clauses, after + 1, end);
  const speaker = passive ? before : between(clauses, verb + 1, joint - 1);
  const relayer = passive ? agent : before;
  const group = {from: passive ? from : verb, to: end};
  const quotation = quotedBy(text, clauses, saying, group, quotations);
  const content = quotation ?? contentOf(clauses, from, end, cues);
  if (speaker === null || content === null) return [];
  const said: Found = {
    kind: 'say',
    construct: quotation ? 'quotation' : 'clause',
    negated: false,
    source: speaker,
    cue: {start: sentence.starts[saying]!, end: sentence.ends[saying]!},
    content,
    manner: quotation ? 'direct' : 'indirect',
    quotation,
  };
  const cue = {start: sentence.starts[verb]!, end: sentence.ends[verb]!};
  return [{...said, kind: 'relay', construct: 'relay', source: relayer, cue}, said];
}

function isAgent({sentence}: Clauses, i: number, cues: Cues): boolean {
  return cues.agents.has(sentence.lower[i] ?? '');
}

/** Auxiliaries stand between a subject and its verb. */
function lastNominal({sentence}: Clauses, from: number): number {
  let i = from;
  while (i > 0 && (sentence.upos[i] === 'AUX' || sentence.xpos[i] === 'RB' || sentence.forms[i] === ',')) i--;
  return i;
}

/** The last word of the noun phrase that follows "by". */
function agentEnd({sentence}: Clauses, by: number): number {
  let end = by;
  while (end + 1 < sentence.size && /^(?:N|DT|JJ|POS|CD|HYPH|PRP\$)/.test(sentence.xpos[end + 1]!)) end++;
  return end;
}

/** What follows "as saying"; where nothing does, what stands before the source. */
function contentOf(clauses: Clauses, from: number, end: number, cues: Cues) {
  const {size, xpos} = clauses.sentence;
  const rest = between(clauses, end + 1, size - 1);
  if (rest !== null && size - end > 3 && !isAgent(clauses, end + 1, cues) && xpos[end + 1] !== 'RB') return rest;
  return from > 1 && isPunctuation(clauses, from - 1) ? between(clauses, 0, from - 2) : rest;
}
