import type {Span} from '../model/span.ts';
import {type Clauses, relationOf} from './clauses.ts';
import type {Cues} from './cues.ts';

/**
 * "declared an emergency after 18 had died": of an object, what a clause tells of the occasion is not said. Read from the words,
 * because trees hang such a clause on whatever stands near.
 */
export function beforeOccasion(clauses: Clauses, span: Span | null, {occasions}: Cues): Span | null {
  if (span === null) return null;
  const {starts, ends, lower, xpos, size} = clauses.sentence;
  for (let i = starts.indexOf(span.start) + 1; i > 0 && i < size && starts[i]! < span.end; i++) {
    if (/^(?:VB[DPZ]|MD)$/.test(xpos[i - 1]!)) return span;
    // "as many as 40 may have died"
    const compares = lower[i - 2] === lower[i];
    if (occasions.has(lower[i]!) && !compares && opensClause(clauses, i)) return {start: span.start, end: ends[i - 1]!};
  }
  return span;
}

/** "The state recorded 63 cases, and worldwide there were 900, according to the WHO": what has a source of its own is not the verb's. */
export function beforeOthers(
  clauses: Clauses,
  verb: number,
  object: number,
  span: Span | null,
  {phrases}: Cues,
): Span | null {
  const {starts, ends, lower} = clauses.sentence;
  const clause = (clauses.children[verb] ?? []).find(
    (k) => k > object && relationOf(clauses, k) === 'conj' && hasSubject(clauses, clauses.first[k]!, k),
  );
  const first = clause === undefined ? 0 : clauses.first[clause]!;
  if (span === null || first <= object || starts[first]! >= span.end) return span;
  const sourced = lower.some(
    (word, i) =>
      i > first && phrases.get(word)?.some((one) => one.hasSource && one.words.every((w, n) => lower[i + n] === w)),
  );
  return sourced ? {start: span.start, end: ends[first - 1]!} : span;
}

function hasSubject(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (/^(?:nsubj|expl)$/.test(relationOf(clauses, i))) return true;
  return false;
}

/** Whether a noun phrase and a finite verb follow, with nothing between. */
function opensClause({sentence: {xpos}}: Clauses, i: number): boolean {
  let k = i + 1;
  while (/^(?:DT|CD|JJ|N|PRP|POS|HYPH|RB)/.test(xpos[k] ?? '')) k++;
  return k > i + 1 && /^(?:VB[DPZ]|MD)$/.test(xpos[k] ?? '');
}
