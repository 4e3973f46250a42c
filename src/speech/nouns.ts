import {between, type Clauses, child, isVerb, relationOf} from './clauses.ts';
import type {Cue, Cues} from './cues.ts';
import type {Found} from './found.ts';
import {nounPhrase, subjectOf} from './sources.ts';

/** Attributions by a noun: "S's claim that C", "the announcement by S that C", "S expressed hope that C". */
export function findByNoun(clauses: Clauses, cues: Cues): Found[] {
  const {sentence} = clauses;
  const found: Found[] = [];
  for (let n = 0; n < sentence.size; n++) {
    if (sentence.upos[n] !== 'NOUN') continue;
    const cue = cues.nouns.get(sentence.lemmas[n]!);
    if (cue === undefined) continue;
    const content = (clauses.children[n] ?? []).find((k) => k > n && isContent(clauses, k, cue));
    if (content === undefined) continue;
    const span = between(clauses, clauses.first[content]!, clauses.last[content]!);
    if (span === null) continue;
    const head = ownerOf(clauses, n, content, cues);
    found.push({
      kind: cue.kind,
      construct: 'noun',
      negated: false,
      source:
        head < 0 ? null : nounPhrase(clauses, head, {from: 0, to: head < n ? n - 1 : clauses.first[content]! - 1}),
      cue: {start: sentence.starts[n]!, end: sentence.ends[n]!},
      content: span,
      manner: 'indirect',
      quotation: null,
    });
  }
  return found;
}

function isContent(clauses: Clauses, k: number, cue: Cue): boolean {
  const {sentence} = clauses;
  const relation = relationOf(clauses, k);
  const markers = (clauses.children[k] ?? []).filter((j) => ['case', 'mark'].includes(relationOf(clauses, j)));
  if (markers.some((j) => sentence.xpos[j] !== 'TO' && cue.prepositions.has(sentence.lower[j]!))) return true;
  if (relation !== 'acl' && relation !== 'ccomp') return false;
  if (sentence.relations[k] === 'acl:relcl') return false;
  const infinitive = markers.some((j) => sentence.xpos[j] === 'TO');
  return infinitive ? cue.infinitive : cue.clause && markers.length > 0;
}

/** Whose it is: "S's", "by S", or the one who makes, issues or shares it. */
export function ownerOf(clauses: Clauses, noun: number, content: number, cues: Cues): number {
  const {sentence} = clauses;
  for (const k of clauses.children[noun] ?? []) {
    if (k === content) continue;
    if (sentence.relations[k] === 'nmod:poss') return k;
    if (relationOf(clauses, k) === 'nmod' && isOwner(clauses, k, cues)) return k;
  }
  const verb = sentence.heads[noun]!;
  if (verb >= 0 && isVerb(clauses, verb) && relationOf(clauses, noun) === 'obj') return subjectOf(clauses, verb);
  return -1;
}

function isOwner(clauses: Clauses, k: number, cues: Cues): boolean {
  const marker = clauses.sentence.lower[child(clauses, k, 'case')] ?? '';
  return cues.agents.has(marker) || cues.owners.has(marker);
}
