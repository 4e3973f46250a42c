import {hash} from 'node:crypto';
import type {Document} from '../../model/document.ts';
import type {Problem} from '../../model/problem.ts';
import {guessed} from '../charset.ts';
import {makeDocument} from '../document.ts';
import {type Origin, problemAt} from '../problems.ts';
import {agencyNamed, findAgency} from './agencies.ts';
import {articleText} from './article.ts';
import {decodeMarkup} from './charset.ts';
import {type PageFacts, readFacts} from './facts.ts';
import {LIMITS} from './node.ts';
import {parseHtml} from './parse.ts';

/** What is known of a page before it is opened. */
export interface PageSource {
  /** Where it was found. */
  readonly url: string | null;
  /** The encoding its server named. */
  readonly charset: string | null;
}

/**
 * Reads a web page: the text of its article under its title, when, where and by whom it was published.
 *
 * `Document.text` is derived text: paragraphs apart by an empty line, as a browser would show them; every offset counts in it. A
 * page that is larger or deeper than pages are is refused.
 */
export function readPage(
  bytes: Uint8Array,
  origin: Origin,
  known: PageSource = {url: null, charset: null},
  problems: readonly Problem[] = [],
): Document | Problem {
  const refuse = (reason: string): Problem =>
    problemAt(origin, 'read/refused', `${reason}, which no page of news is. It was not read.`);
  if (bytes.length > LIMITS.bytes) return refuse(`It is longer than ${LIMITS.bytes} bytes`);
  const {text: source, charset, guessedAt} = decodeMarkup(bytes, known.charset);
  const root = parseHtml(source);
  if ('refused' in root) return refuse(root.refused);
  const facts = readFacts(root, known.url);
  const body = articleText(root, facts.title ?? '');
  if (body === '') return problemAt(origin, 'read/empty', 'There is no article in this page.');
  return makeDocument(facts.title === null ? body : `${facts.title}\n\n${body}`, membersOf(facts, body), {
    ...origin,
    mediaType: 'text/html',
    digest: hash('sha256', bytes),
    problems: guessedAt === null ? problems : [...problems, guessed(origin, charset, guessedAt)],
  });
}

function membersOf({title, published, publisher, byline, url, lang}: PageFacts, body: string) {
  const agency = findAgency(body, byline);
  return {
    title: title ?? undefined,
    published,
    url: url ?? undefined,
    publisher: publisher ?? undefined,
    // An agency's own page is by its publisher; the agency is named where another prints it.
    agency: agency === null || agencyNamed(publisher ?? '') === agency ? undefined : agency,
    lang: lang ?? undefined,
  };
}
