import {between, type Clauses} from './clauses.ts';
import type {Found} from './verbs.ts';

/** A name before a colon is short. */
const LONGEST = 7;

/** "Police: Nine killed in blast": a name, a colon, and what it says. */
export function findByColon(clauses: Clauses): Found[] {
  const {sentence} = clauses;
  const colon = sentence.forms.indexOf(':');
  if (colon < 1 || colon > LONGEST || sentence.size - colon < 4) return [];
  let named = false;
  for (let i = 0; i < colon; i++) {
    if (!/^(?:N|JJ|DT|POS|PRP\$|HYPH|,|-LRB-|-RRB-|IN|CC|CD)/.test(sentence.xpos[i]!)) return [];
    named ||= sentence.upos[i] === 'PROPN' || (sentence.upos[i] === 'NOUN' && colon === 1);
  }
  if (!named || sentence.xpos[0] === 'CD' || sentence.xpos[0] === 'IN') return [];
  const source = between(clauses, 0, colon - 1);
  const content = between(clauses, colon + 1, sentence.size - 1);
  if (source === null || content === null) return [];
  const cue = {start: sentence.starts[colon]!, end: sentence.ends[colon]!};
  return [{kind: 'say', construct: 'heading', negated: false, source, cue, content, manner: 'phrase', quotation: null}];
}
