import {decodePlain} from './entities.ts';
import type {Attribute} from './node.ts';

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

const NAME = /[A-Za-z][^\s/>]*/y;
const ATTRIBUTE = /([^\s/>="'<][^\s/>="'<]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)(?=[\s>])))?/y;

/** The tag that begins here, or `null` where it is not written as nearly all are. */
export function readTag(source: string, from: number): QuickTag | null {
  const isEnd = source.charCodeAt(from + 1) === 0x2f;
  NAME.lastIndex = from + (isEnd ? 2 : 1);
  const name = NAME.exec(source)?.[0].toLowerCase();
  if (name === undefined) return null;
  let at = NAME.lastIndex;
  const attributes: Attribute[] = [];
  for (let selfClosing = false; ; ) {
    let code = source.charCodeAt(at);
    const before = at;
    for (; isSpace(code) || code === 0x2f; code = source.charCodeAt(++at)) selfClosing = code === 0x2f;
    if (code === 0x3e) return {name, isEnd, attributes, selfClosing, end: at + 1};
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (found === null || before === at || attributes.length === MOST_ATTRIBUTES) return null;
    at = ATTRIBUTE.lastIndex;
    selfClosing = false;
    const value = decodePlain(found[2] ?? found[3] ?? found[4] ?? '', true);
    if (value === null) return null;
    const lower = found[1]!.toLowerCase();
    if (!attributes.some((each) => each.name === lower)) attributes.push({name: lower, value});
  }
}

/** Where the end of an element begins that holds characters and no elements, or −1. */
export function rawEnd(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const after = at + 2 + name.length;
    if (source.slice(at + 2, after).toLowerCase() !== name) continue;
    const code = source.charCodeAt(after);
    if (code === 0x3e || code === 0x2f || isSpace(code)) return at;
  }
  return -1;
}

/** White space as HTML has it: a no-break space is a character like others. */
export function isBlank(text: string): boolean {
  return !/[^ \t\n\r\f]/.test(text);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
