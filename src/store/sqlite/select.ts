import type {Claim} from '../../model/claim.ts';
import type {Cell, Row} from '../driver.ts';
import type {ClaimFilter, ClaimRow, DocumentFilter, DocumentRow, Page, Review, SourceRow, Window} from '../filters.ts';
import {cursorOf, placeColumn, readCursor, wordsQuery} from '../pages.ts';
import {parseKept} from '../rows.ts';
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
    ...withWords('n', filter.words),
  ];
  const columns = 'n, day, id, title, published, publisher, url, lang, case_, claims';
  return page(sql, `select ${columns} from documents`, conditions, window, (row) => ({
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
  const conditions: Condition[] = [
    ...equal('effect', filter.effect),
    ...equal('class', filter.class),
    ...equal('speaker', filter.speaker),
    ...equal('stance', filter.stance),
    ...equal('case_', filter.case),
    ...equal('review', filter.review),
    ...(filter.place === undefined ? [] : equal(placeColumn(filter), placeValue(filter))),
    ...(filter.from === undefined ? [] : [['until >= ?', filter.from] as const]),
    ...(filter.to === undefined ? [] : [["day <= ? and day <> ''", filter.to] as const]),
    ...(filter.document === undefined
      ? []
      : [['document = (select n from documents where id = ?)', filter.document] as const]),
    ...withWords('document', filter.words),
  ];
  const found = page(sql, 'select n, day, json, review, document from claims', conditions, window, (row) => row);
  const source = sql('select published, publisher from documents where n = ?');
  return {
    next: found.next,
    rows: found.rows.map((row) => {
      const of = source.get(row['document']!);
      return {
        claim: parseKept<Claim>('A claim', row['json']),
        review: row['review'] as Review,
        published: text(of?.['published']),
        publisher: text(of?.['publisher']),
      };
    }),
  };
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
  const where = all.length === 0 ? '' : ` where ${all.map(([condition]) => condition).join(' and ')}`;
  const cells = all.flatMap(([, ...values]) => values);
  const rows = sql(`${select}${where} order by day desc, n desc limit ?`).all(...cells, limit + 1);
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

function withWords(column: string, words: string | undefined): Condition[] {
  if (words === undefined) return [];
  const query = wordsQuery(words);
  // Nothing but punctuation is asked for: nothing has it.
  if (query === '') return [['0']];
  return [[`${column} in (select rowid from documents_fts where documents_fts match ?)`, query]];
}

function text(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
