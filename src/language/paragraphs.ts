import type {Span} from '../model/span.ts';
import {isSpace} from './characters.ts';

/**
 * Cuts a text into paragraphs: stretches that no sentence crosses, without the white space around them.
 *
 * Copy comes in two kinds. Where lines are wrapped by hand, a line break inside a block means nothing; a blank line or
 * an indented one starts a paragraph. Everywhere else each line is a paragraph of its own, headlines among them, unless it goes
 * on in small letters with a sentence that the line before leaves open.
 */
export function findParagraphs(text: string): Span[] {
  const lines = findLines(text);
  const wrapped = isHardWrapped(text, lines);
  const paragraphs: Span[] = [];
  let open: {start: number; end: number} | null = null;
  for (const line of lines) {
    const follows = open !== null && line.end > line.start && line.indent < 2 && !line.bullet;
    if (follows && (wrapped || isBroken(text, open!.end, line))) {
      open!.end = line.end;
      continue;
    }
    if (open !== null) paragraphs.push(open);
    open = line.end > line.start ? {start: line.start, end: line.end} : null;
  }
  if (open !== null) paragraphs.push(open);
  return paragraphs;
}

/** "… 56 more, sources\nsaid.": a line that begins small, behind one that ends in a word or a comma. */
function isBroken(text: string, end: number, line: Line): boolean {
  if (!/^\p{Ll}\p{Ll}/u.test(text.slice(line.start, line.start + 2))) return false;
  return /[\p{L}\p{N},]$/u.test(text.slice(end - 1, end));
}

/** A line without the white space at its ends; empty where it has nothing else. */
interface Line extends Span {
  readonly indent: number;
  readonly bullet: boolean;
}

function findLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length) {
    let to = from;
    while (to < text.length && !isLineBreak(text.charCodeAt(to))) to++;
    let start = from;
    while (start < to && isSpace(text.charCodeAt(start))) start++;
    let end = to;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    const first = text.charCodeAt(start);
    const bullet = (first === 0x2022 || first === 0x2d || first === 0x2a) && isSpace(text.charCodeAt(start + 1));
    lines.push({start, end, indent: start - from, bullet});
    from = text.charCodeAt(to) === 0x0d && text.charCodeAt(to + 1) === 0x0a ? to + 2 : to + 1;
  }
  return lines;
}

function isLineBreak(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** The widest line that wrapping by hand gives. */
const WIDEST = 132;

/** The narrowest column that copy is set in. */
const NARROWEST = 30;

/**
 * Whether the text's lines were broken to fit a width: at nearly every break inside a block, the first word of the next
 * line would not have fitted on the line before.
 */
function isHardWrapped(text: string, lines: readonly Line[]): boolean {
  let full = 0;
  let breaks = 0;
  let from = 0;
  while (from < lines.length) {
    let to = from;
    let width = 0;
    while (to < lines.length && lines[to]!.end > lines[to]!.start) {
      width = Math.max(width, lines[to]!.end - lines[to]!.start + lines[to]!.indent);
      to++;
    }
    for (let i = from; i + 1 < to; i++) {
      const next = lines[i + 1]!;
      if (next.indent >= 2 || next.bullet) continue;
      breaks++;
      const line = lines[i]!;
      const room = width - (line.end - line.start + line.indent);
      if (width <= WIDEST && width >= NARROWEST && firstWordLength(text, next) + 1 > room) full++;
    }
    from = to + 1;
  }
  return breaks >= 2 && full >= breaks * 0.8;
}

function firstWordLength(text: string, line: Line): number {
  let to = line.start;
  while (to < line.end && !isSpace(text.charCodeAt(to))) to++;
  return to - line.start;
}
