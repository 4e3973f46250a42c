import {expect, test} from 'vitest';
import {parseCarefully} from './careful.ts';
import type {Element} from './node.ts';
import {parseQuickly} from './quick.ts';

/** A tree as lines, without what is never read. */
function lines(element: Element): string[] {
  const found: string[] = [];
  let words = '';
  const flush = (): void => {
    const shown = words.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');
    if (shown !== '') found.push(shown);
    words = '';
  };
  for (const child of element.children) {
    if (child.kind === 'words') words += child.text;
    else if (child.tag !== 'svg' && child.tag !== 'template') {
      flush();
      found.push(`<${[child.tag, ...child.attributes.map(({name, value}) => `${name}="${value}"`)].join(' ')}>`);
      found.push(...lines(child).map((line) => ` ${line}`));
    }
  }
  flush();
  return found;
}

function careful(source: string): string[] {
  const root = parseCarefully(source);
  return 'refused' in root ? [root.refused] : lines(root);
}

test.each([
  [
    'a page',
    '<!doctype html><html lang=en><head><title>A &amp; B</title><meta charset="utf-8"></head><body class="x"><p>One</p></body></html>',
  ],
  [
    'ends that are left out',
    '<ul><li>One<li>Two <b>three</b></ul><dl><dt>a<dd>b<dt>c</dl><p>One<p>Two<div>Three</div>',
  ],
  ['a table without its body', '<!doctype html><table><tr><td>One<td>Two<tr><th>Three</table>After'],
  [
    'a table in a table',
    '<!doctype html><table><tbody><tr><td><table><tr><td>In</td></tr></table></td></tr></tbody></table>',
  ],
  ['entities', '<p title="a&amp;b?c&d=e">Tom&rsquo;s &#8211; caf&eacute; &nbsp;AT&T</p>'.replace('AT&T', 'AT &amp; T')],
  ['scripts and styles', '<script>if (a < b) document.write("<p>no</p>")</script><style>p > a {}</style><p>One'],
  ['comments', '<!-- <p>no</p> --><p>One<!-- two -->three'],
  ['a drawing', '<p>One <svg><path d="M0 0"/><title>no</title></svg> two</p>'],
  [
    'a form',
    '<form><label>a<input name=b></label><select><option>1<option selected>2</select><button>go</button></form>',
  ],
  ['blocks that close what is open in them', '<div><ul><li>One</div><p>Two'],
  ['capitals and line ends', '<P CLASS=Lead>One<BR>two</P>\n<PRE>\nthree\n four</PRE>'],
])('parseQuickly() makes the tree of the standard of %s', (_, source) => {
  const root = parseQuickly(source);
  expect(root === null ? null : lines(root)).toEqual(careful(source));
});

test.each([
  ['formatting closed in another order', '<p><b><i>One</b></i>'],
  ['formatting left open', '<div><b>One</div>two'],
  ['words between cells', '<table>One<tr><td>two</table>'],
  ['a table in a paragraph of an old page', '<p>One<table><tr><td>two</table>'],
  ['a link in a link', '<a href=a>One<a href=b>two</a></a>'],
  ['an end of a paragraph that is not open', '<div></p></div>'],
  ['a rare entity', '<p>One&boxDL;'],
  ['an entity without its end', '<p>One &copy 2022'],
  ['an attribute that is cut', '<p class="a>One'],
  ['a comment that does not end', '<p>One<!-- two'],
  ['a script with a comment in it', '<script><!-- <script></script> --></script>'],
  ['mathematics', '<p><math><mi>x</mi></math>'],
  ['frames', '<frameset><frame></frameset>'],
])('parseQuickly() is not sure of %s', (_, source) => {
  expect(parseQuickly(source)).toBe(null);
});

test('parseQuickly() makes the tree of the standard whenever it is sure of a jumble of tags', () => {
  const pieces =
    '<p> </p> <div> </div> <b> </b> <a> </a> <ul> <li> </li> </ul> <table> <tr> <td> </td> </table> <h2> </h2> <br> One &amp; <select> <option> </select> <span> </span>'.split(
      ' ',
    );
  // A plain generator, so that a failure comes again.
  let seed = 7;
  const pick = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return pieces[seed % pieces.length]!;
  };
  let sure = 0;
  for (let i = 0; i < 4000; i++) {
    const source = Array.from({length: 2 + (i % 12)}, pick).join('');
    const root = parseQuickly(source);
    if (root === null) continue;
    sure++;
    expect(lines(root), source).toEqual(careful(source));
  }
  expect(sure).toBeGreaterThan(100);
});

test.each([
  ['a name with a blank that only some take for one', '<p title\u00a0="x">One'],
  ['a value without quotes that has one in it', '<p title=a"b>One'],
  ['a value that is missing', '<p title= >One'],
  ['a tag that never ends', '<p>One<a href="x'],
  ['letters beyond ASCII in a name', '<p títle="x">One'],
  ['something stuck to a quote', '<p title="a"lang="en">One'],
])('parseQuickly() leaves %s to the careful way', (_, source) => {
  expect(parseQuickly(source)).toBeNull();
});

test('parseQuickly() takes the first of two attributes of one name, in whatever case, and all ways to write a value', () => {
  const source = `<p TITLE=one title="two" lang='en' hidden data-x = "3"/><a href=/b/c/>d</a>`;
  expect(lines(parseQuickly(source)!)).toEqual(careful(source));
});
