import {attribute, type Element, elementsOf, rawText} from './node.ts';

/** What a page says of itself to machines, as JSON-LD (schema.org). */
export interface LinkedData {
  readonly headline: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly lang: string | null;
}

const NOTHING: LinkedData = {headline: null, published: null, publisher: null, author: null, lang: null};

/** The kinds of things that are a report. */
const REPORT = /(?:Article|Posting|Report|Reportage)$/;

/** More than this is no description of a page. */
const LONGEST = 500_000;

/** No description is nested deeper. */
const DEEPEST = 6;

/** The first report that the page's JSON-LD describes; what is not JSON, and what is no report, is passed over. */
export function readLinkedData(root: Element): LinkedData {
  for (const element of elementsOf(root)) {
    if (element.tag !== 'script' || !/^application\/ld\+json\b/i.test(attribute(element, 'type') ?? '')) continue;
    const report = findReport(parsed(rawText(element)), 0);
    if (report === null) continue;
    return {
      headline: said(member(report, 'headline')) ?? said(member(report, 'name')),
      published: said(member(report, 'datePublished')),
      publisher: said(member(report, 'publisher')),
      author: said(member(report, 'author')) ?? said(member(report, 'creator')),
      lang: said(member(report, 'inLanguage')),
    };
  }
  return NOTHING;
}

function parsed(source: string): unknown {
  if (source.length > LONGEST) return null;
  try {
    return JSON.parse(source.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')) as unknown;
  } catch {
    return null;
  }
}

function findReport(value: unknown, depth: number): object | null {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    for (const each of value as unknown[]) {
      const found = findReport(each, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  const kinds = [member(value, '@type')].flat();
  if (kinds.some((kind) => typeof kind === 'string' && REPORT.test(kind))) return value;
  return findReport(member(value, '@graph'), depth + 1) ?? findReport(member(value, 'mainEntity'), depth + 1);
}

/** A member of its own: nothing that every object has. */
function member(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** A string, the `name` of a thing, or the first of a list of these. */
function said(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : said(value[0], depth + 1);
  return said(member(value, 'name') ?? member(value, '@value'), depth + 1);
}
