import type {Claim} from '../../model/claim.ts';
import {inTextOrder} from '../additions.ts';
import type {Cell, Row} from '../driver.ts';
import type {ClaimFilter, ClaimRow, DocumentFilter, DocumentRow, Page, Review, SourceRow, Window} from '../filters.ts';
import {cursorOf, placeColumn, readCursor} from '../pages.ts';
import {parseKept, reviewOf} from '../rows.ts';
import {wordsQuery} from '../words.ts';
import {addedByOf, IS_LISTED} from './additions.ts';
import {standingAbout} from './derive.ts';
import type {Statements} from './statements.ts';

/** A condition of a query and the values that stand in it. */
type Condition = readonly [sql: string, ...cells: Cell[]];

/** Documents, the latest published first. */
export function selectDocuments(sql: Statements, filter: DocumentFilter, window: Window): Page<DocumentRow> {
  const conditions: Condition[] = [
    ...equal('publisher', filter.publisher),
    ...equal('lang', filter.lang),
    ...equal('case_', filter.case),
    ...(filter.from === undefined ? [] : [['day >= ?', filter.from] as const]),
    ...(filter.to === undefined ? [] : [["day <= ? and day <> ''", filter.to] as const]),
    ...(filter.claims === undefined ? [] : [[filter.claims === 'none' ? 'claims = 0' : 'claims > 0'] as const]),
    ...withWords('n', filter.words, matchesOf(sql, filter.words)),
  ];
  const columns = 'n, day, id, title, published, publisher, url, lang, case_, claims';
  return page(sql, `select ${columns} from documents where`, conditions, window, (row) => ({
    id: String(row['id']),
    title: String(row['title']),
    published: text(row['published']),
    publisher: text(row['publisher']),
    url: text(row['url']),
    lang: String(row['lang']),
    case: text(row['case_']),
    claims: Number(row['claims']),
  }));
}

/** Claims, the latest event first. */
export function selectClaims(sql: Statements, filter: ClaimFilter, window: Window): Page<ClaimRow> {
  const matches = matchesOf(sql, filter.words);
  const conditions: Condition[] = [
    ...equal('effect', filter.effect),
    ...equal('class', filter.class),
    ...equal('speaker', filter.speaker),
    ...equal('stance', filter.stance),
    ...equal('case_', filter.case),
    ...equal('review', filter.review),
    ...(filter.review === undefined ? [[IS_LISTED] as const] : []),
    ...(filter.review === undefined || filter.review === 'open' ? [] : [["review <> 'open'"] as const]),
    ...(filter.place === undefined ? [] : equal(placeColumn(filter), placeValue(filter))),
    ...(filter.within === undefined
      ? []
      : [[`place in (${filter.within.map(() => '?').join(', ')})`, ...filter.within] as Condition]),
    ...(filter.from === undefined ? [] : [['until >= ?', filter.from] as const]),
    ...(filter.to === undefined ? [] : [["day <= ? and day <> ''", filter.to] as const]),
    ...(filter.document === undefined
      ? []
      : [['document = (select n from documents where id = ?)', filter.document] as const]),
    ...withWords('document', filter.words, matches),
  ];
  const select = `select n, day, document from claims indexed by ${indexFor(filter, matches)} where`;
  const found = page(sql, select, conditions, window, (row) => row);
  const one = sql('select json, review, target, added from claims where n = ?');
  const source = sql('select published, publisher from documents where n = ?');
  return {
    next: found.next,
    rows: found.rows.map((row) => {
      const {json, review, target, added} = one.get(row['n']!) ?? {};
      const of = source.get(row['document']!);
      return {
        claim: parseKept<Claim>('A claim', json),
        review: review as Review,
        corrected: review === 'corrected' ? reviewOf(standingAbout(sql, String(target))).corrected : {},
        added: typeof added === 'number' ? addedByOf(sql, added) : null,
        published: text(of?.['published']),
        publisher: text(of?.['publisher']),
      };
    }),
  };
}

/** So many reports with the words searched for are few: their claims are looked at one by one. */
const FEW = 500;
/** So many are many: going through the list, the next with the words is never far. */
const MANY = 5000;

/** How many documents hold the words, up to `MANY`. */
function matchesOf(sql: Statements, words: string | undefined): number {
  const query = words === undefined ? '' : wordsQuery(words);
  if (query === '') return 0;
  const counted = sql('select count(*) as n from (select 1 from documents_fts where documents_fts match ? limit ?)');
  return Number(counted.get(query, MANY)?.['n']);
}

