import {isByline, isHidden, isUnlikely, labelsOf} from './hints.ts';
import {attribute, type Element, elementsOf, type Node} from './node.ts';

/** An element of a page as the article is looked for in it, with what it holds counted; pieces that are no text are gone. */
export interface Part {
  tag: string;
  readonly element: Element;
  readonly children: (Part | string)[];
  parent: Part | null;
  /** Characters of text, runs of white space counted as one. */
  length: number;
  /** Of these, characters in links. */
  linked: number;
  commas: number;
  pictures: number;
  /** Whether all in it stands within a line. */
  inline: boolean;
  /** `null` where nothing in it was scored. */
  score: number | null;
}

/** How much of a page is left out while its parts are made. */
export interface Strictness {
  /** Leave out what its labels say is no part of an article. */
  readonly likelyOnly: boolean;
  /** The title, so that the heading that repeats it is left out; empty where there is none. */
  readonly title: string;
}

/** Elements whose text nobody reads as a part of an article. */
const NEVER = new Set(
  'script style noscript template svg math head title meta link base object embed applet iframe audio video canvas map input textarea select button datalist dialog frameset'.split(
    ' ',
  ),
);

const PHRASING = new Set(
  'a abbr b bdi bdo big br cite code data dfn del em font i img ins kbd label mark meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements in whose text a run of phrasing stands for a paragraph. */
const HOLDS_RUNS = new Set([
  'div',
  'body',
  'section',
  'article',
  'main',
  'center',
  'blockquote',
  'form',
  'fieldset',
  'td',
  'li',
  'dd',
]);

/** Elements of which an empty one is left out. */
const EMPTY_OUT = new Set(['div', 'section', 'header', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);

/** What is known further up about the element that is looked at. */
interface Above {
  readonly kept: boolean;
  readonly strictness: Strictness;
  readonly found: {byline: boolean; title: boolean};
}

/** The parts of a page from `root` down, with their lengths; `null` where nothing is left. */
export function makeParts(root: Element, strictness: Strictness): Part | null {
  return makePart(root, {kept: false, strictness, found: {byline: false, title: false}});
}

function makePart(element: Element, above: Above): Part | null {
  const {tag} = element;
  if (NEVER.has(tag) || isHidden(element)) return null;
  if (tag !== 'body' && element.attributes.length > 0 && isLeftOut(element, labelsOf(element), above)) return null;
  const below = above.kept || tag === 'table' || tag === 'code' ? {...above, kept: true} : above;
  const part = emptyPart(element, tag === 'font' ? 'span' : tag);
  const runs = HOLDS_RUNS.has(tag);
  let run: Part | null = null;
  let breaks = 0;
  for (const node of element.children) {
    const child = node.kind === 'words' ? node.text : makePart(node, below);
    if (child === null || child === '') continue;
    if (!runs || !isPhrasing(node, child)) {
      if (run !== null) close(part, run);
      run = null;
      add(part, child);
      continue;
    }
    const isBreak = typeof child !== 'string' && child.tag === 'br';
    const isBlank = typeof child === 'string' && child.trim() === '';
    breaks = isBreak ? breaks + 1 : isBlank ? breaks : 0;
    if (run !== null && isBreak && breaks > 1) {
      close(part, run);
      run = null;
    } else if (run !== null || !(isBreak || isBlank)) {
      run ??= emptyPart(element, 'p');
      add(run, child);
    }
  }
  if (run !== null) close(part, run);
  if (EMPTY_OUT.has(tag) && part.length === 0 && part.pictures === 0) return null;
  if (/^h[12]$/.test(tag) && repeatsTitle(part, above)) return null;
  return tag === 'div' ? unwrapped(part) : part;
}

function isLeftOut(element: Element, labels: string, {kept, strictness, found}: Above): boolean {
  const {tag} = element;
  if (attribute(element, 'aria-modal') === 'true' && attribute(element, 'role') === 'dialog') return true;
  if (!found.byline && isByline(element, labels) && isShort(element, 100)) {
    found.byline = true;
    return true;
  }
  return strictness.likelyOnly && !kept && tag !== 'a' && tag !== 'html' && isUnlikely(element, labels);
}

function repeatsTitle(part: Part, {strictness, found}: Above): boolean {
  if (found.title || strictness.title === '' || !saysMostOf(strictness.title, textOf(part))) return false;
  found.title = true;
  return true;
}

/** Whether most of the words of `b`, counted by letters, are words of `a`. */
export function saysMostOf(a: string, b: string): boolean {
  const wordsOf = (text: string): string[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
  const known = new Set(wordsOf(a));
  const said = wordsOf(b);
  const strange = said.filter((word) => !known.has(word));
  return said.length > 0 && strange.join(' ').length < 0.25 * said.join(' ').length;
}

/** All text below a part, white space as it stands. */
export function textOf(part: Part): string {
  let text = '';
  for (const child of part.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

/** A `div` that holds nothing but one paragraph, or nothing but phrasing, is that paragraph. */
function unwrapped(part: Part): Part {
  const only = part.children.length === 1 ? part.children[0] : undefined;
  if (only === undefined || typeof only === 'string' || only.tag !== 'p') return part;
  return linkDensity(only) < 0.25 ? only : part;
}

/** The share of its characters that are links. */
export function linkDensity({length, linked}: Part): number {
  return length === 0 ? 0 : linked / length;
}

function emptyPart(element: Element, tag: string): Part {
  return {
    tag,
    element,
    children: [],
    parent: null,
    length: 0,
    linked: 0,
    commas: 0,
    pictures: tag === 'img' ? 1 : 0,
    inline: true,
    score: null,
  };
}

function add(part: Part, child: Part | string): void {
  part.children.push(child);
  if (typeof child === 'string') {
    part.length += lengthOf(child);
    part.commas += commasIn(child);
    return;
  }
  child.parent = part;
  part.length += child.length;
  part.commas += child.commas;
  part.pictures += child.pictures;
  part.inline &&= child.inline && PHRASING.has(child.tag);
  part.linked += child.tag === 'a' ? child.length * linkWeight(child.element) : child.linked;
}

/** Links within a page weigh less than those that lead away. */
function linkWeight(element: Element): number {
  return (attribute(element, 'href') ?? '').startsWith('#') ? 0.3 : 1;
}

function close(part: Part, run: Part): void {
  while (run.children.length > 0) {
    const last = run.children.at(-1)!;
    if (typeof last === 'string' ? last.trim() !== '' : last.tag !== 'br') break;
    run.children.pop();
  }
  if (run.children.length > 0) add(part, run);
}

/** Whether a node stands within a line. */
function isPhrasing(node: Node, child: Part | string): boolean {
  return typeof child === 'string' || (node.kind === 'element' && PHRASING.has(node.tag) && child.inline);
}

function lengthOf(text: string): number {
  let length = 0;
  let blank = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBlank = code <= 32 || code === 0xa0;
    if (!isBlank) length += blank ? 2 : 1;
    blank = isBlank;
  }
  return length;
}

/** Commas as the scripts of the world write them. */
function commasIn(text: string): number {
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c || (code > 0x600 && (code === 0x60c || code === 0x3001 || code === 0xff0c || code === 0xfe50)))
      commas++;
  }
  return commas;
}

/** Whether an element has some text, and less than `longest` characters of it. */
function isShort(element: Element, longest: number): boolean {
  let length = 0;
  for (const each of elementsOf(element)) {
    for (const child of each.children)
      if (child.kind === 'words') length += lengthOf(child.text.slice(0, 10 * longest));
    if (length >= longest) return false;
  }
  return length > 0;
}
