import {EMPTY_FRONTIER} from '../../ledger/grow.ts';
import type {Made} from '../../ledger/standing.ts';
import type {Claim} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import type {EntryBody} from '../../model/entry.ts';
import type {Row} from '../driver.ts';
import {
  claimColumns,
  correctedColumns,
  documentColumns,
  documentFrom,
  parseKept,
  reviewOf,
  standingIn,
} from '../rows.ts';
import {deriveEntry, leafOf} from './log.ts';
import type {Statements} from './statements.ts';

/** Makes a document's words findable. */
export function deriveWords(sql: Statements, n: number, text: string): void {
  sql('insert into documents_fts (rowid, text) values (?, ?)').run(n, text);
}

/** Every column of a claim's row but its number. */
export function claimRow(sql: Statements, document: number, claim: Claim, of: Document) {
  const read = claimColumns(claim, of);
  const {review, corrected} = reviewOf(standingAbout(sql, read.target));
  const columns = correctedColumns(read, corrected);
  return {document, id: claim.id, json: JSON.stringify(claim), ...columns, review};
}

/** Takes what was decided about a claim over into its row. */
export function deriveDecided(sql: Statements, target: string): void {
  for (const row of sql('select n, document, json from claims where target = ?').all(target)) {
    const of = sql('select text, members from documents where n = ?').get(row['document']!);
    const document = documentFrom(String(of?.['text']), String(of?.['members']));
    const {json: _, ...derived} = claimRow(sql, Number(row['document']), parseKept('A claim', row['json']), document);
    update(sql, 'claims', Number(row['n']), derived);
  }
}

/** Takes over that details of decisions are gone: what they corrected is again as it was read. */
export function deriveErased(sql: Statements, erased: readonly string[]): void {
  for (const commitment of erased) {
    for (const {body} of sql('select body from entries where instr(body, ?) > 0').all(commitment)) {
      const entry = parseKept<EntryBody>('An entry of the log', body);
      if (entry.kind === 'decision') deriveDecided(sql, entry.target);
    }
  }
}

/** The decisions about a claim that stand. */
export function standingAbout(sql: Statements, target: string): Made[] {
  const entries = sql(
    'select idx, body from entries where idx in (select idx from targets where target = ?) order by idx',
  ).all(target);
  return standingIn(
    entries.map(({idx, body}) => ({entry: Number(idx), json: String(body)})),
    (commitment) => {
      const value = sql('select value from openings where commitment = ?').get(commitment)?.['value'];
      return value === undefined ? null : String(value);
    },
  );
}

/** Throws away all that is derived and makes it again; the caller has begun the transaction. */
export function rebuildAll(sql: Statements): void {
  sql('reindex').run();
  sql('delete from hashes').run();
  sql('delete from targets').run();
  sql("insert into documents_fts (documents_fts) values ('delete-all')").run();
  let frontier = EMPTY_FRONTIER;
  for (const {body} of rowsOf(sql, 'select idx, body from entries where idx > ? order by idx limit ?', 'idx')) {
    frontier = deriveEntry(sql, frontier, leafOf(String(body)), parseKept('An entry of the log', body));
  }
  for (const row of rowsOf(sql, DOCUMENT_ROWS, 'n')) {
    const n = Number(row['n']);
    const document = documentFrom(String(row['text']), String(row['members']));
    deriveWords(sql, n, document.text);
    const claims = sql('select n, json from claims where document = ? order by n').all(n);
    const body = addedBy(sql, row);
    const columns = body === null ? {} : documentColumns(document, body);
    update(sql, 'documents', n, {...columns, claims: claims.length});
    for (const claim of claims) {
      const {json: _, ...derived} = claimRow(sql, n, parseKept('A claim', claim['json']), document);
      update(sql, 'claims', Number(claim['n']), derived);
    }
  }
}

/** All rows of documents, for `rowsOf`. */
export const DOCUMENT_ROWS = 'select * from documents where n > ? order by n limit ?';

/** The entry that added a document; `null` where it is no such entry. */
export function addedBy(sql: Statements, document: Row): (EntryBody & {kind: 'document-added'}) | null {
  const json = sql('select body from entries where idx = ?').get(Number(document['added']))?.['body'];
  const body = json === undefined ? null : parseKept<EntryBody>('An entry of the log', json);
  return body?.kind === 'document-added' ? body : null;
}

/** So many rows are held at once, while all of a table are gone through. */
const HELD = 100;

/** The rows of a query that takes the number after which to begin and how many, a few at a time. */
export function* rowsOf(sql: Statements, query: string, number: string): Generator<Row> {
  for (let after = -1; ; ) {
    const rows = sql(query).all(after, HELD);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < HELD || last === undefined) return;
    after = Number(last[number]);
  }
}

function update(
  sql: Statements,
  table: string,
  n: number,
  columns: Readonly<Record<string, string | number | null>>,
): void {
  const names = Object.keys(columns);
  const set = names.map((name) => `${name} = ?`).join(', ');
  sql(`update ${table} set ${set} where n = ?`).run(...Object.values(columns), n);
}
