import {h} from 'preact';
import {renderToString} from 'preact-render-to-string';
import {visible} from '../say/visible.ts';
import {Drawn} from './draw.tsx';
import type {Page} from './page.ts';

/** A page of the desk as HTML: the same page gives the same bytes. Every string in it stands as text, never as markup. */
export function renderPage(page: Page): string {
  return `<!doctype html>\n${showHidden(renderToString(h(Drawn, {page})))}`;
}

/** What a form sends back must come back as it was; all else that hides or turns words is shown by its number. */
const KEPT_OR_HIDDEN = /value="[^"]*"|[^\P{C}\n\t]+/gu;

/** Whatever page forgot to show hidden characters: none of them reaches the screen as it is. */
function showHidden(html: string): string {
  return html.replace(KEPT_OR_HIDDEN, (found) => (found.startsWith('value="') ? found : visible(found)));
}
