import {existsSync} from 'node:fs';
import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page} from 'playwright-core';

/** Where Chrome or Chromium usually is; a machine without one tests the rest, and says so. */
const USUAL = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const CHROME = USUAL.find((path) => path !== undefined && existsSync(path)) ?? null;

/** Whether browser tests can run here; where they cannot, one plain line says so. */
export const hasChrome = CHROME !== null;
if (!hasChrome) {
  process.stdout.write('No Chrome or Chromium found: the browser tests are passed over (CHROME_PATH names one).\n');
}

/** A browser without a window. `args` are more of its switches. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROME ?? '',
    // Containers have no sandbox of their own to give; what is opened here are our own pages.
    args: ['--no-sandbox', '--disable-gpu', ...args],
    timeout: 60_000,
  });
}

/** What went wrong on pages: script that ran, requests to elsewhere, what the policy of the pages refused, errors. */
export interface Watch {
  readonly faults: string[];
  readonly foreign: string[];
}

/** A tab on its own, watched: everything it asks for, and every complaint of the browser. */
export async function openTab(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{context: BrowserContext; page: Page; watch: Watch}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  context.setDefaultTimeout(60_000);
  const watch: Watch = {faults: [], foreign: []};
  context.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !address.startsWith('data:')) watch.foreign.push(address);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isStatus(message.text())) watch.faults.push(message.text());
  });
  context.on('weberror', (error) => watch.faults.push(error.error().message));
  context.on('dialog', (dialog) => {
    watch.faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {context, page: await context.newPage(), watch};
}

/** The browser says so of every page whose status is 400 or more; those are asked for on purpose. */
const isStatus = (words: string): boolean => words.startsWith('Failed to load resource: the server responded');
