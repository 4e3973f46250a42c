import {decodePlain} from './entities.ts';
import {type Attribute, createElement, type Element, LIMITS} from './node.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const VOID = words('area base br col embed hr img input link meta source track wbr param');

/** Elements whose content is characters and no elements, up to their own end. */
const RAW = words('script style textarea title noscript iframe noembed noframes');

/** What may stand in the head of a page. */
const IN_HEAD = words('base link meta title script style noscript template');

/** Formatting: where it is not closed as it was opened, the standard opens it again and again. */
const FORMATTING = words('a b big code em font i s small strike strong tt u nobr');

/** Elements before which an open paragraph ends. */
const ENDS_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form table hr li dd dt',
);

/** Blocks whose end closes whatever of the above is open within. */
const BLOCKS = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol pre search section summary ul form',
);

/** Elements that close themselves when what holds them ends. */
const IMPLIED = words('p li dd dt option optgroup');

/** Elements with rules of their own: a page that has them is read carefully. */
const STRANGE = words(
  'frameset frame plaintext xmp ruby rb rt rtc rp applet marquee object image isindex nobr listing math body-and-frameset keygen menuitem',
);

/** Inside a table nothing else may stand between cells. */
const TABLE_PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['caption', ['table']],
  ['colgroup', ['table']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['tfoot', ['table']],
  ['tr', ['thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
]);
const BETWEEN_CELLS = words('table thead tbody tfoot tr colgroup');

/** Walls that an end does not reach through. */
const WALLS = words('html table td th caption template button');

const TAG = /[A-Za-z][^\s/>]*/y;
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)(?=[\s>])))?/y;

/**
 * Parses a page that is written as nearly all are, five times as fast as the careful way, or gives `null` where it is not sure to make the same
 * tree of it.
 *
 * Sure are: elements closed in the order they were opened, with the ends that HTML lets one leave out; tables with nothing between their cells;
 * the entities that most pages have. Anything else, and anything near a limit, is not.
 */
