import {attribute, type Element} from './node.ts';

// What makers of pages call the parts of a page in `class`, `id` and `role`. The lists are those of Mozilla's Readability.
const UNLIKELY =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote/i;
const PERHAPS = /and|article|body|column|content|main|mathjax|shadow/i;
const GOOD = /article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story/i;
const BAD =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget/i;
const BYLINE = /byline|author|dateline|writtenby|p-author/i;
const SHARING = /(?:\b|_)(?:share|sharedaddy)(?:\b|_)/i;
const ROLES = new Set(['menu', 'menubar', 'complementary', 'navigation', 'alert', 'alertdialog', 'dialog']);

/** Class and id of an element, in one string. */
export function labelsOf(element: Element): string {
  if (element.attributes.length === 0) return '';
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
}

/** Whether its labels or its role say that an element is no part of an article. */
export function isUnlikely(element: Element, labels: string): boolean {
  return (
    (labels.length > 1 && UNLIKELY.test(labels) && !PERHAPS.test(labels)) || ROLES.has(attribute(element, 'role') ?? '')
  );
}

/** What the labels of an element are worth: 25 for a good class or id, −25 for a bad one. */
export function labelWeight(element: Element): number {
  let weight = 0;
  for (const name of ['class', 'id']) {
    const label = attribute(element, name);
    if (label === null || label === '') continue;
    if (BAD.test(label)) weight -= 25;
    if (GOOD.test(label)) weight += 25;
  }
  return weight;
}

/** Whether an element names the author and not the news. */
export function isByline(element: Element, labels: string): boolean {
  return (
    attribute(element, 'rel') === 'author' ||
    (attribute(element, 'itemprop') ?? '').includes('author') ||
    (labels.length > 1 && BYLINE.test(labels))
  );
}

/** Whether an element asks to share the page. */
export function isSharing(labels: string): boolean {
  return labels.length > 1 && SHARING.test(labels);
}

/** Whether a browser would not show an element. */
export function isHidden(element: Element): boolean {
  if (element.attributes.length === 0) return false;
  const style = attribute(element, 'style');
  if (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (attribute(element, 'hidden') !== null) return true;
  return (
    attribute(element, 'aria-hidden') === 'true' && !(attribute(element, 'class') ?? '').includes('fallback-image')
  );
}
