import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {findViolations} from './axe.ts';
import {hasChrome, openBrowser, openTab} from './chrome.ts';
import {type Desk, newFolder, openDesk} from './desk.ts';
import {goodFeed, gzipBomb, manyReports, type Paper, tornArchive, xmlBomb} from './papers.ts';

/** Reports enough to be cut off half-way, and those that are whole in the files around them. */
const [MANY, WHOLE] = [800, 4];

let browser: Browser;
const desks: Desk[] = [];

/** A desk that is closed when the tests are over. */
async function desk(folder?: string, isSample = false): Promise<Desk> {
  const opened = await openDesk(folder, isSample);
  desks.push(opened);
  return opened;
}

describe.skipIf(!hasChrome)('journeys', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(desks.map((each) => each.close()));
  });

  test('in the first minutes a stranger finds why the toll of 9 January fell and rose again, by keyboard', async () => {
    const {origin, entrance} = await desk(undefined, true);
    const {context, page, watch} = await openTab(browser, origin);
    await page.goto(entrance);
    await tabTo(page, 'a', 'killed');
    await page.keyboard.press('Enter');
    await page.waitForURL(/toll=killed/);
    expect(await page.locator('.lead').textContent()).toMatch(/^\d+–\d+, best \d+ killed$/);

    await tabToDot(page);
    await page.keyboard.press('Home');
    const walked: string[] = [];
    for (let i = 0; i < 60; i++) {
      const name = (await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '';
      if (walked.at(-1) === name) break;
      walked.push(name);
      expect(await page.locator('[data-panel]').textContent()).not.toBe('');
      if (/^(?:164|225),/.test(name)) expect(await page.locator('[data-panel]').textContent(), name).toMatch(/164|225/);
      await page.keyboard.press('ArrowRight');
    }
    expect(walked.length).toBe(await page.locator('a.dot').count());
    const withdrawn = walked.find((name) => name.startsWith('164,') && name.includes('taken back'));
    expect(withdrawn, walked.join('\n')).toBeDefined();
    expect(walked.some((name) => name.startsWith('225,') && name.endsWith('counted'))).toBe(true);
    expect(await page.locator('.why').textContent()).toContain('takes back 164');

    await page.locator(`a.dot[aria-label=${JSON.stringify(withdrawn)}]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/[^#]+#s=\d+-\d+$/);
    await expectWordsOnScreen(page, '164');
    await page.reload();
    await expectWordsOnScreen(page, '164');
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  });

  test('a hard import goes on after a power cut, with every fault told and nothing kept twice', async () => {
    const folder = newFolder();
    const first = await desk(folder);
    const tab = await openTab(browser, first.origin);
    await tab.page.goto(first.entrance);
    const many = manyReports(MANY);
    await send(tab.page, [tornArchive(), gzipBomb(), xmlBomb(), goodFeed(), many]);
    await tab.page.waitForFunction(
      (name) =>
        [...document.querySelectorAll('.job')].some(
          (job) =>
            job.textContent?.includes(name) &&
            Number(job.querySelector('[data-part="added"]')?.textContent?.replace(',', '')) > 20,
        ),
      many.name,
      {timeout: 170_000},
    );
    await first.kill();
    await tab.context.close();

    const second = await desk(folder);
    const {context, page} = await openTab(browser, second.origin);
    await page.goto(second.entrance);
    await page.goto(`${second.origin}/import`);
    await untilDone(page);
    const jobs = await page.locator('.job').allTextContents();
    expect(jobs).toHaveLength(5);
    expect(jobs.filter((words) => words.includes('problem')).length).toBeGreaterThanOrEqual(2);
    await expect.poll(() => counts(page, second), {timeout: 60_000}).toMatchObject({reports: MANY + WHOLE});

    await send(page, [manyReports(20)]);
    await page.waitForFunction(() => document.querySelectorAll('.job.is-done').length >= 4, null, {timeout: 60_000});
    await expect.poll(() => counts(page, second), {timeout: 60_000}).toMatchObject({reports: MANY + WHOLE});
    await context.close();
  }, 400_000);

  test('two reviewers empty a queue by keys, and where they collide both are shown', async () => {
    const {origin, entrance} = await desk();
    const [one, two] = [await openTab(browser, origin), await openTab(browser, origin)];
    await one.page.goto(entrance);
    await two.page.goto(entrance);
    await send(one.page, [manyReports(6)]);
    await one.page.waitForSelector('.job.is-done');
    await one.page.goto(`${origin}/review`);
    await two.page.goto(`${origin}/review`);
    const claim = await one.page.locator('#claim-title').textContent();
    expect(await two.page.locator('#claim-title').textContent()).toBe(claim);

    await press(one.page, 'a');
    await expectText(one.page, '.done', 'accepted');
    await press(two.page, 'r');
    await expectText(two.page, '.both', 'accepted');
    expect(await two.page.locator('.both').textContent()).toContain('rejected');
    expect(await findViolations(two.page)).toEqual([]);
    await two.page.getByRole('button', {name: 'Decide so all the same'}).click();
    await expectText(two.page, '.done', 'rejected');

    await press(one.page, 'u');
    await expectText(one.page, '.both', 'rejected');
    await one.page.goto(`${origin}/review?review=open`);
    const position = await one.page.locator('.position').textContent();
    await one.page.locator('#keys').uncheck();
    await one.page.keyboard.press('a');
    expect(await one.page.locator('.position').textContent()).toBe(position);
    await one.page.reload();
    await one.page.locator('#keys').check();
    await one.page.locator('h1').click();
    await one.page.keyboard.press('e');
    expect(await one.page.evaluate(() => document.activeElement?.id)).toBe('choice-change.effect');
    await one.page.keyboard.press('Escape');

    for (let left = 10; left > 0 && (await one.page.locator('#claim-title').count()) > 0; left--)
      await press(one.page, 'a');
    await expectText(one.page, 'main', 'Every claim has been reviewed');
    expect([...one.watch.faults, ...two.watch.faults]).toEqual([]);
    await one.context.close();
    await two.context.close();
  });

  test('a contradiction is compared, decided with a reason, printed and given out; then a correction arrives', async () => {
    const {origin, entrance} = await desk();
    const {context, page, watch} = await openTab(browser, origin);
    await page.goto(entrance);
    await paste(
      page,
      'Police in Almaty said on Sunday that 12 people were killed in the fire at the market.',
      '2022-01-09',
    );
    await paste(
      page,
      'The health ministry said on Sunday that 30 people were killed in the fire at the market in Almaty.',
      '2022-01-10',
    );
    await page.goto(`${origin}/`);
    await page.locator('#leading a').click();
    const before = await page.locator('.lead').textContent();
    expect(before).toContain('12–30');
    expect(await page.locator('.sides .side').count()).toBe(2);

    const side = page.locator('.sides li', {hasText: 'health ministry'});
    await side.getByText('Decide').click();
    await side.getByLabel('Why').fill('The ministry counted the whole city.');
    await side.getByRole('button', {name: 'Reject'}).click();
    await expectText(page, '.history', 'The ministry counted the whole city.');
    expect(await page.locator('.lead').textContent()).toBe('12 killed');

    const data = await page.evaluate(async () => (await fetch(`${location.pathname}.json`)).json());
    expect(JSON.stringify(data)).toContain('The ministry counted the whole city.');
    await page.getByRole('link', {name: 'Report to print'}).click();
    await page.emulateMedia({media: 'print'});
    const paper = (await page.locator('main').innerText()) ?? '';
    expect(paper).toContain('The ministry counted the whole city.');
    expect(paper).toContain('12 people were killed');
    expect(paper).not.toContain('Back to the incident');
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
    await page.emulateMedia({media: null});

    await paste(
      page,
      'Police in Almaty said on Monday that 14 people were killed in the fire at the market, up from 12.',
      '2022-01-11',
    );
    await page.goto(`${origin}/`);
    await expectText(page, '.board', '14');
    await expectText(page, '#changes', 'What changed');
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  });

  test('a claim that the reader missed is added from a selection, by keyboard, and taken back', async () => {
    const {origin, entrance} = await desk();
    const {context, page, watch} = await openTab(browser, origin, {viewport: {width: 390, height: 800}});
    await page.goto(entrance);
    const said =
      'Harbour workers counted the crews again on Sunday. Of the trawler, said the harbour master, 17 did not come home to Mombasa.';
    const record = JSON.stringify({id: 'crews', title: 'Crews counted', date: '2022-01-10', text: said});
    await send(page, [{name: 'crews.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(record)}]);
    await page.waitForSelector('.job.is-done');
    await page.goto(`${origin}/reports?claims=none`);
    await page.getByRole('link', {name: 'Crews counted'}).click();
    expect(await page.locator('.reader-cards .claim').count()).toBe(0);
    const before = await page.evaluate(async () => (await fetch(`${location.pathname}.json`)).text());

    await select(page, '17 did not');
    const offer = page.getByRole('link', {name: 'Add a claim from these words'});
    await offer.waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await offer.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/add\?end=\d+&start=\d+$/);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.getByLabel('The words of the count').inputValue()).toBe('17');
    expect(await page.getByLabel('At least').inputValue()).toBe('17');
    expect(await page.getByLabel('The words for the place').inputValue()).toBe('Mombasa');

    await page.getByLabel('What happened', {exact: true}).selectOption('missing');
    await page.getByLabel('The words that say it').fill('did not come back');
    await page.getByRole('button', {name: 'Add the claim'}).click();
    await expectText(page, '.faults', 'These words do not stand in the report.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('The words that say it').fill('did not come home');
    expect(await page.locator('[data-preview] .part-trigger').textContent()).toBe('did not come home');
    await page.getByLabel('Why').fill('The reader does not know this turn of words.');
    await page.getByRole('button', {name: 'Add the claim'}).press('Enter');

    await expectText(page, '.done', 'added');
    await expectText(page, '.reader-cards .claim', '17 missing');
    expect(await page.locator('.reader-cards .claim').textContent()).toContain('added by R. Viewer');
    expect((await page.locator('.report-text .stretch').allTextContents()).join('')).toContain(
      '17 did not come home to Mombasa',
    );
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', {name: 'Undo'}).click();
    await page.waitForFunction(() => document.querySelectorAll('.reader-cards .claim').length === 0);
    expect(await page.evaluate(async () => (await fetch(`${location.pathname}.json`)).text())).toBe(before);
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  });

  test('without script a sentence is chosen from the list, and what was written is not lost', async () => {
    const {origin, entrance} = await desk(undefined, true);
    const {context, page, watch} = await openTab(browser, origin, {
      javaScriptEnabled: false,
      colorScheme: 'dark',
      viewport: {width: 320, height: 640},
    });
    await page.goto(entrance);
    await page.goto(`${origin}/reports/kz-02`);
    await page.getByRole('link', {name: 'Add a claim that was missed'}).click();
    await page.getByRole('link', {name: 'Crowds had pushed past the cordons'}).click();
    await page.getByLabel('The words of the count').fill('Crowds');
    await page.getByLabel('At least').fill('200');
    await page.getByLabel('What happened', {exact: true}).selectOption('assembled');
    await page.getByLabel('The words that say it').fill('Crowd of');
    await page.getByRole('button', {name: 'Add the claim'}).click();
    expect(await page.locator('.faults').textContent()).toContain('do not stand in the report');
    expect(await page.getByLabel('At least').inputValue()).toBe('200');
    await page.getByLabel('The words that say it').fill('Crowds');
    await page.getByRole('button', {name: 'Add the claim'}).click();
    expect(await page.locator('.done').textContent()).toContain('added');
    expect(await page.locator('.report-text :target').textContent()).toContain('Crowds had pushed');
    await page.getByRole('button', {name: 'Take the addition back'}).click();
    expect(await page.locator('.reader-cards .added').count()).toBe(0);
    expect(watch.foreign).toEqual([]);
    await context.close();
  });

  test('any person: without script, in the dark, zoomed in', async () => {
    const {origin, entrance} = await desk();
    const {context, page, watch} = await openTab(browser, origin, {
      javaScriptEnabled: false,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      viewport: {width: 320, height: 640},
    });
    await page.goto(entrance);
    await page.getByRole('button', {name: 'Load the sample case'}).click();
    await waitForCount(page, origin);
    await page.getByRole('link', {name: 'killed', exact: true}).first().click();
    expect(await page.locator('.lead').textContent()).toContain('killed');
    await page.getByRole('link', {name: 'Earlier'}).click();
    expect(page.url()).toContain('as-of=');
    await page.getByRole('link', {name: 'UCDP'}).click();
    expect(page.url()).toContain('policy=ucdp');
    await page.getByText('As a table').click();
    await page.locator('.as-table').getByRole('link', {name: 'Read'}).first().click();
    expect(await page.locator('.report-text :target').count()).toBe(1);

    await page.goto(`${origin}/review`);
    const claim = await page.locator('#claim-title').textContent();
    await page.getByRole('button', {name: 'Accept'}).click();
    expect(await page.locator('.done').textContent()).toContain('accepted');
    await page.getByRole('button', {name: 'Undo'}).click();
    expect(await page.locator('#claim-title').textContent()).toBe(claim);

    expect(watch.foreign).toEqual([]);
    await context.close();
  });

  test('a report from right to left stands so, and what is quoted in it keeps its own direction', async () => {
    const {origin, entrance} = await desk();
    const {context, page, watch} = await openTab(browser, origin, {viewport: {width: 390, height: 800}});
    await page.goto(entrance);
    const arabic = 'قالت الشرطة إن الطريق أغلق حتى المساء بعد انفجار قرب السوق يوم الأحد.';
    const said = 'Police in Taraz said that 12 people were killed.';
    const record = JSON.stringify({
      id: 'arabic',
      title: arabic,
      publisher: arabic,
      text: `${arabic}\n\n${said}\n\n${arabic}`,
    });
    await send(page, [{name: 'arabic.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(record)}]);
    await page.waitForSelector('.job.is-done');
    await page.goto(`${origin}/reports/arabic`);
    const text = page.locator('.report-text');
    expect(await text.getAttribute('dir')).toBe('rtl');
    expect(
      await text
        .locator('p')
        .first()
        .evaluate((p) => getComputedStyle(p).textAlign),
    ).toBe('start');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await findViolations(page)).toEqual([]);
    expect(watch).toEqual({faults: [], foreign: []});
    await context.close();
  });

  test('a hostile page gets nothing: a name that was bound anew is refused, and so is a form from elsewhere', async () => {
    const {origin, entrance} = await desk(undefined, true);
    const port = new URL(origin).port;
    const attacker = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<form method="post" action="${origin}/review"><input name="kind" value="reject"></form><script>document.forms[0].submit()</script>`,
      );
    });
    await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
    const rebound = await openBrowser(['--host-resolver-rules=MAP rebound.example 127.0.0.1']);
    const context = await rebound.newContext();
    const page = await context.newPage();
    await page.goto(entrance);
    const answer = await page.goto(`http://rebound.example:${port}/`);
    expect(answer?.status()).toBe(421);
    const posted = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.goto(`http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`);
    expect((await posted).status()).toBe(403);
    await rebound.close();
    attacker.close();
  });
});