export function parseQuickly(source: string): Element | null {
  const root = createElement('#document');
  const html = append(root, 'html', []);
  const head = append(html, 'head', []);
  let body: Element | null = null;
  const stack: Element[] = [root, html];
  let nodes = 0;
  let at = 0;

  const top = (): Element => stack[stack.length - 1]!;
  /** The nearest open element of this tag on this side of a wall, or −1. */
  const findOpen = (tag: string): number => {
    for (let i = stack.length - 1; i > 1; i--) {
      if (stack[i]!.tag === tag) return i;
      if (WALLS.has(stack[i]!.tag)) return -1;
    }
    return -1;
  };
  /** Closes everything from `depth` on; false where formatting would have to be opened again behind it. */
  const closeFrom = (depth: number): boolean => {
    for (let i = stack.length - 1; i > depth; i--) if (FORMATTING.has(stack[i]!.tag)) return false;
    if (FORMATTING.has(stack[depth]!.tag) && depth !== stack.length - 1) return false;
    stack.length = depth;
    return true;
  };
  const beginBody = (): void => {
    if (body !== null) return;
    body = append(html, 'body', []);
    stack.push(body);
  };
  const say = (text: string): boolean => {
    if (body === null) {
      if (isBlank(text)) return true;
      beginBody();
    }
    if (BETWEEN_CELLS.has(top().tag)) {
      return isBlank(text);
    }
    if (top().tag === 'select') return false;
    const decoded = decodePlain(text, false);
    if (decoded === null) return false;
    const last = top().children.at(-1);
    if (last?.kind === 'words') last.text += decoded;
    else top().children.push({kind: 'words', text: decoded, parent: top()});
    return true;
  };

  while (at < source.length) {
    const next = source.indexOf('<', at);
    const end = next < 0 ? source.length : next;
    if (end > at && !say(source.slice(at, end))) return null;
    if (next < 0) break;
    if (++nodes > LIMITS.nodes / 4 || stack.length > LIMITS.depth / 2) return null;
    const mark = source.charCodeAt(next + 1);
    if (mark === 0x21) {
      // A comment, a doctype; nothing else begins so in a page that is written well.
      const isComment = source.startsWith('<!--', next);
      if (!isComment && !/^<!doctype\s+html\s*>/i.test(source.slice(next, next + 40))) return null;
      if (isComment && (source[next + 4] === '>' || source.startsWith('->', next + 4))) return null;
      const close = source.indexOf(isComment ? '-->' : '>', next + 2);
      if (close < 0 || (isComment && source.slice(next, close).includes('--!>'))) return null;
      at = close + (isComment ? 3 : 1);
      continue;
    }
    const isEnd = mark === 0x2f;
    TAG.lastIndex = next + (isEnd ? 2 : 1);
    const written = TAG.exec(source)?.[0];
    if (written === undefined) return null;
    const tag = written.toLowerCase();
    at = TAG.lastIndex;

    if (isEnd) {
      const close = source.indexOf('>', at);
      if (close < 0) return null;
      at = close + 1;
      if (tag === 'head' || tag === 'body' || tag === 'html') continue;
      if (tag === 'p') {
        const open = findOpen('p');
        if (open < 0 || !closeFrom(open)) return null;
        continue;
      }
      if (FORMATTING.has(tag) || tag === 'br' || STRANGE.has(tag)) {
        if (top().tag !== tag) return null;
        stack.length--;
        continue;
      }
      if (top().tag === tag) {
        stack.length--;
        continue;
      }
      if (TABLE_PARTS.has(tag) || tag === 'table') {
        // Cells, rows and groups close with what holds them.
        let depth = stack.length - 1;
        while (
          depth > 1 &&
          stack[depth]!.tag !== tag &&
          (IMPLIED.has(stack[depth]!.tag) || TABLE_PARTS.has(stack[depth]!.tag))
        )
          depth--;
        if (stack[depth]!.tag !== tag || !closeFrom(depth)) return null;
        continue;
      }
      const open = findOpen(tag);
      if (open < 0) {
        if (body === null || !BLOCKS.has(tag)) return null;
        continue;
      }
      for (let i = stack.length - 1; i > open; i--) {
        if (!IMPLIED.has(stack[i]!.tag) && !BLOCKS.has(tag)) return null;
      }
      if (tag === 'form' && open !== stack.length - 1) return null;
      if (!closeFrom(open)) return null;
      continue;
    }

    // The tag's attributes.
    const attributes: Attribute[] = [];
    let selfClosing = false;
    for (;;) {
      let code = source.charCodeAt(at);
      while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c || code === 0x2f) {
        selfClosing = code === 0x2f;
        code = source.charCodeAt(++at);
      }
      if (code === 0x3e) break;
      if (Number.isNaN(code)) return null;
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(source);
      if (found === null || attributes.length > 60) return null;
      at = ATTRIBUTE.lastIndex;
      const after = source.charCodeAt(at);
      if (after !== 0x3e && after !== 0x20 && after !== 0x0a && after !== 0x2f && after !== 0x0d && after !== 0x09)
        return null;
      const name = found[1]!;
      if (/["'<]/.test(name)) return null;
      const value = decodePlain(found[2] ?? found[3] ?? found[4] ?? '', true);
      if (value === null) return null;
      const lower = name.toLowerCase();
      if (!attributes.some((each) => each.name === lower)) attributes.push({name: lower, value});
    }
    at++;

    if (STRANGE.has(tag)) return null;
    if (tag === 'html' || tag === 'body' || tag === 'head') {
      if (tag === 'html') {
        if (html.attributes.length > 0 || body !== null) return null;
        html.attributes.push(...attributes);
      } else if (tag === 'body') {
        if (body !== null) return null;
        beginBody();
        body!.attributes.push(...attributes);
      } else if (body !== null || head.attributes.length > 0) return null;
      else head.attributes.push(...attributes);
      continue;
    }
    if (body === null && !IN_HEAD.has(tag)) beginBody();
    if (tag === 'svg' || tag === 'template') {
      // Nothing of it is read; what would break out of it is looked for.
      if (selfClosing && tag === 'svg') continue;
      const close = source.indexOf(`</${tag}`, at);
      if (close < 0) return null;
      const inside = source.slice(at, close);
      if (BREAKS_OUT.test(inside) || inside.includes(`<${tag}`) || BETWEEN_CELLS.has(top().tag)) return null;
      at = source.indexOf('>', close) + 1;
      if (at === 0) return null;
      continue;
    }
    if (RAW.has(tag)) {
      if (BETWEEN_CELLS.has(top().tag)) return null;
      const close = rawEnd(source, tag, at);
      if (close < 0) return null;
      const inside = source.slice(at, close);
      if (tag === 'script' && inside.includes('<!--')) return null;
      const isText = tag === 'title' || tag === 'textarea';
      const text = isText ? decodePlain(inside, false) : inside;
      if (text === null) return null;
      const element = append(body === null ? head : top(), tag, attributes);
      if (text !== '') element.children.push({kind: 'words', text, parent: element});
      at = source.indexOf('>', close) + 1;
      if (at === 0) return null;
      continue;
    }
    if (body === null) {
      append(head, tag, attributes);
      continue;
    }

    // What ends where this begins.
    const parents = TABLE_PARTS.get(tag);
    if (parents !== undefined) {
      while (!parents.includes(top().tag)) {
        const open = top().tag;
        if (tag === 'tr' && open === 'table') {
          stack.push(append(top(), 'tbody', []));
        } else if (
          (TABLE_PARTS.has(open) && open !== 'caption' && !(open === 'tr' && parents[0] === 'tr')) ||
          IMPLIED.has(open)
        ) {
          if (!stack.some((each) => each.tag === 'table')) return null;
          stack.length--;
        } else return null;
      }
    } else if (BETWEEN_CELLS.has(top().tag)) {
      if (!(tag === 'col' && top().tag === 'colgroup')) return null;
    } else if (ENDS_PARAGRAPH.has(tag)) {
      if (tag === 'li' || tag === 'dd' || tag === 'dt') {
        for (let i = stack.length - 1; i > 1; i--) {
          const open = stack[i]!.tag;
          if (open === tag || (tag !== 'li' && (open === 'dd' || open === 'dt'))) {
            if (!closeFrom(i)) return null;
            break;
          }
          if (FORMATTING.has(open)) continue;
          if (open !== 'p' && open !== 'div' && open !== 'address' && open !== 'span') break;
        }
      }
      const paragraph = findOpen('p');
      if (paragraph >= 0 && !closeFrom(paragraph)) return null;
      if (/^h[1-6]$/.test(tag) && /^h[1-6]$/.test(top().tag)) return null;
    } else if (tag === 'option' && top().tag === 'option') stack.length--;
    else if (tag === 'optgroup' || tag === 'select') {
      if (stack.some((each) => each.tag === 'select')) return null;
    }
    if (top().tag === 'select' && tag !== 'option') return null;
    if ((tag === 'a' || tag === 'button' || tag === 'form') && stack.some((each) => each.tag === tag)) return null;
    if (tag === 'input' && stack.some((each) => each.tag === 'select')) return null;
    const element = append(top(), tag, attributes);
    if (tag === 'pre' && source[at] === '\n') at++;
    if (!VOID.has(tag)) stack.push(element);
  }
  if (body === null) append(html, 'body', []);
  return root;
}

/** White space as HTML has it: a no-break space is a character like others. */
function isBlank(text: string): boolean {
  return !/[^ \t\n\r\f]/.test(text);
}

/** Elements of HTML that end a drawing in the middle of it. */
const BREAKS_OUT =
  /<(?:b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike|sub|sup|table|tt|u|ul|var|font|foreignobject|script|style|title|desc|!)\b|<!/i;

function rawEnd(source: string, tag: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    if (source.slice(at + 2, at + 2 + tag.length).toLowerCase() !== tag) continue;
    const after = source.charCodeAt(at + 2 + tag.length);
    if (after === 0x3e || after === 0x20 || after === 0x0a || after === 0x09 || after === 0x2f) return at;
  }
  return -1;
}

function append(parent: Element, tag: string, attributes: Attribute[]): Element {
  const element = createElement(tag, attributes);
  element.parent = parent;
  element.depth = parent.depth + 1;
  parent.children.push(element);
  return element;
}
