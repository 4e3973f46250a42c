import {findParagraphs} from '../language/paragraphs.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Span} from '../model/span.ts';
import {BLOCK} from './hide.ts';
import type {Segment} from './views.ts';

/** Characters that hide, join or turn text around, or stand for nothing: shown by name. Line ends and tabs are white space. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;
const WHITE = /^[\t\n\r\u2028\u2029]+$/u;

/**
 * Cuts a report's text into paragraphs, and each into stretches over which the same claims and the same kind of characters hold. Together
 * they cover every character but the white space between paragraphs. `shown` is the text as it may be shown: of the same length, names
 * replaced by blocks.
 */
export function segmentsOf(document: Document, claims: readonly Claim[], shown: string): Segment[][] {
  const marks = claims.map(({id, content}) => ({id, ...content})).sort((a, b) => a.start - b.start);
  let open: typeof marks = [];
  let next = 0;
  return findParagraphs(document.text).map((paragraph) => {
    while (next < marks.length && marks[next]!.start < paragraph.end) open.push(marks[next++]!);
    open = open.filter(({end}) => end > paragraph.start);
    const special = [...controlsIn(document.text, paragraph), ...blocksIn(shown, paragraph)];
    const within = open;
    const cuts = new Set([paragraph.start, paragraph.end]);
    for (const {start, end} of [...within, ...special]) {
      if (start > paragraph.start) cuts.add(start);
      if (end < paragraph.end) cuts.add(end);
    }
    const edges = [...cuts].sort((a, b) => a - b);
    return edges.slice(0, -1).map((start, i): Segment => {
      const end = edges[i + 1]!;
      const covers = (span: Span) => span.start < end && span.end > start;
      return {
        start,
        end,
        text: shown.slice(start, end),
        claims: within.filter(covers).map(({id}) => id),
        kind: special.find(covers)?.kind ?? 'plain',
      };
    });
  });
}

interface Special extends Span {
  readonly kind: 'withheld' | 'control';
}

function controlsIn(text: string, {start, end}: Span): Special[] {
  const found: Special[] = [];
  for (const {0: run, index} of text.slice(start, end).matchAll(CONTROL)) {
    if (!WHITE.test(run)) found.push({start: start + index, end: start + index + run.length, kind: 'control'});
  }
  return found;
}

const BLOCKS = new RegExp(`${BLOCK}+`, 'g');

function blocksIn(shown: string, {start, end}: Span): Special[] {
  return Array.from(shown.slice(start, end).matchAll(BLOCKS), ({0: run, index}) => ({
    start: start + index,
    end: start + index + run.length,
    kind: 'withheld',
  }));
}

/** Which way a text in a language runs, by the script that its letters are mostly of. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const start = text.slice(0, 4000);
  const right = start.match(RIGHT_TO_LEFT)?.length ?? 0;
  return right * 2 > (start.match(/\p{L}/gu)?.length ?? 0) ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/gu;
