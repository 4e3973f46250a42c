import {type Quote, quote} from '../model/span.ts';
import type {SpeakerClassifier} from './classify.ts';
import {type Clauses, tokenAt} from './clauses.ts';
import {nounPhrase} from './sources.ts';

/** Who a relative pronoun stands for that begins at `start`: "the doctor, who said"; `null` where the sentence does not tell. */
export function antecedentOfRelative(
  text: string,
  clauses: Clauses,
  start: number,
  classifier: SpeakerClassifier,
): Quote | null {
  const {sentence} = clauses;
  let token = tokenAt(sentence, start);
  for (let steps = 0; token >= 0 && steps < sentence.size; steps++) {
    const head = sentence.heads[token]!;
    if (sentence.relations[token] === 'acl:relcl' && head >= 0) {
      const found = quote(text, nounPhrase(clauses, head, {from: 0, to: sentence.size - 1}));
      return classifier.classify(found.text).standing === null && !/\p{Lu}/u.test(found.text) ? null : found;
    }
    token = head;
  }
  return nounBeforeComma(text, clauses, start);
}

/** "reports from Chief Luis Rey, who states": where the tree hangs the clause elsewhere, "who" stands for what stands before. */
function nounBeforeComma(text: string, clauses: Clauses, start: number): Quote | null {
  const {sentence} = clauses;
  const at = tokenAt(sentence, start);
  if (sentence.xpos[at] !== 'WP' || sentence.forms[at - 1] !== ',' || !/^N/.test(sentence.xpos[at - 2] ?? ''))
    return null;
  const {heads, relations} = sentence;
  let head = at - 2;
  while (/^(?:flat|compound|appos)/.test(relations[head]!) && heads[head]! >= 0 && heads[head]! < at)
    head = heads[head]!;
  return quote(text, nounPhrase(clauses, head, {from: 0, to: at - 2}));
}
