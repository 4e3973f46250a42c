import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Addresses, addressesOf} from './addresses.ts';
import {findViolations} from './axe.ts';
import {hasChrome, openBrowser, openTab} from './chrome.ts';
import {type Desk, openDesk} from './desk.ts';

let browser: Browser;
let desk: Desk;
let addresses: Addresses;

const WORDS = /\/reports\/[^#]+#s=\d+-\d+$/;

describe.skipIf(!hasChrome)('a claim of the timeline', () => {
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openBrowser(), openDesk(undefined, true)]);
    addresses = await addressesOf(browser, desk);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  test.each([
    ['clicked', {viewport: {width: 1280, height: 900}}],
    ['clicked in the dark', {viewport: {width: 1280, height: 900}, colorScheme: 'dark'}],
    ['tapped on a phone', {viewport: {width: 390, height: 800}, hasTouch: true, isMobile: true}],
    ['tapped at 400 % zoom', {viewport: {width: 320, height: 640}, hasTouch: true, isMobile: true}],
  ] as const)(
    'is shown beside its dot where it is %s, and leads to its words; Escape and the button close it',
    async (_, options) => {
      const {context, page, watch} = await openTab(browser, desk.origin, options);
      await page.goto(desk.entrance);
      await page.goto(addresses.incident);
      page.setDefaultTimeout(10_000);
      const dots = page.locator('a.dot');
      const chart = page.locator('.timeline-figure');
      const press = async (n: number) => {
        await chart.evaluate((svg) => svg.scrollIntoView({block: 'start', behavior: 'instant'}));
        // A tap goes to what was painted last, so the page must have been painted where it is now.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const box = await dots.nth(n).locator('.dot-ring').boundingBox();
        const [x, y] = [box!.x + box!.width / 2, box!.y + box!.height / 2];
        await ('hasTouch' in options ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
      };
      const preview = page.getByRole('dialog', {name: 'This claim'});
      // Some dots lie under others: those that can be hit are pressed, the others are gone to from there.
      await chart.evaluate((svg) => svg.scrollIntoView({block: 'start', behavior: 'instant'}));
      const hit = await dots.evaluateAll((all) =>
        all.flatMap((dot, n) => {
          const {left, top, width, height} = dot.querySelector('.dot-ring')!.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('a.dot') === dot ? [n] : [];
        }),
      );
      expect(hit.length).toBeGreaterThan(5);
      for (const n of [hit[0]!, hit[Math.floor(hit.length / 2)]!, hit.at(-1)!]) {
        await press(n);
        const figure = ((await dots.nth(n).getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
        await preview.waitFor();
        expect(page.url()).toBe(addresses.incident);
        expect(await preview.locator('blockquote').textContent()).toMatch(/\p{L}/u);
        expect((await preview.textContent())?.replaceAll(',', '')).toContain(figure.replace(/^at least |^up to /, ''));
        expect(await preview.locator('.claim-who').textContent()).toMatch(/\p{L}/u);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        if (n === hit[0]) expect(await findViolations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await preview.count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
          await dots.nth(n).getAttribute('aria-label'),
        );
      }
      await press(hit[0]!);
      const names: (string | null)[] = [];
      for (let i = 0; i < hit[0]!; i++) await preview.getByRole('button', {name: 'Earlier'}).click();
      const later = preview.getByRole('button', {name: 'Later'});
      for (;;) {
        names.push(await preview.locator('.claim-title').textContent());
        if (await later.isDisabled()) break;
        await later.click();
      }
      expect(names.length).toBe(await dots.count());
      expect(await preview.evaluate((box) => box.contains(document.activeElement))).toBe(true);
      await preview.getByRole('button', {name: 'Close'}).click();
      expect(await preview.count()).toBe(0);
      await press(hit[0]!);
      await preview.getByRole('link', {name: 'Read it in the report'}).click();
      await page.waitForURL(WORDS);
      expect(watch).toEqual({faults: [], foreign: []});
      await context.close();
    },
    120_000,
  );

  test('is shown by the space bar, and closes when the focus goes on', async () => {
    const {context, page} = await openTab(browser, desk.origin);
    await page.goto(desk.entrance);
    await page.goto(addresses.incident);
    const dot = page.locator('a.dot[tabindex="0"]');
    await dot.focus();
    await page.keyboard.press('Space');
    const preview = page.getByRole('dialog', {name: 'This claim'});
    expect(await preview.evaluate((box) => box === document.activeElement)).toBe(true);
    // Through what stands in it, and out.
    for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
    expect(await preview.count()).toBe(0);
    await dot.focus();
    await page.keyboard.press('Space');
    await page.locator('h1').click();
    expect(await preview.count()).toBe(0);
    await context.close();
  }, 60_000);

  test('is a plain link where there is no script', async () => {
    const {context, page} = await openTab(browser, desk.origin, {javaScriptEnabled: false});
    await page.goto(desk.entrance);
    await page.goto(addresses.incident);
    await page.locator('a.dot').first().click();
    await page.waitForURL(WORDS);
    await context.close();
  }, 60_000);
});