/**
 * The index by which the claims of a filter are found soonest. SQLite would choose by rule of thumb, and be wrong by a
 * hundred times where two common things go together.
 */
function indexFor(filter: ClaimFilter, matches: number): string {
  if (filter.document !== undefined || (filter.words !== undefined && matches <= FEW)) return 'claims_document';
  const column = filter.place === undefined ? null : placeColumn(filter);
  const {effect, class: affected, speaker, stance, review, from, to, words} = filter;
  const others = [effect, affected, speaker, stance, review, from, to, words, filter.case].filter(
    (part) => part !== undefined,
  ).length;
  if (filter.within !== undefined) return others < 3 ? 'claims_place' : 'claims_list';
  // A place by its own is rarer than most; with much else, opening its rows would take longer than trying the whole list.
  if ((column === 'place' || column === 'name') && others < 3) return `claims_${column}`;
  if (others + (column === null ? 0 : 1) !== 1) return 'claims_list';
  if (effect !== undefined) return 'claims_effect';
  if (column === 'country') return 'claims_country';
  if (filter.case !== undefined) return 'claims_case';
  return review === undefined || review === 'open' ? 'claims_list' : 'claims_review';
}

/** The claims of a document that stand, in the order of the text. */
export function selectClaimsOf(sql: Statements, document: string): Claim[] {
  const rows = sql(
    `select json, added from claims where document = (select n from documents where id = ?) and ${IS_LISTED} order by n`,
  ).all(document);
  return inTextOrder(
    rows.map(({json, added}) => ({
      claim: parseKept<Claim>(`A claim of report ${document}`, json),
      added: typeof added === 'number' ? added : null,
    })),
  );
}

/** The claims of a document as they were last read. */
export function selectReadingOf(sql: Statements, document: string): Claim[] {
  return sql(
    'select json from claims where document = (select n from documents where id = ?) and added is null order by n',
  )
    .all(document)
    .map(({json}) => parseKept<Claim>(`A claim of report ${document}`, json));
}

/** The gazetteer's ids of all places that claims stand at. */
export function selectPlaces(sql: Statements): string[] {
  return sql('select distinct place from claims where place is not null order by place')
    .all()
    .map(({place}) => String(place));
}

/** Outlets by name, with what is known of them. */
export function selectSources(sql: Statements, {limit, after = ''}: Window): Omit<SourceRow, 'rating'>[] {
  return sql(
    `select publisher, count(*) as documents, sum(claims) as claims from documents
     where publisher > ? group by publisher order by publisher limit ?`,
  )
    .all(after, limit + 1)
    .map((row) => ({
      publisher: String(row['publisher']),
      documents: Number(row['documents']),
      claims: Number(row['claims']),
    }));
}

/** One page of a list that runs by day and number, both falling. */
function page<T>(
  sql: Statements,
  select: string,
  conditions: readonly Condition[],
  {limit, after}: Window,
  shape: (row: Row) => T,
): Page<T> {
  const start = after === undefined ? [] : [['(day, n) < (?, ?)', ...readCursor(after)] as Condition];
  const all = [...conditions, ...start];
  const where = all.length === 0 ? '1' : all.map(([condition]) => condition).join(' and ');
  const cells = all.flatMap(([, ...values]) => values);
  const rows = sql(`${select} ${where} order by day desc, n desc limit ?`).all(...cells, limit + 1);
  const last = rows[limit - 1];
  return {
    rows: rows.slice(0, limit).map(shape),
    next: rows.length > limit && last !== undefined ? cursorOf(String(last['day']), Number(last['n'])) : null,
  };
}

function equal(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [[`${column} = ?`, value]];
}

function placeValue(filter: ClaimFilter): string | undefined {
  return placeColumn(filter) === 'name' ? filter.place?.toLowerCase() : filter.place;
}

function withWords(column: string, words: string | undefined, matches: number): Condition[] {
  if (words === undefined) return [];
  const query = wordsQuery(words);
  // Nothing but punctuation is asked for: nothing has it.
  if (query === '') return [['0']];
  const found = 'select rowid from documents_fts where documents_fts match ?';
  return matches < MANY ? [[`${column} in (${found})`, query]] : [[`exists (${found} and rowid = ${column})`, query]];
}

function text(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
