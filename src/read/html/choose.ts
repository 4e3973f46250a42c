import {labelWeight} from './hints.ts';
import {attribute} from './node.ts';
import {linkDensity, type Part, textOf} from './parts.ts';

/** What an element is worth by its kind, before its text is looked at. */
const WORTH: ReadonlyMap<string, number> = new Map([
  ['div', 5],
  ...['pre', 'td', 'blockquote'].map((tag) => [tag, 3] as const),
  ...['address', 'ol', 'ul', 'dl', 'dd', 'dt', 'li', 'form'].map((tag) => [tag, -3] as const),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th'].map((tag) => [tag, -5] as const),
]);

const SCORED = new Set(['section', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'td', 'pre']);

/** A paragraph gives of its score to so many elements above it. */
const REACH = 5;

/** So many of the best are compared. */
const BEST = 5;

/**
 * The parts that hold the article: the one with the best paragraphs in it, and those beside it that are as good.
 *
 * The method is that of Mozilla's Readability: every paragraph gives points to what stands above it, for its length and its commas;
 * links take them away.
 */
export function chooseParts(root: Part): Part[] {
  const candidates: Part[] = [];
  scoreParagraphs(root, [], candidates);
  for (const part of candidates) part.score = (part.score ?? 0) * (1 - linkDensity(part));
  const best = bestOf(candidates);
  const body = bodyOf(root);
  const first = best[0];
  if (first === undefined || first === body) return [body];
  return withSiblings(climb(commonAbove(first, best, body), body));
}

function scoreParagraphs(part: Part, above: readonly Part[], candidates: Part[]): void {
  const further = [part, ...above.slice(0, REACH - 1)];
  for (const child of part.children) if (typeof child !== 'string') scoreParagraphs(child, further, candidates);
  if (!SCORED.has(part.tag) || part.length < 25) return;
  const points = 2 + part.commas + Math.min(Math.floor(part.length / 100), 3);
  for (let level = 0; level < above.length; level++) {
    const each = above[level]!;
    if (each.parent === null && each.tag === '#document') continue;
    if (each.score === null) {
      each.score = (WORTH.get(each.tag) ?? 0) + labelWeight(each.element);
      candidates.push(each);
    }
    each.score += points / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
  }
}

function bestOf(candidates: readonly Part[]): Part[] {
  const best: Part[] = [];
  for (const part of candidates) {
    const at = best.findIndex((other) => (part.score ?? 0) > (other.score ?? 0));
    if (at < 0) best.push(part);
    else best.splice(at, 0, part);
    best.length = Math.min(best.length, BEST);
  }
  return best;
}

function bodyOf(root: Part): Part {
  const inside = root.children.find((child): child is Part => typeof child !== 'string');
  return root.tag === 'body' || inside === undefined
    ? root
    : bodyOf(inside.tag === 'html' || inside.tag === 'body' ? inside : root.tag === 'html' ? lastBody(root) : root);
}

function lastBody(root: Part): Part {
  const found = root.children.find((child): child is Part => typeof child !== 'string' && child.tag === 'body');
  return found === undefined ? {...root, tag: 'body'} : found;
}

/** Where three more of the best are nearly as good and share something above, that is the article. */
function commonAbove(first: Part, best: readonly Part[], body: Part): Part {
  const rivals = best
    .slice(1)
    .filter((part) => (part.score ?? 0) / (first.score ?? 1) >= 0.75)
    .map(aboveOf);
  if (rivals.length < 3) return first;
  for (let part = first.parent; part !== null && part !== body; part = part.parent) {
    const here = part;
    if (rivals.filter((each) => each.has(here)).length >= 3) return part;
  }
  return first;
}

function aboveOf(part: Part): ReadonlySet<Part> {
  const above = new Set<Part>();
  for (let each = part.parent; each !== null; each = each.parent) above.add(each);
  return above;
}

/** Goes up while what stands above is better, or holds nothing else. */
function climb(from: Part, body: Part): Part {
  let top = from;
  let last = top.score ?? 0;
  const least = last / 3;
  for (let part = top.parent; part !== null && part !== body; part = part.parent) {
    if (part.score === null) continue;
    if (part.score < least) break;
    if (part.score > last) {
      top = part;
      break;
    }
    last = part.score;
  }
  while (top.parent !== null && top.parent !== body && partsIn(top.parent) === 1) top = top.parent;
  return top;
}

function partsIn({children}: Part): number {
  return children.reduce((count, child) => count + (typeof child === 'string' ? 0 : 1), 0);
}

function withSiblings(top: Part): Part[] {
  const siblings = top.parent?.children ?? [top];
  const least = Math.max(10, 0.2 * (top.score ?? 0));
  const label = attribute(top.element, 'class') ?? '';
  return siblings.filter((sibling): sibling is Part => {
    if (typeof sibling === 'string') return false;
    if (sibling === top) return true;
    const bonus = label !== '' && attribute(sibling.element, 'class') === label ? 0.2 * (top.score ?? 0) : 0;
    if (sibling.score !== null && sibling.score + bonus >= least) return true;
    if (sibling.tag !== 'p') return false;
    if (sibling.length > 80) return linkDensity(sibling) < 0.25;
    return sibling.length > 0 && sibling.linked === 0 && /\.(?: |$)/.test(textOf(sibling));
  });
}
