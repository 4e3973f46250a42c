import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {findViolations} from './axe.ts';
import {hasChrome, openBrowser, openTab} from './chrome.ts';
import {type Desk, openDesk} from './desk.ts';

let browser: Browser;
let desk: Desk;

describe.skipIf(!hasChrome)('the ledger page, for whoever runs the desk', () => {
  beforeAll(async () => {
    [browser, desk] = await Promise.all([openBrowser(), openDesk(undefined, true)]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  test.each([true, false])(
    'lets somebody in by a token that is shown once, and keeps them out again; script: %s',
    async (javaScriptEnabled) => {
      const {context, page, watch} = await openTab(browser, desk.origin, {javaScriptEnabled});
      await page.goto(desk.entrance);
      await page.goto(`${desk.origin}/ledger`);
      await page.fill('#name', 'Mona Reviewer');
      await page.check('#standing-reviewer');
      await page.click('button[value="admit"]');
      const address = (await page.locator('pre').first().textContent())?.trim() ?? '';
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
      if (javaScriptEnabled) expect(await findViolations(page)).toEqual([]);
      await page.click('text=Done');
      expect(await page.locator('caption').allTextContents()).toContain('Tokens that let somebody in');
      expect(await page.content()).not.toContain(address.split('=')[1] ?? '-');

      const guest = await openTab(browser, desk.origin, {javaScriptEnabled});
      await guest.page.goto(address);
      await guest.page.goto(`${desk.origin}/ledger`);
      expect(await guest.page.locator('.facts-line').textContent()).toContain(
        'you are here as reviewer, Mona Reviewer',
      );
      expect(await guest.page.locator('button[value="admit"]').count()).toBe(0);
      await page.click('button[value="withdraw"]');
      const answer = await guest.page.goto(`${desk.origin}/review`);
      expect(answer?.status()).toBe(401);
      expect([watch.foreign, guest.watch.foreign]).toEqual([[], []]);
      if (javaScriptEnabled) expect(watch.faults).toEqual([]);
      await guest.context.close();
      await context.close();
    },
    120_000,
  );

  test('checks everything beside, and says what came of it when it is done', async () => {
    const {context, page, watch} = await openTab(browser, desk.origin);
    await page.goto(desk.entrance);
    await page.goto(`${desk.origin}/ledger`);
    await page.click('button[value="check"]');
    await page.waitForSelector('.job.is-done', {timeout: 60_000});
    expect(await page.locator('.job').first().textContent()).toContain('Everything holds');
    expect(await findViolations(page)).toEqual([]);
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  }, 120_000);

  test('changes the key only when its owner ticked that it is meant', async () => {
    const {context, page} = await openTab(browser, desk.origin, {viewport: {width: 390, height: 800}});
    await page.goto(desk.entrance);
    await page.goto(`${desk.origin}/ledger`);
    const before = await page.locator('.fingerprint').textContent();
    await page.click('summary:has-text("Change the key")');
    await page.click('button[value="rotate"]');
    expect(page.url()).not.toContain('entry=');
    await page.check('#confirm');
    await page.click('button[value="rotate"]');
    await page.waitForURL(/entry=\d+#key/);
    expect(await page.locator('.told').textContent()).toMatch(/signed with this key from entry \d+ on/);
    expect(await page.locator('.fingerprint').textContent()).not.toBe(before);
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  }, 120_000);
});
