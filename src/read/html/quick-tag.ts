import {decodePlain} from './entities.ts';
import type {Attribute} from './node.ts';
import {nameOf} from './quick-names.ts';

/** A tag as it stands in a page. */
export interface QuickTag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: Attribute[];
  readonly selfClosing: boolean;
  /** Just behind its `>`. */
  readonly end: number;
}

/** More attributes than anybody writes. */
const MOST_ATTRIBUTES = 60;

const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/**
 * The tag that begins here, or `null` where it is not written as nearly all are.
 *
 * A page of fifty kilobytes has a thousand tags, so this goes letter by letter: expressions that match a tag's parts took a tenth of the whole time.
 */
export function readTag(source: string, from: number): QuickTag | null {
  const isEnd = source.charCodeAt(from + 1) === SLASH;
  const start = from + (isEnd ? 2 : 1);
  if (!isLetter(source.charCodeAt(start))) return null;
  let at = nameEnd(source, start);
  const name = nameOf(source.slice(start, at));
  const attributes: Attribute[] = [];
  for (let selfClosing = false; ; selfClosing = false) {
    const before = at;
    let code = source.charCodeAt(at);
    for (; isSpace(code) || code === SLASH; code = source.charCodeAt(++at)) selfClosing = code === SLASH;
    if (code === GREATER) return {name, isEnd, attributes, selfClosing, end: at + 1};
    if (before === at || attributes.length === MOST_ATTRIBUTES) return null;
    const end = nameEnd(source, at);
    if (end === at) return null;
    const attribute = nameOf(source.slice(at, end));
    const value = skipSpace(source, end);
    if (source.charCodeAt(value) !== EQUALS) {
      at = end;
      add(attributes, attribute, '');
      continue;
    }
    const first = skipSpace(source, value + 1);
    const last = valueEnd(source, first);
    if (last < 0) return null;
    const isQuoted = isQuote(source.charCodeAt(first));
    const decoded = decodePlain(source.slice(isQuoted ? first + 1 : first, last), true);
    if (decoded === null) return null;
    at = isQuoted ? last + 1 : last;
    add(attributes, attribute, decoded);
  }
}

/** Where a name ends: at a blank, `/`, `>` or `=`; where it begins, if a letter stands in it that names do not have. */
function nameEnd(source: string, start: number): number {
  for (let at = start; ; at++) {
    const code = source.charCodeAt(at);
    if (code === SLASH || code === GREATER || code === EQUALS || isSpace(code)) return at;
    // Past the end the code is no number; beyond ASCII stand blanks that only some take for such.
    if (!(code > 0x20 && code < 0x7f) || code === 0x22 || code === 0x27 || code === 0x3c) return start;
  }
}

/** Where the value that begins here ends, without its quotes; −1 where it is none that is surely one. */
function valueEnd(source: string, start: number): number {
  const quote = source.charCodeAt(start);
  if (isQuote(quote)) return source.indexOf(quote === 0x22 ? '"' : "'", start + 1);
  for (let at = start; ; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER || isSpace(code)) return at > start ? at : -1;
    if (!(code > 0x20 && code < 0x7f) || isQuote(code) || code === 0x3c || code === EQUALS || code === 0x60) return -1;
  }
}

/** Of two with one name, the first counts. */
function add(attributes: Attribute[], name: string, value: string): void {
  for (const each of attributes) if (each.name === name) return;
  attributes.push({name, value});
}

/** Where the end of an element begins that holds characters and no elements, or −1. */
export function rawEnd(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const after = at + 2 + name.length;
    if (source.slice(at + 2, after).toLowerCase() !== name) continue;
    const code = source.charCodeAt(after);
    if (code === GREATER || code === SLASH || isSpace(code)) return at;
  }
  return -1;
}

/** White space as HTML has it: a no-break space is a character like others. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at++;
  return at;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
