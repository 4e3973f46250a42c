import {type DefaultTreeAdapterTypes, html, parse, type TreeAdapter, type TreeAdapterTypeMap} from 'parse5';
import {type Attribute, createElement, type Element, elementsOf, LIMITS, type Node, type Words} from './node.ts';

/** Why a page was not made into a tree. */
export interface Refused {
  readonly refused: string;
}

/**
 * Parses a page by the HTML standard, however it is written (parse5); refuses what is deeper or has more nodes than any page.
 *
 * The limits hold while the tree grows, so that a bomb costs no more than they allow.
 */
export function parseCarefully(source: string): Element | Refused {
  try {
    const root = parse<Map>(source, {treeAdapter: createAdapter()});
    return isTooDeep(root) ? {refused: TOO_DEEP} : root;
  } catch (error) {
    if (error instanceof TooMuch) return {refused: error.message};
    throw error;
  }
}

const TOO_DEEP = `Its elements are nested more than ${LIMITS.depth} deep`;
const TOO_MANY = `It has more than ${LIMITS.nodes} elements and runs of text`;

/** Leaves parse5 in the middle of a page; never leaves this file. */
class TooMuch extends Error {}

/** Mending misnested elements moves whole branches down, which the count while they grow does not see. */
function isTooDeep(root: Element): boolean {
  for (const element of elementsOf(root)) {
    element.depth = element.parent === null ? 0 : element.parent.depth + 1;
    if (element.depth > LIMITS.depth) return true;
  }
  return false;
}

type Doctype = DefaultTreeAdapterTypes.DocumentType;
type Map = TreeAdapterTypeMap<Node, Element, Node, Element, Element, Element, Words, Words, Element, Doctype & Words>;

function createAdapter(): TreeAdapter<Map> {
  let nodes = 0;
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  const namespaces = new WeakMap<Element, html.NS>();
  const contents = new WeakMap<Element, Element>();

  const count = (): void => {
    nodes++;
    if (nodes > LIMITS.nodes) throw new TooMuch(TOO_MANY);
  };
  const words = (text: string): Words => {
    count();
    return {kind: 'words', text, parent: null};
  };
  const adopt = (parent: Element, node: Node, at: number): void => {
    if (node.kind === 'element') {
      node.depth = parent.depth + 1;
      if (node.depth > LIMITS.depth) throw new TooMuch(TOO_DEEP);
    }
    node.parent = parent;
    if (at === parent.children.length) parent.children.push(node);
    else parent.children.splice(at, 0, node);
  };
  const append = (parent: Element, node: Node): void => adopt(parent, node, parent.children.length);
  const insertBefore = (parent: Element, node: Node, next: Node): void =>
    adopt(parent, node, parent.children.lastIndexOf(next));

  return {
    createDocument: () => createElement('#document'),
    createDocumentFragment: () => createElement('#fragment'),
    createElement(tag, namespace, attributes: Attribute[]) {
      count();
      const element = createElement(tag, attributes);
      if (namespace !== html.NS.HTML) namespaces.set(element, namespace);
      return element;
    },
    createCommentNode: () => words(''),
    createTextNode: words,
    setDocumentType() {},
    setDocumentMode(_, found) {
      mode = found;
    },
    getDocumentMode: () => mode,
    appendChild: append,
    insertBefore,
    setTemplateContent(template, content) {
      contents.set(template, content);
    },
    getTemplateContent: (template) => contents.get(template) ?? createElement('#fragment'),
    detachNode(node) {
      const siblings = node.parent?.children ?? [];
      const at = siblings.lastIndexOf(node);
      if (at >= 0) siblings.splice(at, 1);
      node.parent = null;
    },
    insertText(parent, text) {
      const last = parent.children.at(-1);
      if (last?.kind === 'words') last.text += text;
      else append(parent, words(text));
    },
    insertTextBefore(parent, text, next) {
      const before = parent.children[parent.children.lastIndexOf(next) - 1];
      if (before?.kind === 'words') before.text += text;
      else insertBefore(parent, words(text), next);
    },
    adoptAttributes(element, attributes) {
      const known = new Set(element.attributes.map(({name}) => name));
      element.attributes.push(...attributes.filter(({name}) => !known.has(name)));
    },
    getFirstChild: (element) => element.children[0] ?? null,
    getChildNodes: (element) => element.children,
    getParentNode: (node) => node.parent,
    getAttrList: (element) => element.attributes as ReturnType<TreeAdapter<Map>['getAttrList']>,
    getTagName: ({tag}) => tag,
    getNamespaceURI: (element) => namespaces.get(element) ?? html.NS.HTML,
    getTextNodeContent: ({text}) => text,
    getCommentNodeContent: ({text}) => text,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is Words => node.kind === 'words',
    isCommentNode: (_node): _node is Words => false,
    isDocumentTypeNode: (_node): _node is Doctype & Words => false,
    isElementNode: (node): node is Element => node.kind === 'element',
    setNodeSourceCodeLocation() {},
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation() {},
  };
}
