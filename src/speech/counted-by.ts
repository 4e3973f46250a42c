import type {Clauses} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';
import {nounHead, nounPhrase} from './sources.ts';

/**
 * "up from the 110 given by the network", "more than the 12 counted by the mayor": a bare number whose participle tells
 * whose it is, inside what another says. Read from the words, because the parser takes the participle for a preposition.
 */
export function findCountedBy(clauses: Clauses, cues: Cues): Found[] {
  const {sentence} = clauses;
  const found: Found[] = [];
  for (let number = 0; number + 3 < sentence.size; number++) {
    const verb = number + 1;
    if (sentence.xpos[number] !== 'CD' || sentence.xpos[verb] !== 'VBN') continue;
    const cue = cues.verbs.get(sentence.lemmas[verb]!);
    if (cue === undefined || !cues.agents.has(sentence.lower[verb + 1]!)) continue;
    const source = nounPhrase(clauses, nounHead(clauses, verb + 2), {from: verb + 2, to: sentence.size - 1});
    found.push({
      kind: cue.kind,
      construct: 'tally',
      negated: false,
      source,
      cue: {start: sentence.starts[verb]!, end: sentence.ends[verb]!},
      content: {start: sentence.starts[number]!, end: sentence.ends[number]!},
      manner: 'indirect',
      quotation: null,
    });
  }
  return found;
}
