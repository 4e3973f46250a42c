import type {Span} from '../model/span.ts';
import {quote} from '../model/span.ts';
import type {Attribution} from './attribution.ts';
import type {Cues, Genre} from './cues.ts';

/** How far into a text the bracketed words before it are looked for. */
const REACH = 800;

/** Bracketed words before a text, at most so many. */
const MOST = 6;

/**
 * A text that is one statement from end to end, as monitors of broadcasts head it: "[Communique] [General Staff] [Text] …",
 * "[Interview with President X by Y] [Text] …". Whoever issued it says all of it.
 */
export function findMasthead(text: string, cues: Cues): Attribution[] {
  const brackets = leadingBrackets(text);
  const last = brackets.at(-1);
  if (last === undefined) return findTitle(text, cues);
  for (let i = 0; i < brackets.length; i++) {
    const {start, end} = brackets[i]!;
    const words = text.slice(start, end).toLowerCase();
    const genre = cues.genres.find((one) => words === one.words || words.startsWith(`${one.words} `));
    if (genre === undefined) continue;
    const alone = words === genre.words;
    const issuer = alone ? brackets[i + 1] : {start: start + genre.words.length + 1, end};
    if (issuer === undefined || (issuer === last && alone)) return [];
    return [statement(text, genre, withoutAgent(text, issuer, cues), {start: last.end + 1, end: text.length})];
  }
  return [];
}

/** How long the name of who issues a text may be, and what kind of text it is. */
const TITLE = /^([^:\n]{3,80}):[^\S\n]+(?:[^:\n]{1,60}[^\S\n])?(\p{L}+)[^\S\n]*\n/u;

/** "Coast Guard: monthly report" as the first line: whoever issued it says all of it, if it is known who that is. */
function findTitle(text: string, {genres}: Cues): Attribution[] {
  const [line, issuer = '', kind = ''] = TITLE.exec(text) ?? [];
  const genre = genres.find(({words}) => words === kind.toLowerCase());
  if (line === undefined || genre === undefined) return [];
  return [
    statement(text, {...genre, anyone: false}, {start: 0, end: issuer.length}, {start: line.length, end: text.length}),
  ];
}

/** "[Interview with the governor by a reporter]": the one who asks does not issue it. */
function withoutAgent(text: string, issuer: Span, cues: Cues): Span {
  const words = text.slice(issuer.start, issuer.end).toLowerCase();
  const ends = [...cues.agents].map((agent) => words.indexOf(` ${agent} `)).filter((at) => at > 0);
  return {start: issuer.start, end: ends.length === 0 ? issuer.end : issuer.start + Math.min(...ends)};
}

/** The insides of the brackets at the start of a text, those apart from each other by no more than white space. */
function leadingBrackets(text: string): Span[] {
  const found: Span[] = [];
  let at = text.slice(0, REACH).indexOf('[');
  while (at >= 0 && found.length < MOST) {
    const close = text.indexOf(']', at);
    if (close < 0 || close - at > REACH) break;
    found.push({start: at + 1, end: close});
    const gap = text.slice(close + 1, close + 40).search(/\S/);
    at = gap >= 0 && text[close + 1 + gap] === '[' ? close + 1 + gap : -1;
  }
  return found;
}

function statement(text: string, genre: Genre, issuer: Span, content: Span): Attribution {
  return {
    kind: 'attribution',
    act: 'say',
    construct: genre.anyone ? 'carried' : 'heading',
    negated: false,
    sentence: 0,
    source: quote(text, issuer),
    cue: null,
    content,
    manner: 'direct',
  };
}
