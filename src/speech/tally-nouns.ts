import type {SpeakerClassifier} from './classify.ts';
import {between, type Clauses, isPunctuation} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';
import {ownerOf} from './nouns.ts';
import {nounPhrase} from './sources.ts';

/** Words that may stand between a count and its verb: "the ministry's last word *on its own losses* is nine dead". */
const BETWEEN = /^(?:IN|DT|NNP?S?|JJ[RS]?|CD|PRP\$|POS|RB)$/;
const LONGEST = 10;

/**
 * Attributions by whose a count is, without a verb of saying: "the ministry's latest figure is nine dead", "the count of the hospital stands at
 * nine dead", "the army's version: nine rebels killed". Only what can speak has the word: "the day's count" is nobody's.
 *
 * Goes by the order of words: where a number is what is told of a count, the parser is mostly wrong.
 */
export function findByTally(text: string, clauses: Clauses, cues: Cues, speakers: () => SpeakerClassifier): Found[] {
  const {sentence} = clauses;
  const found: Found[] = [];
  for (let n = 0; n < sentence.size; n++) {
    if (!/^NNS?$/.test(sentence.xpos[n]!)) continue;
    const cue = cues.nouns.get(sentence.lemmas[n]!);
    if (cue?.tally !== true) continue;
    const from = contentFrom(clauses, n);
    const owner = from < 0 ? -1 : ownerOf(clauses, n, -1, cues);
    if (owner < 0 || owner >= from || !hasNumber(clauses, from)) continue;
    const source = nounPhrase(clauses, owner, {from: 0, to: owner < n ? owner : from - 1});
    const content = between(clauses, from, sentence.size - 1);
    const {standing} = speakers().classify(text.slice(source.start, source.end));
    if (content === null || standing === null || standing === 'place') continue;
    found.push({
      kind: cue.kind,
      construct: 'tally',
      negated: false,
      source,
      cue: {start: sentence.starts[n]!, end: sentence.ends[n]!},
      content,
      manner: 'indirect',
      quotation: null,
    });
  }
  return found;
}

/** The token behind the verb of which the count is the subject, or behind a colon; −1 where neither follows. */
function contentFrom(clauses: Clauses, noun: number): number {
  const {forms, xpos, size} = clauses.sentence;
  if (/^NN/.test(xpos[noun + 1] ?? '')) return -1;
  for (let i = noun + 1; i < size && i <= noun + LONGEST; i++) {
    if (forms[i] === ':') return i + 1;
    // "the government's figure was disputed by …": what is done with a count is not what it comes to.
    if (/^VB[DPZ]$/.test(xpos[i]!)) return xpos[i + 1] === 'VBN' ? -1 : i + 1;
    if (isPunctuation(clauses, i) || !BETWEEN.test(xpos[i]!)) return -1;
  }
  return -1;
}

function hasNumber({sentence}: Clauses, from: number): boolean {
  for (let i = from; i < sentence.size; i++) if (sentence.xpos[i] === 'CD') return true;
  return false;
}
