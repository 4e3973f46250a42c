import type {Browser} from 'playwright-core';
import {openTab} from './chrome.ts';
import type {Desk} from './desk.ts';

/** Addresses of the pages of the sample case, by what they show. */
export type Addresses = Readonly<
  Record<
    | 'case'
    | 'case-then'
    | 'incidents'
    | 'incidents-none'
    | 'incident'
    | 'incident-part'
    | 'incident-then'
    | 'incident-policy'
    | 'reader'
    | 'reports'
    | 'adding'
    | 'adding-words'
    | 'review'
    | 'review-narrowed'
    | 'review-none'
    | 'review-done'
    | 'sources'
    | 'import'
    | 'ledger'
    | 'report'
    | 'embed'
    | 'nothing',
    string
  >
>;

/** Finds the addresses by following the links of the pages, as a person would. */
export async function addressesOf(browser: Browser, desk: Desk): Promise<Addresses> {
  const {context, page} = await openTab(browser, desk.origin);
  await page.goto(desk.entrance);
  const incident = await page.locator('#leading a').evaluate((link: HTMLAnchorElement) => link.href);
  await page.goto(incident);
  const reader = await page
    .locator('a.dot')
    .first()
    .evaluate((link) => (link as unknown as SVGAElement).href.baseVal);
  await context.close();
  const at = (path: string): string => `${desk.origin}${path}`;
  return {
    case: at('/'),
    'case-then': at('/?as-of=2022-01-09T12:00:00Z&policy=ucdp'),
    incidents: at('/incidents'),
    'incidents-none': at('/incidents?effect=looted'),
    incident,
    'incident-part': `${incident}?toll=killed.security`,
    'incident-then': `${incident}?as-of=2022-01-10`,
    'incident-policy': `${incident}?policy=ibc`,
    reader: at(reader),
    reports: at('/reports'),
    adding: at(`${reader.split('#')[0]}/add`),
    'adding-words': at(`${reader.split('#')[0]}/add?start=0&end=40`),
    review: at('/review'),
    'review-narrowed': at('/review?effect=injured&place=Kazakhstan'),
    'review-none': at('/review?effect=looted'),
    'review-done': at('/review?done=c-1&entry=3&kind=accept'),
    sources: at('/sources'),
    import: at('/import'),
    ledger: at('/ledger'),
    report: `${incident}/report`,
    embed: at(`/embed${new URL(incident).pathname}`),
    nothing: at('/nothing-here'),
  };
}
