import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong on a page as it stands: rule, and the elements. It finds a part of what there is to find. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    // It is put into the page as a script, which tells the compiler nothing.
    const {axe} = globalThis as unknown as {axe: typeof import('axe-core')};
    const {violations} = await axe.run({runOnly: {type: 'tag', values: tags}});
    return violations.map(
      (found) =>
        `${found.id}: ${found.nodes.map(({html, failureSummary}) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
    );
  }, RULES);
}
