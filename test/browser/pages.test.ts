import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Addresses, addressesOf} from './addresses.ts';
import {findViolations} from './axe.ts';
import {hasChrome, openBrowser, openTab} from './chrome.ts';
import {type Desk, openDesk} from './desk.ts';

let browser: Browser;
let desk: Desk;
let addresses: Addresses;

/** Every page, and the states of it that an address alone brings about. */
const PAGES = [
  'case',
  'case-then',
  'incidents',
  'incidents-none',
  'incident',
  'incident-part',
  'incident-then',
  'incident-policy',
  'reader',
  'reports',
  'adding',
  'adding-words',
  'review',
  'review-narrowed',
  'review-none',
  'review-done',
  'sources',
  'import',
  'ledger',
  'report',
  'embed',
  'nothing',
] as const;

describe.skipIf(!hasChrome)('pages in a browser', () => {
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openBrowser(), openDesk(undefined, true)]);
    addresses = await addressesOf(browser, desk);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  test.each(['light', 'dark'] as const)('axe-core finds nothing wrong on any page, %s', async (colorScheme) => {
    const {context, page, watch} = await openTab(browser, desk.origin, {colorScheme});
    await page.goto(desk.entrance);
    for (const name of PAGES) {
      await page.goto(addresses[name]);
      await openAll(page);
      expect(await findViolations(page), name).toEqual([]);
    }
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  });

  test('axe-core finds nothing wrong on any page that a reader sees', async () => {
    const {context, page} = await openTab(browser, desk.origin);
    await page.goto(desk.readersEntrance);
    for (const name of [
      'case',
      'incidents',
      'incident',
      'reader',
      'reports',
      'sources',
      'ledger',
      'report',
      'embed',
      'review',
    ] as const) {
      await page.goto(addresses[name]);
      expect(await findViolations(page), name).toEqual([]);
    }
    await context.close();
  });

  test.each([
    ['on a phone', 390],
    ['at 400 % zoom', 320],
    ['on a tablet', 768],
  ])('no page scrolls sideways or cuts words off %s', async (_, width) => {
    const {context, page} = await openTab(browser, desk.origin, {viewport: {width, height: 700}});
    await page.goto(desk.entrance);
    for (const name of PAGES) {
      await page.goto(addresses[name]);
      await openAll(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      expect(await cutOff(page), name).toEqual([]);
    }
    await context.close();
  });

  test('no words of a page lie on top of others', async () => {
    for (const width of [1280, 390]) {
      const {context, page} = await openTab(browser, desk.origin, {viewport: {width, height: 900}});
      await page.goto(desk.entrance);
      for (const name of PAGES) {
        await page.goto(addresses[name]);
        expect(await collisions(page), `${name} at ${width}`).toEqual([]);
      }
      await context.close();
    }
  });

  test('every page is whole without script: its headings, links, tables and forms are there', async () => {
    const shown: Record<string, string[]> = {};
    for (const javaScriptEnabled of [true, false]) {
      const {context, page, watch} = await openTab(browser, desk.origin, {javaScriptEnabled});
      await page.goto(desk.entrance);
      for (const name of PAGES) {
        await page.goto(addresses[name]);
        const parts = await page.locator('h1, h2, h3, td, .claim, button[type="submit"]').count();
        shown[name] = [...(shown[name] ?? []), `${await page.title()}: ${parts > 0}`];
      }
      expect(watch.foreign).toEqual([]);
      await context.close();
    }
    for (const [name, [withScript, without]] of Object.entries(shown)) expect(without, name).toBe(withScript);
  });

  test('the pages can be photographed: SAYSO_SCREENSHOTS names a folder for the pictures', async () => {
    const folder = process.env['SAYSO_SCREENSHOTS'];
    for (const [name, width] of [
      ['incident', 1280],
      ['incident', 390],
      ['case', 1280],
    ] as const) {
      const {context, page} = await openTab(browser, desk.origin, {viewport: {width, height: 900}});
      await page.goto(desk.entrance);
      await page.goto(addresses[name]);
      const path =
        folder === undefined ? {} : {path: join(folder, width === 1280 ? `${name}.png` : `${name}-${width}.png`)};
      const picture = await page.screenshot({...path, clip: {x: 0, y: 0, width, height: 1150}, fullPage: true});
      expect(picture.byteLength).toBeGreaterThan(20_000);
      await context.close();
    }
  });

  test('no page loads more than 60 KB of script', async () => {
    const {context, page} = await openTab(browser, desk.origin);
    await page.goto(desk.entrance);
    for (const name of PAGES) {
      let bytes = 0;
      const count = async (response: {
        request(): {resourceType(): string; sizes(): Promise<{responseBodySize: number}>};
      }) => {
        if (response.request().resourceType() === 'script')
          bytes += (await response.request().sizes()).responseBodySize;
      };
      page.on('response', count);
      await page.goto(addresses[name]);
      page.off('response', count);
      expect(bytes, name).toBeLessThan(60_000);
    }
    await context.close();
  });
});

/** Opens everything that is folded away: what is hidden is a state of the page too. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** Elements whose words are wider than they are. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => element instanceof HTMLElement && getComputedStyle(element).overflowX === 'hidden')
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Pairs of text nodes whose lines of text overlap by more than a hair. */
function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Chromium gives boxes to text of a chart that is not displayed.
    const isHidden = (element: Element | null): boolean => {
      if (element === null) return false;
      const {display, clipPath} = getComputedStyle(element);
      return display === 'none' || clipPath !== 'none' || isHidden(element.parentElement);
    };
    const boxes: {words: string; box: DOMRect; element: Element}[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (
        words === '' ||
        element === null ||
        element.closest('select, title, .hidden, .skip, script, option, datalist') !== null
      )
        continue;
      if (!element.checkVisibility({visibilityProperty: true}) || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push({words, box, element});
    }
    const found: string[] = [];
    boxes.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < boxes.length; i++) {
      const a = boxes[i]!;
      for (let j = i + 1; j < boxes.length && boxes[j]!.box.top < a.box.bottom; j++) {
        const b = boxes[j]!;
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        // Lines of one paragraph may touch by their leading.
        if (across > 2 && down > 0.45 * Math.min(a.box.height, b.box.height))
          found.push(`${a.words.slice(0, 40)} / ${b.words.slice(0, 40)}`);
      }
    }
    return found;
  });
}
