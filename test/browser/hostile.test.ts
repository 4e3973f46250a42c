import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {hasChrome, openBrowser, openTab} from './chrome.ts';
import {type Desk, openDesk} from './desk.ts';

/** Strings that programs stumble over, where the shared suites lie beside the checkout. */
const NAUGHTY = fileURLToPath(new URL('../../../shared/suites/naughty-strings.json', import.meta.url));

/** Ways to get script, styles, frames or requests out of words; `ran` is what each does if it works. */
const INJECTIONS = [
  '<script>ran()</script>',
  '</p></bdi></blockquote><script>ran()</script>',
  '"><script>ran()</script>',
  "'><img src=x onerror=ran()>",
  '" onfocus="ran()" autofocus="',
  '" onmouseover=ran() x="',
  '<svg onload=ran()>',
  '<svg><animate onbegin=ran() attributeName=x dur=1s>',
  '<math><mtext></mtext><mglyph><style><img src onerror=ran()></style></mglyph></math>',
  '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  '<details open ontoggle=ran()>',
  '<video><source onerror=ran()>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<style>@import url(//evil.example/x.css)</style>',
  '<img src=//evil.example/pixel.gif>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  '<form action=//evil.example/><button>Go</button></form>',
  '</title><script>ran()</script>',
  '</textarea><script>ran()</script>',
  '</script><script>ran()</script>',
  '<!--><script>ran()</script>-->',
  '<![CDATA[<script>ran()</script>]]>',
  '&lt;script&gt;ran()&lt;/script&gt;',
  '\u003cscript\u003eran()\u003c/script\u003e',
  'javascript:ran()',
  'data:text/html,<script>ran()</script>',
  '{{constructor.constructor("ran()")()}}',
  '`-ran()-`',
  '__proto__',
  'constructor',
  'killed \u202e21\u202c people',
  'Alm\u200baty \u2066\u2067\u2069',
  '\u0000\u0007\u001b[2J\u009b31m',
];

/** Every hostile string once as title, outlet, speaker and place of a report of its own. */
const STRINGS = [
  ...INJECTIONS,
  ...(existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) : []),
];

/** Readers' pages to be opened; the strings of the others stand in the lists. */
const READERS_MOST = 60;

let browser: Browser;
let desk: Desk;

describe.skipIf(!hasChrome)('hostile strings', () => {
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openBrowser(), openDesk()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  test('hostile strings run nothing and ask nobody, through import, every page and export', async () => {
    const {context, page, watch} = await openTab(browser, desk.origin);
    await context.exposeFunction('ran', () => watch.faults.push('a hostile string ran'));
    await page.goto(desk.entrance);
    await page.goto(`${desk.origin}/import`);
    await page.locator('#files').setInputFiles(reports());
    await page.getByRole('button', {name: 'Import the files'}).click();
    await page.waitForSelector('.job.is-done', {timeout: 150_000});

    // The desk takes in what was imported by and by.
    const come = async () =>
      ((await (await page.request.get(`${desk.origin}/case.json`)).json()) as {counts: {reports: number}}).counts
        .reports;
    await expect.poll(come, {timeout: 60_000}).toBeGreaterThan(STRINGS.length * 0.9);

    const addresses = new Set<string>();
    for (const start of ['/', '/incidents', '/reports', '/review', '/sources', '/ledger', '/import']) {
      await walk(page, `${desk.origin}${start}`, addresses);
    }
    const incidents = [...addresses]
      .filter((address) => /\/incidents\/i-[^/?#]+$/.test(address))
      .slice(0, READERS_MOST);
    for (const incident of incidents) {
      await walk(page, incident, addresses);
      await page.goto(`${incident}/report`);
      await page.goto(incident.replace('/incidents/', '/embed/incidents/'));
    }
    const readers = [...addresses].filter((address) => address.includes('/reports/')).slice(0, READERS_MOST);
    for (const reader of readers) {
      await page.goto(reader);
      await page.goto(reader.replace(/[?#].*|$/, '/add?start=0&end=60'));
    }
    expect(readers.length).toBeGreaterThan(30);
    expect(await page.evaluate(() => '__proto__' in Object.prototype && 'ran' in Object.prototype)).toBe(false);

    for (const name of ['case', 'incidents', 'reports', 'review', 'sources', 'ledger']) {
      const json = await page.request.get(`${desk.origin}/${name}.json`);
      expect(json.headers()['content-type']).toContain('application/json');
      await json.json();
      const csv = await page.request.get(`${desk.origin}/${name}.csv`);
      expect(csv.headers()['content-disposition']).toContain('attachment');
      expect((await csv.text()).split('\r\n').filter((line) => /^"?[=+@\t]/.test(line))).toEqual([]);
    }
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  }, 600_000);
});

/** The strings as reports, each with a claim, so that they come to every page. */
function reports() {
  const lines = STRINGS.map((words, i) =>
    JSON.stringify({
      id: `hostile-${i} ${words}`,
      title: words,
      publisher: words,
      url: i % 2 === 0 ? words : `https://news.example/${i}`,
      published: `2022-01-${String((i % 27) + 1).padStart(2, '0')}`,
      case: i < 20 ? words : 'a case',
      text: `The ministry of ${words} said that ${i + 2} people were killed in ${words} on Sunday. "${words}", it said.`,
    }),
  );
  return {
    name: '<img src=x onerror=ran()>.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(lines.join('\n')),
  };
}

/** Opens a page and whatever it leads on to by "Next", moves over everything on it, and notes where it links to. */
async function walk(page: Page, address: string, addresses: Set<string>): Promise<void> {
  let next: string | null = address;
  for (let pages = 0; next !== null && pages < 12; pages++) {
    await page.goto(next);
    for (const link of await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((each) => new URL(each.getAttribute('href') ?? '', location.href).href)))
      addresses.add(link);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const element of document.querySelectorAll<HTMLElement>('a, button, input, select')) element.focus();
    });
    const more = page.locator('.more a, nav[aria-label="Claims"] a[data-key="j"]').last();
    next = (await more.count()) > 0 ? await more.evaluate((link: HTMLAnchorElement) => link.href) : null;
  }
}
