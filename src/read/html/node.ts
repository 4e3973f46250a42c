/** A name and what it is set to, as parse5 gives them. */
export interface Attribute {
  readonly name: string;
  value: string;
}

/** A run of characters in a page. */
export interface Words {
  readonly kind: 'words';
  text: string;
  parent: Element | null;
}

/** An element of a page; `tag` is in lower case. The tree may change while it is built and not afterwards. */
export interface Element {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Attribute[];
  readonly children: Node[];
  parent: Element | null;
  /** How many elements stand above it. */
  depth: number;
}

/** Comments and doctypes are not kept. */
export type Node = Element | Words;

/** What a page may not exceed; beyond it is made, not written. */
export const LIMITS = {bytes: 10_000_000, depth: 512, nodes: 200_000} as const;

/** An element without parent and children. */
export function createElement(tag: string, attributes: Attribute[] = []): Element {
  return {kind: 'element', tag, attributes, children: [], parent: null, depth: 0};
}

/** What an attribute is set to, or `null` where it is not there. */
export function attribute(element: Element, name: string): string | null {
  for (const each of element.attributes) if (each.name === name) return each.value;
  return null;
}

/** Every element at and below `root`, in the order of the page. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Element[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!;
      if (child.kind === 'element') stack.push(child);
    }
  }
}

/** The first element at or below `root` with this tag, or `null`. */
export function firstOf(root: Element, tag: string): Element | null {
  for (const element of elementsOf(root)) if (element.tag === tag) return element;
  return null;
}

/** All characters at and below an element, as they stand. */
export function rawText(element: Element): string {
  let text = '';
  for (const child of element.children) text += child.kind === 'words' ? child.text : rawText(child);
  return text;
}
