import {type Attribute, createElement, type Element} from './node.ts';
import {
  BETWEEN_CELLS,
  BLOCKS,
  ENDS_PARAGRAPH,
  FORMATTING,
  HEADING,
  IMPLIED,
  STRANGE,
  TABLE_PARTS,
  WALLS,
} from './quick-kinds.ts';

/** Closes what ends where an element of this tag begins; false where it is not sure that it may begin here. */
export function makeRoom(stack: Element[], name: string, isQuirky: boolean): boolean {
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
  if (paragraph >= 0 && ((name === 'table' && isQuirky) || !closeFrom(stack, paragraph))) return false;
  return !(HEADING.has(name) && HEADING.has(stack.at(-1)!.tag));
}

/** Within a choice nothing stands but its options: the innermost open element tells whether one is open. */
export function isChoice(tag: string): boolean {
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
export function endElement(stack: Element[], name: string, hasBody: boolean): boolean {
  const top = stack.at(-1)!.tag;
  if (name === 'html' || name === 'head' || name === 'body') return name === 'head' || hasBody;
  if (top === name) {
    stack.pop();
    return true;
  }
  if (FORMATTING.has(name) || STRANGE.has(name) || name === 'br') return false;
  if (name !== 'select' && isChoice(top)) return false;
  if (name === 'table' || TABLE_PARTS.has(name)) return endTablePart(stack, name);
  const open = findOpen(stack, name);
  // An end that closes nothing is passed over; but in a button only a paragraph's end stays inside.
  if (open < 0) return hasBody && BLOCKS.has(name) && !stack.some(({tag}) => tag === 'button');
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

/** Puts a new element behind its parent's others. */
export function append(parent: Element, tag: string, attributes: Attribute[]): Element {
  const element = createElement(tag, attributes);
  element.parent = parent;
  element.depth = parent.depth + 1;
  parent.children.push(element);
  return element;
}
