import type {Page} from './page.ts';

/** Draws a page as HTML: what a browser without scripts shows in full. */
export function renderPage(page: Page): string {
  const title = page.view === 'problem' ? page.data.title : page.view;
  const body =
    page.view === 'problem'
      ? `<p>${escapeHtml(page.data.message)}</p><p><a href="${escapeHtml(page.data.back ?? '/')}">Go on</a></p>`
      : `<pre>${escapeHtml(JSON.stringify(page.data, null, 1))}</pre>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)} · Sayso</title></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
