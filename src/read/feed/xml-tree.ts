import {LIMITS} from '../html/node.ts';

/** An element of a feed in XML. */
export interface XmlElement {
  /** Local name in lower case, under the usual prefix of its namespace: "title", "dc:date", "content:encoded". */
  readonly name: string;
  /** By name in lower case, prefix and all. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** The address that links in it are relative to, or `null`. */
  readonly base: string | null;
  /** Where what it holds begins and ends in the source. */
  readonly start: number;
  end: number;
}

/** Namespaces of feeds by their usual prefix; those of RSS itself have none. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'html'],
]);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Makes a tree of a feed's XML, forgiving what writers of feeds get wrong; `null` where there is no element, or more or deeper ones than a
 * feed has.
 *
 * A document's own entities are never expanded and nothing outside it is looked at: a document type is passed over. An end that
 * closes nothing is passed over, and one that closes an outer element closes those within it.
 */
export function parseXml(source: string): XmlElement | null {
  const open: {readonly element: XmlElement; readonly tag: string; readonly prefixes: ReadonlyMap<string, string>}[] =
    [];
  let root: XmlElement | null = null;
  let nodes = 0;
  let at = 0;
  while (at < source.length) {
    const inside = open.at(-1);
    const next = source.indexOf('<', at);
    const wordsEnd = next < 0 ? source.length : next;
    if (wordsEnd > at) inside?.element.children.push(decodeEntities(source.slice(at, wordsEnd)));
    if (next < 0) break;
    if (++nodes > LIMITS.nodes) return null;
    if (source.startsWith('<![CDATA[', next)) {
      const end = endOf(source, ']]>', next);
      inside?.element.children.push(source.slice(next + 9, end - 3));
      at = end;
    } else if (source.startsWith('<!--', next)) at = endOf(source, '-->', next + 4);
    else if (source.startsWith('<?', next)) at = endOf(source, '?>', next);
    else if (source.startsWith('<!', next)) at = doctypeEnd(source, next);
    else if (source[next + 1] === '/') {
      at = endOf(source, '>', next);
      const tag = source.slice(next + 2, at - 1).trim();
      const depth = open.findLastIndex((each) => each.tag === tag);
      if (depth < 0) continue;
      for (const {element} of open.splice(depth)) element.end = next;
      if (open.length === 0) return root;
    } else {
      const read = readTag(source, next);
      if (read === null) {
        inside?.element.children.push('<');
        at = next + 1;
        continue;
      }
      at = read.end;
      const prefixes = declared(read.attributes, inside?.prefixes ?? new Map());
      const base = baseOf(read.attributes, inside?.element.base ?? null);
      const name = nameOf(read.tag, prefixes);
      const element = {name, attributes: read.attributes, children: [], base, start: at, end: at};
      inside?.element.children.push(element);
      root ??= element;
      if (!read.closed) open.push({element, tag: read.tag, prefixes});
      if (open.length > LIMITS.depth) return null;
    }
  }
  for (const {element} of open) element.end = source.length;
  return root;
}

/** `&amp;`, numbers and no other entities: those of HTML are left to whoever reads the text as HTML. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES.get(name as string) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

/** Behind a document type and what it declares between its brackets. */
function doctypeEnd(source: string, from: number): number {
  const close = source.indexOf('>', from);
  const bracket = source.indexOf('[', from);
  if (bracket < 0 || close < bracket) return close < 0 ? source.length : close + 1;
  const end = source.indexOf(']', bracket);
  return end < 0 ? source.length : endOf(source, '>', end);
}

interface Tag {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly closed: boolean;
  readonly end: number;
}

const TAG_NAME = /[A-Za-z_][\w.:-]*/y;
const ATTRIBUTE = /\s*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** So many attributes, and no more, are kept of a tag. */
const MOST_ATTRIBUTES = 100;

function readTag(source: string, from: number): Tag | null {
  TAG_NAME.lastIndex = from + 1;
  const tag = TAG_NAME.exec(source)?.[0];
  if (tag === undefined) return null;
  const attributes = new Map<string, string>();
  let at = TAG_NAME.lastIndex;
  for (;;) {
    while (at < source.length && (source.charCodeAt(at) <= 32 || source[at] === '/') && source[at + 1] !== undefined) {
      if (source[at] === '/' && source[at + 1] === '>') return {tag, attributes, closed: true, end: at + 2};
      at++;
    }
    if (at >= source.length || source[at] === '>') return {tag, attributes, closed: false, end: at + 1};
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (found === null) return {tag, attributes, closed: false, end: endOf(source, '>', at)};
    at = ATTRIBUTE.lastIndex;
    const name = (found[1] ?? '').toLowerCase();
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(name)) {
      attributes.set(name, decodeEntities(found[2] ?? found[3] ?? found[4] ?? ''));
    }
  }
}

function declared(
  attributes: ReadonlyMap<string, string>,
  above: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let prefixes: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const written = name.slice('xmlns:'.length);
    const usual = NAMESPACES.get(value.trim().toLowerCase().replace(/\/$/, ''));
    prefixes ??= new Map(above);
    prefixes.set(written, usual ?? written);
  }
  return prefixes ?? above;
}

function nameOf(tag: string, prefixes: ReadonlyMap<string, string>): string {
  const lower = tag.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon < 0 ? '' : lower.slice(0, colon);
  const local = lower.slice(colon + 1);
  const usual = prefixes.get(prefix) ?? prefix;
  return usual === '' ? local : `${usual}:${local}`;
}

function baseOf(attributes: ReadonlyMap<string, string>, above: string | null): string | null {
  const said = attributes.get('xml:base')?.trim();
  if (said === undefined || said.length > 2000) return above;
  if (URL.canParse(said)) return said;
  return above !== null && URL.canParse(said, above) ? new URL(said, above).href : above;
}
