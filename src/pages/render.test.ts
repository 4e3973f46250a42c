import {parse} from 'parse5';
import {expect, test} from 'vitest';
import {renderPage} from './render.ts';
import {FRAME, viewsWith} from './views.fixture.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea></style><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}<!--',
  'killed \u202e21\u202c people',
  'a\u0000b\ud800c',
];

test.each(HOSTILE)('renderPage() shows %j as text on every page, never as markup', (words) => {
  for (const shown of viewsWith(words)) {
    for (const role of ['reader', 'reviewer'] as const) {
      const html = renderPage({...FRAME, role, ...shown});
      for (const element of elementsOf(html)) {
        expect(
          ['script', 'img', 'svg', 'style', 'iframe'].includes(element.name) && isForeign(element),
          shown.view,
        ).toBe(false);
        expect(
          element.names.filter((name) => name.startsWith('on') || name === 'style'),
          shown.view,
        ).toEqual([]);
        expect(element.address ?? '', shown.view).toMatch(/^(?:$|\/|#|https?:)/);
      }
    }
  }
});

test('renderPage() sends no character that turns or hides the words around it', () => {
  for (const shown of viewsWith('killed \u202e21\u202c\u200b people')) {
    const html = renderPage({...FRAME, ...shown}).replaceAll(/value="[^"]*"/g, '');
    expect(/[\u200b\u202a-\u202e\u2066-\u2069]/.test(html), shown.view).toBe(false);
  }
});

test('renderPage() says a toll as a range on every page that has one', () => {
  for (const shown of viewsWith('words').slice(0, 5)) {
    expect(renderPage({...FRAME, ...shown}).includes('12–14'), shown.view).toBe(true);
  }
});

test('renderPage() gives the same bytes for the same page', () => {
  const draw = () => viewsWith('words').map((shown) => renderPage({...FRAME, ...shown}));
  expect(draw()).toEqual(draw());
});

test.each(['report', 'embed'])('renderPage() puts no script and no form on the page "%s"', (view) => {
  const shown = viewsWith('words').find((each) => each.view === view)!;
  expect(elementsOf(renderPage({...FRAME, ...shown})).map(({name}) => name)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:script|form|button)$/)]),
  );
});

interface Found {
  readonly name: string;
  readonly names: readonly string[];
  readonly address: string | null;
}

/** Elements that no page draws by itself; scripts are our own where they come from a file of ours. */
function isForeign({name, address, names}: Found): boolean {
  if (name === 'script') return address?.startsWith('/assets/') !== true;
  return name !== 'svg' || names.includes('onload');
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly {readonly name: string; readonly value: string}[];
  readonly childNodes?: readonly Node[];
}

function elementsOf(html: string): Found[] {
  const found: Found[] = [];
  const walk = (node: Node): void => {
    const attributes = node.attrs ?? [];
    const address = attributes.find(({name}) => ['href', 'src', 'action', 'formaction'].includes(name))?.value ?? null;
    if (!node.nodeName.startsWith('#'))
      found.push({name: node.nodeName, names: attributes.map(({name}) => name), address});
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html) as unknown as Node);
  return found;
}