/** Selects words of a report with the mouse. */
async function select(page: Page, words: string): Promise<void> {
  const box = await page.evaluate((said) => {
    const texts = document.createTreeWalker(document.querySelector('.report-text')!, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(said) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + said.length);
      const {left, right, top, height} = range.getBoundingClientRect();
      return {left, right, middle: top + height / 2};
    }
    return null;
  }, words);
  if (box === null) throw new Error(`The report has no words "${words}".`);
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right, box.middle, {steps: 4});
  await page.mouse.up();
}

/** Goes from stop to stop until the focus is on a link or button with these words. */
async function tabTo(page: Page, tag: string, words: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => [
      document.activeElement?.localName ?? '',
      document.activeElement?.textContent?.trim() ?? '',
    ]);
    if (at[0] === tag && at[1] === words) return;
  }
  throw new Error(`The Tab key leads to no ${tag} "${words}".`);
}

async function tabToDot(page: Page): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.classList.contains('dot') === true)) return;
  }
  throw new Error('The Tab key leads to no dot of the timeline.');
}

/** The words that the address names are marked, and on the screen. */
async function expectWordsOnScreen(page: Page, words: string): Promise<void> {
  await page.waitForSelector('.is-shown');
  const shown = page.locator('.is-shown');
  expect((await shown.allTextContents()).join(' ')).toContain(words);
  const box = await shown.first().boundingBox();
  expect(box !== null && box.y >= 0 && box.y < 900).toBe(true);
}

