import {type Clauses, child} from './clauses.ts';
import type {Cues} from './cues.ts';
import {nounPhrase} from './sources.ts';
import type {Found} from './verbs.ts';

/**
 * "The paper said, citing a doctor, that C": C is the doctor's word too.
 *
 * `found` are the sentence's attributions so far; the one whose cue stands nearest is passed on.
 */
export function findRelayed(clauses: Clauses, found: readonly Found[], cues: Cues): Found[] {
  const {sentence} = clauses;
  const relayed: Found[] = [];
  for (let v = 0; v < sentence.size; v++) {
    if (sentence.xpos[v] !== 'VBG' || cues.verbs.get(sentence.lemmas[v]!)?.kind !== 'relay') continue;
    const origin = child(clauses, v, 'obj', 'obl', 'ccomp');
    const host = nearest(sentence.starts[v]!, found);
    if (origin < v || host === null) continue;
    relayed.push({
      ...host,
      kind: 'relay',
      construct: 'relay',
      negated: false,
      source: nounPhrase(clauses, origin, {from: v + 1, to: sentence.size - 1}),
      cue: {start: sentence.starts[v]!, end: sentence.ends[v]!},
    });
  }
  return relayed;
}

function nearest(at: number, found: readonly Found[]): Found | null {
  let best: Found | null = null;
  for (const one of found) {
    if (one.kind === 'relay' || one.source === null || one.cue === null) continue;
    if (best?.cue == null || Math.abs(one.cue.start - at) < Math.abs(best.cue.start - at)) best = one;
  }
  return best;
}
