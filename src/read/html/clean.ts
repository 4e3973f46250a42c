import {isSharing, labelsOf, labelWeight} from './hints.ts';
import {attribute} from './node.ts';
import type {Part} from './parts.ts';

const CONDITIONAL = new Set(['form', 'fieldset', 'table', 'ul', 'ol', 'div']);
const LISTS = new Set(['ul', 'ol']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Elements whose text counts as running text when a `div`, list or table is judged. */
const RUNNING = new Set(['span', 'li', 'td', 'blockquote', 'dl', 'img', 'ol', 'p', 'pre', 'table', 'ul']);

/** What is left of a part, counted again after pieces of it were taken out. */
interface Counts {
  length: number;
  linked: number;
  commas: number;
  paragraphs: number;
  pictures: number;
  items: number;
  headings: number;
  running: number;
  inLists: number;
  /** Whether a table of data stands in it. */
  data: boolean;
}

/**
 * Takes out of an article what is no part of its text: asides, footers, invitations to share, lists of links, empty boxes.
 *
 * `judging` also takes out boxes by how their text is made up: short, full of links, without a running sentence.
 */
export function cleanPart(part: Part, judging: boolean): void {
  cleanInside(part, judging, {figure: false, data: false, code: false}, 0);
}

interface Around {
  readonly figure: boolean;
  readonly data: boolean;
  readonly code: boolean;
}

function cleanInside(part: Part, judging: boolean, around: Around, level: number): Counts {
  const data = part.tag === 'table' && isDataTable(part);
  const inside: Around = {
    figure: around.figure || part.tag === 'figure',
    data: around.data || data,
    code: around.code || part.tag === 'code',
  };
  const counts: Counts = {
    length: 0,
    linked: 0,
    commas: 0,
    paragraphs: 0,
    pictures: 0,
    items: 0,
    headings: 0,
    running: 0,
    inLists: 0,
    data,
  };
  const kept: (Part | string)[] = [];
  for (const child of part.children) {
    if (typeof child === 'string') {
      counts.length += child.trim().length;
      for (let at = child.indexOf(','); at >= 0; at = child.indexOf(',', at + 1)) counts.commas++;
      kept.push(child);
      continue;
    }
    if (isNoText(child)) continue;
    const below = cleanInside(child, judging, inside, level + 1);
    if (judging && CONDITIONAL.has(child.tag) && isPoor(child, below, inside)) continue;
    if (child.tag === 'p' && below.length === 0 && below.pictures === 0) continue;
    addCounts(counts, child, below);
    kept.push(child);
  }
  part.children.splice(0, part.children.length, ...kept);
  part.length = counts.length;
  return counts;
}

function isNoText(part: Part): boolean {
  if (part.tag === 'aside' || part.tag === 'footer') return true;
  if (/^h[12]$/.test(part.tag) && labelWeight(part.element) < 0) return true;
  return part.length < 500 && isSharing(labelsOf(part.element));
}

function addCounts(into: Counts, part: Part, from: Counts): void {
  into.length += from.length;
  into.linked +=
    part.tag === 'a' ? from.length * ((attribute(part.element, 'href') ?? '').startsWith('#') ? 0.3 : 1) : from.linked;
  into.commas += from.commas;
  into.paragraphs += from.paragraphs + (part.tag === 'p' ? 1 : 0);
  into.pictures += from.pictures + (part.tag === 'img' ? 1 : 0);
  into.items += from.items + (part.tag === 'li' ? 1 : 0);
  into.headings += HEADINGS.has(part.tag) ? from.length : from.headings;
  into.running += RUNNING.has(part.tag) ? from.length : from.running;
  into.inLists += LISTS.has(part.tag) ? from.length : from.inLists;
  into.data ||= from.data;
}

function isPoor(part: Part, counts: Counts, around: Around): boolean {
  if (around.data || around.code || counts.data) return false;
  const isList = LISTS.has(part.tag) || counts.inLists > 0.9 * counts.length;
  const weight = labelWeight(part.element);
  if (weight < 0) return true;
  if (counts.commas >= 10) return false;
  const {length, pictures, paragraphs} = counts;
  const share = (some: number): number => (length === 0 ? 0 : some / length);
  const links = share(counts.linked);
  const poor =
    (!around.figure && pictures > 1 && paragraphs / pictures < 0.5) ||
    (!isList && counts.items - 100 > paragraphs) ||
    (!isList &&
      !around.figure &&
      share(counts.headings) < 0.9 &&
      length < 25 &&
      (pictures === 0 || pictures > 2) &&
      links > 0) ||
    (!isList && weight < 25 && links > 0.2) ||
    (weight >= 25 && links > 0.5) ||
    (pictures === 0 && share(counts.running) === 0);
  return poor && !(isList && isListOfPictures(part, counts));
}

function isListOfPictures({children}: Part, {pictures, items}: Counts): boolean {
  const simple = children.every((child) => typeof child === 'string' || child.children.length <= 1);
  return simple && pictures > 0 && pictures === items;
}

/** Whether a table holds data and does not only place things on the page. */
function isDataTable(table: Part): boolean {
  const {element} = table;
  if (attribute(element, 'role') === 'presentation' || attribute(element, 'datatable') === '0') return false;
  if ((attribute(element, 'summary') ?? '') !== '') return true;
  const seen = {rows: 0, columns: 0, marked: false, nested: false};
  survey(table, seen);
  if (seen.marked) return true;
  if (seen.nested || seen.columns <= 1 || seen.rows <= 1) return false;
  return seen.rows >= 10 || seen.columns > 4 || seen.rows * seen.columns > 10;
}

function survey(part: Part, seen: {rows: number; columns: number; marked: boolean; nested: boolean}): void {
  let cells = 0;
  for (const child of part.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'table') {
      seen.nested = true;
      continue;
    }
    if (['caption', 'col', 'colgroup', 'tfoot', 'thead', 'th'].includes(child.tag)) seen.marked = true;
    if (child.tag === 'td') cells++;
    if (child.tag === 'tr') seen.rows++;
    survey(child, seen);
  }
  seen.columns = Math.max(seen.columns, cells);
}