async function expectText(page: Page, selector: string, words: string): Promise<void> {
  await page.locator(selector).filter({hasText: words}).first().waitFor();
}

/** Presses a key that decides, and waits for the page it leads to. */
async function press(page: Page, key: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
}

async function send(page: Page, papers: readonly Paper[]): Promise<void> {
  await page.goto(new URL('/import', page.url()).href);
  await page.locator('#files').setInputFiles(papers.map((each) => ({...each})));
  await page.getByRole('button', {name: 'Import the files'}).click();
  await page.waitForSelector('.job');
}

async function paste(page: Page, text: string, published: string): Promise<void> {
  await page.goto(new URL('/import', page.url()).href);
  const before = await page.locator('.job.is-done').count();
  await page.getByLabel('The report’s words').fill(text);
  await page.getByLabel('Published on').fill(published);
  await page.getByRole('button', {name: 'Import the text'}).click();
  await page.waitForFunction((count) => document.querySelectorAll('.job.is-done').length > count, before);
}

/** Waits until nothing is under way: the page is loaded again now and then, and for a moment shows no import at all. */
async function untilDone(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.readyState === 'complete' &&
      document.querySelector('.job') !== null &&
      document.querySelector('.job.is-running, .job.is-waiting') === null,
    null,
    {timeout: 170_000},
  );
}

interface Counts {
  readonly reports: number;
  readonly claims: number;
}

async function counts(page: Page, {origin}: Desk): Promise<Counts> {
  const response = await page.request.get(`${origin}/case.json`);
  return ((await response.json()) as {counts: Counts}).counts;
}

/** Without script nothing moves by itself: the page is asked for until the sample is there. */
async function waitForCount(page: Page, origin: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    await page.goto(`${origin}/`);
    if ((await page.locator('.facts-line').first().textContent())?.startsWith('16 reports')) return;
    await page.waitForTimeout(500);
  }
  throw new Error('The sample case did not come in.');
}
