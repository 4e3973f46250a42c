import type {Span} from '../model/span.ts';
import {between, type Clauses} from './clauses.ts';
import type {Cues} from './cues.ts';
import type {Found} from './found.ts';

/** A name before a colon is short. */
const LONGEST = 7;

/** A name at the end of a headline is shorter, and what it says is longer. */
const LONGEST_LAST = 4;
const SHORTEST_SAID = 4;

/** "Police: Nine killed in blast", "Nine killed in blast: police": a name, a colon, and what it says. */
export function findByColon(clauses: Clauses, cues: Cues): Found[] {
  const last = atEnd(clauses, cues);
  return last === null ? atStart(clauses) : [last];
}

/** "Nine killed in blast: police", "Nine killed in blast - police". */
function atEnd(clauses: Clauses, {genres}: Cues): Found | null {
  const {sentence} = clauses;
  const end = sentence.size - 1;
  // "Coast Guard: monthly report": a kind of text says nothing.
  if (genres.some(({words}) => words === sentence.lower[end])) return null;
  for (let mark = end - 1; mark >= SHORTEST_SAID && end - mark <= LONGEST_LAST; mark--) {
    if (!/^(?::|[-–—]|--)$/.test(sentence.forms[mark]!)) continue;
    const spaced = sentence.forms[mark] === ':' || sentence.ends[mark - 1]! < sentence.starts[mark]!;
    const tags = sentence.xpos.slice(mark + 1);
    // "Nine killed - new figures": things without a name or a body tell nothing.
    const named =
      tags.every((tag) => /^(?:N|JJ|DT|POS)/.test(tag)) &&
      !(tags[0] === 'JJ' && tags[1] === 'NNS' && tags.length === 2);
    const source = between(clauses, mark + 1, end);
    const content = between(clauses, 0, mark - 1);
    return spaced && named && source && content ? heading(clauses, mark, source, content) : null;
  }
  return null;
}

function atStart(clauses: Clauses): Found[] {
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
  return [heading(clauses, colon, source, content)];
}

function heading({sentence}: Clauses, mark: number, source: Span, content: Span): Found {
  const cue = {start: sentence.starts[mark]!, end: sentence.ends[mark]!};
  return {kind: 'say', construct: 'heading', negated: false, source, cue, content, manner: 'phrase', quotation: null};
}
