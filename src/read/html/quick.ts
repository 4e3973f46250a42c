import {decodePlain} from './entities.ts';
import {createElement, type Element, LIMITS} from './node.ts';
import {append, endElement, isChoice, makeRoom} from './quick-ends.ts';
import {BETWEEN_CELLS, BREAKS_OUT, IN_HEAD, RAW, STRANGE, TABLE_PARTS, VOID} from './quick-kinds.ts';
import {isBlank, type QuickTag, rawEnd, readTag} from './quick-tag.ts';

/** A tree while it grows. */
interface Growing {
  readonly source: string;
  readonly html: Element;
  readonly head: Element;
  body: Element | null;
  /** Open elements, the innermost last; the first two are the document and `html`. */
  readonly stack: Element[];
  /** Whether the page has no plain doctype: paragraphs may then hold tables. */
  quirky: boolean;
}

/** Where parsing goes on, or −1 where the quick way is not sure. */
type Next = number;
const UNSURE: Next = -1;

/**
 * Parses a page that is written as nearly all are, several times as fast as the careful way, or gives `null` where it is not sure to make the same
 * tree of it.
 *
 * Sure are: elements closed in the order in which they were opened, with the ends that HTML lets one leave out; tables with nothing
 * between their cells; the entities that most pages have. Anything else, and anything near a limit, is not. Comments, drawings and
 * templates are not in the tree.
 */
export function parseQuickly(source: string): Element | null {
  const root = createElement('#document');
  const html = append(root, 'html', []);
  const growing: Growing = {
    source,
    html,
    head: append(html, 'head', []),
    body: null,
    stack: [root, html],
    quirky: true,
  };
  let at = 0;
  for (let nodes = 0; at < source.length; nodes++) {
    const next = source.indexOf('<', at);
    if (next !== at && !addWords(growing, source.slice(at, next < 0 ? source.length : next))) return null;
    if (next < 0) break;
    if (nodes > LIMITS.nodes / 4 || growing.stack.length > LIMITS.depth / 2) return null;
    at = source.charCodeAt(next + 1) === 0x21 ? skipDeclaration(growing, next) : addTag(growing, next);
    if (at <= 0) return null;
  }
  openBody(growing);
  return root;
}

function addTag(growing: Growing, at: number): Next {
  const tag = readTag(growing.source, at);
  if (tag === null) return UNSURE;
  if (!tag.isEnd) return startElement(growing, tag);
  return endElement(growing.stack, tag.name, growing.body !== null) ? tag.end : UNSURE;
}

function addWords(growing: Growing, text: string): boolean {
  const {body, stack} = growing;
  const blank = isBlank(text);
  if (body === null && blank) return true;
  openBody(growing);
  const top = stack.at(-1)!;
  if (BETWEEN_CELLS.has(top.tag)) return blank;
  if (top.tag === 'select') return blank;
  const decoded = decodePlain(text, false);
  if (decoded === null) return false;
  const last = top.children.at(-1);
  if (last?.kind === 'words') last.text += decoded;
  else top.children.push({kind: 'words', text: decoded, parent: top});
  return true;
}

/** Behind a comment or a doctype. */
function skipDeclaration(growing: Growing, at: number): Next {
  const {source} = growing;
  if (source.startsWith('<!--', at)) {
    const close = source.indexOf('-->', at + 4);
    const isOdd = source[at + 4] === '>' || source.startsWith('->', at + 4);
    return close < 0 || isOdd || source.slice(at, close).includes('--!>') ? UNSURE : close + 3;
  }
  const doctype = /^<!doctype\s+html(\s[^<>]*)?>/i.exec(source.slice(at, at + 300));
  if (doctype === null) return UNSURE;
  growing.quirky = !isBlank(doctype[1] ?? '') || growing.stack.length > 2 || growing.head.children.length > 0;
  return at + doctype[0].length;
}

function startElement(growing: Growing, tag: QuickTag): Next {
  const {name, attributes} = tag;
  if (STRANGE.has(name)) return UNSURE;
  if (name === 'html' || name === 'head' || name === 'body') return startFrame(growing, tag);
  if (growing.body === null && !IN_HEAD.has(name)) openBody(growing);
  const {body, head, stack} = growing;
  const confined = BETWEEN_CELLS.has(stack.at(-1)!.tag) || isChoice(stack.at(-1)!.tag);
  if (name === 'svg' || name === 'template') return confined ? UNSURE : skipUnread(growing, tag);
  if (RAW.has(name)) return confined ? UNSURE : addRaw(growing, tag);
  if (body === null) {
    append(head, name, attributes);
    return tag.end;
  }
  if (!makeRoom(stack, name, growing.quirky)) return UNSURE;
  const element = append(stack.at(-1)!, name, attributes);
  if (!VOID.has(name)) stack.push(element);
  // The standard drops a line end right behind this tag.
  return name === 'pre' && growing.source[tag.end] === '\n' ? tag.end + 1 : tag.end;
}

/** `html`, `head` and `body` are there already: their tags only bring attributes. */
function startFrame(growing: Growing, {name, attributes, end}: QuickTag): Next {
  const {html, head, body} = growing;
  if (body !== null) return UNSURE;
  if (name === 'body') openBody(growing);
  const element = name === 'html' ? html : name === 'head' ? head : growing.body!;
  if (element.attributes.length > 0) return UNSURE;
  element.attributes.push(...attributes);
  return end;
}

/** Behind a drawing or a template: nothing of it is read, so it only has to be seen where it ends. */
function skipUnread({source}: Growing, {name, selfClosing, end}: QuickTag): Next {
  const open = [name];
  let at = end;
  if (selfClosing && name === 'svg') return end;
  while (open.length > 0) {
    const next = source.indexOf('<', at);
    const tag = next < 0 ? null : readTag(source, next);
    if (tag === null) return UNSURE;
    at = tag.end;
    if (tag.isEnd) {
      if (open.pop() !== tag.name) return UNSURE;
    } else if (BREAKS_OUT.has(tag.name) || STRANGE.has(tag.name) || (name === 'template' && TABLE_PARTS.has(tag.name)))
      return UNSURE;
    else if (!tag.selfClosing) open.push(tag.name);
  }
  return at;
}

function addRaw({source, body, head, stack}: Growing, {name, attributes, end}: QuickTag): Next {
  const close = rawEnd(source, name, end);
  if (close < 0) return UNSURE;
  const inside = source.slice(end, close);
  if (name === 'script' && inside.includes('<!--')) return UNSURE;
  const text = name === 'title' || name === 'textarea' ? decodePlain(inside, false) : inside;
  if (text === null) return UNSURE;
  const element = append(body === null ? head : stack.at(-1)!, name, attributes);
  if (text !== '') element.children.push({kind: 'words', text, parent: element});
  return source.indexOf('>', close) + 1;
}

function openBody(growing: Growing): void {
  if (growing.body !== null) return;
  growing.body = append(growing.html, 'body', []);
  growing.stack.push(growing.body);
}
