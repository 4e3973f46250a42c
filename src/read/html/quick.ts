import {decodePlain} from './entities.ts';
import {type Attribute, createElement, type Element, LIMITS} from './node.ts';
import {isBlank, type QuickTag, rawEnd, readTag} from './quick-tag.ts';

const tags = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const VOID = tags('area base br col embed hr img input link meta source track wbr param');

/** Elements whose content is characters and no elements, up to their own end. */
const RAW = tags('script style textarea title noscript iframe noembed noframes');

const IN_HEAD = tags('base link meta title script style noscript template');

/** Formatting: where it is not closed as it was opened, the standard opens it again and again. */
const FORMATTING = tags('a b big code em font i s small strike strong tt u');

/** Blocks whose end closes what HTML lets one leave open within. */
const BLOCKS = tags(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol pre search section summary ul form',
);

/** What besides blocks an open paragraph ends before. */
const ENDS_PARAGRAPH = tags('p h1 h2 h3 h4 h5 h6 table hr li dd dt');
const HEADING = tags('h1 h2 h3 h4 h5 h6');

/** Elements whose end may be left out. */
const IMPLIED = tags('p li dd dt option optgroup');

/** Elements with rules of their own: a page that has them is read carefully. */
const STRANGE = tags(
  'frameset frame plaintext xmp ruby rb rt rtc rp applet marquee object image isindex nobr listing math keygen menuitem',
);

/** What may hold each part of a table, where nothing else may stand. */
const TABLE_PARTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['caption', 'colgroup', 'thead', 'tbody', 'tfoot'].map((tag) => [tag, ['table']] as const),
  ['tr', ['thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
]);
const BETWEEN_CELLS = tags('table thead tbody tfoot tr colgroup');

/** Walls that an end does not reach through. */
const WALLS = tags('html table td th caption template button');

/** Elements of HTML that end a drawing in the middle of it, and others that make it hard to see where it ends. */
const BREAKS_OUT = tags(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font foreignobject script style desc svg template',
);

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
  return endElement(growing, tag.name) ? tag.end : UNSURE;
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
  if (!makeRoom(growing, name)) return UNSURE;
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

/** Closes what ends where an element of this tag begins; false where it is not sure that it may begin here. */
function makeRoom(growing: Growing, name: string): boolean {
  const {stack, quirky} = growing;
  const parents = TABLE_PARTS.get(name);
  if (parents !== undefined) return makeRoomInTable(stack, name, parents);
  const top = stack.at(-1)!.tag;
  if (name === 'col' || BETWEEN_CELLS.has(top)) return name === 'col' && top === 'colgroup';
  if (isChoice(top)) {
    if (top === 'option') stack.pop();
    return name === 'option' && (top === 'option' || top === 'select');
  }
  if (name === 'option' || name === 'optgroup') return false;
  if (name === 'a' || name === 'button' || name === 'form') if (stack.some(({tag}) => tag === name)) return false;
  if (!BLOCKS.has(name) && !ENDS_PARAGRAPH.has(name)) return true;
  if (name === 'button') return true;
  if ((name === 'li' || name === 'dd' || name === 'dt') && !closeItem(stack, name)) return false;
  const paragraph = findOpen(stack, 'p');
  if (paragraph >= 0 && ((name === 'table' && quirky) || !closeFrom(stack, paragraph))) return false;
  return !(HEADING.has(name) && HEADING.has(stack.at(-1)!.tag));
}

/** Within a choice nothing stands but its options: the innermost open element tells whether one is open. */
function isChoice(tag: string): boolean {
  return tag === 'select' || tag === 'option';
}

function makeRoomInTable(stack: Element[], name: string, parents: readonly string[]): boolean {
  if (!stack.some(({tag}) => tag === 'table')) return false;
  for (;;) {
    const top = stack.at(-1)!;
    if (parents.includes(top.tag)) return true;
    if (name === 'tr' && top.tag === 'table') stack.push(append(top, 'tbody', []));
    else if ((TABLE_PARTS.has(top.tag) && top.tag !== 'caption') || IMPLIED.has(top.tag)) stack.pop();
    else return false;
  }
}

/** Closes the item before an item. */
function closeItem(stack: Element[], name: string): boolean {
  for (let i = stack.length - 1; i > 1; i--) {
    const {tag} = stack[i]!;
    if (tag === name || (name !== 'li' && (tag === 'dd' || tag === 'dt'))) return closeFrom(stack, i);
    const isBlock = BLOCKS.has(tag) || ENDS_PARAGRAPH.has(tag) || WALLS.has(tag);
    if (isBlock && tag !== 'div' && tag !== 'address' && tag !== 'p') return true;
  }
  return true;
}

/** Closes an element; false where it is not sure what its end closes. */
function endElement({stack, body}: Growing, name: string): boolean {
  const top = stack.at(-1)!.tag;
  if (name === 'html' || name === 'head' || name === 'body') return name === 'head' || body !== null;
  if (top === name) {
    stack.pop();
    return true;
  }
  if (FORMATTING.has(name) || STRANGE.has(name) || name === 'br') return false;
  if (name !== 'select' && isChoice(top)) return false;
  if (name === 'table' || TABLE_PARTS.has(name)) return endTablePart(stack, name);
  const open = findOpen(stack, name);
  // An end that closes nothing is passed over; but in a button only a paragraph's end stays inside.
  if (open < 0) return body !== null && BLOCKS.has(name) && !stack.some(({tag}) => tag === 'button');
  if (name === 'form') return false;
  if (BLOCKS.has(name) || name === 'p') return closeFrom(stack, open);
  const closesMore = name === 'li' || name === 'dd' || name === 'dt' || name === 'select' || HEADING.has(name);
  return closesMore && stack.slice(open + 1).every(({tag}) => IMPLIED.has(tag)) && closeFrom(stack, open);
}

/** Cells, rows and groups close with what holds them. */
function endTablePart(stack: Element[], name: string): boolean {
  let depth = stack.length - 1;
  while (depth > 1 && stack[depth]!.tag !== name) {
    const {tag} = stack[depth]!;
    if (!IMPLIED.has(tag) && !TABLE_PARTS.has(tag)) return false;
    depth--;
  }
  return stack[depth]!.tag === name && closeFrom(stack, depth);
}

/** The nearest open element of this tag on this side of a wall, or −1. */
function findOpen(stack: readonly Element[], name: string): number {
  for (let i = stack.length - 1; i > 1; i--) {
    if (stack[i]!.tag === name) return i;
    if (WALLS.has(stack[i]!.tag)) return -1;
  }
  return -1;
}

/** Closes everything from `depth` on; false where that has an effect on what comes behind: formatting is opened again, a form stays open. */
function closeFrom(stack: Element[], depth: number): boolean {
  for (let i = stack.length - 1; i > depth; i--) {
    if (FORMATTING.has(stack[i]!.tag) || stack[i]!.tag === 'form') return false;
  }
  stack.length = depth;
  return true;
}

function openBody(growing: Growing): void {
  if (growing.body !== null) return;
  growing.body = append(growing.html, 'body', []);
  growing.stack.push(growing.body);
}

function append(parent: Element, tag: string, attributes: Attribute[]): Element {
  const element = createElement(tag, attributes);
  element.parent = parent;
  element.depth = parent.depth + 1;
  parent.children.push(element);
  return element;
}
