import type {Made} from '../../ledger/standing.ts';
import type {Claim} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import type {EntryBody} from '../../model/entry.ts';
import type {Row} from '../driver.ts';
import {claimColumns, correctedColumns, documentFrom, parseKept, REPLACED, reviewOf, standingIn} from '../rows.ts';
import type {Statements} from './statements.ts';

/** Makes a document's words findable. */
export function deriveWords(sql: Statements, n: number, text: string): void {
  sql('insert into documents_fts (rowid, text) values (?, ?)').run(n, text);
}

/** Every column of a claim's row but its number. Where another claim stands in its place, it is at no place and has no review of its own. */
export function claimRow(sql: Statements, document: number, claim: Claim, of: Document, isHidden = false) {
  const read = claimColumns(claim, of);
  const {review, corrected} = reviewOf(standingAbout(sql, read.target));
  const columns = correctedColumns(read, corrected);
  const row = {document, id: claim.id, json: JSON.stringify(claim), ...columns, review: review as string};
  return isHidden ? {...row, place: null, review: REPLACED} : row;
}

/** Takes what was decided about a claim over into its row. */
export function deriveDecided(sql: Statements, target: string): void {
  for (const row of sql('select n, document, json, review from claims where target = ?').all(target)) {
    const of = sql('select text, members from documents where n = ?').get(row['document']!);
    const document = documentFrom(String(of?.['text']), String(of?.['members']));
    const isHidden = row['review'] === REPLACED;
    const claim = parseKept<Claim>('A claim', row['json']);
    const {json: _, ...derived} = claimRow(sql, Number(row['document']), claim, document, isHidden);
    update(sql, 'claims', Number(row['n']), derived);
  }
}

/** What the decisions that made these commitments are about: where their details are gone, what they said does not stand any more. */
export function targetsCommittedTo(sql: Statements, commitments: readonly string[]): Set<string> {
  const targets = new Set<string>();
  for (const commitment of commitments) {
    for (const {body} of sql('select body from entries where instr(body, ?) > 0').all(commitment)) {
      const entry = parseKept<EntryBody>('An entry of the log', body);
      if (entry.kind === 'decision') targets.add(entry.target);
    }
  }
  return targets;
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

/** Sets columns of a row. */
export function update(
  sql: Statements,
  table: string,
  n: number,
  columns: Readonly<Record<string, string | number | null>>,
): void {
  const names = Object.keys(columns);
  const set = names.map((name) => `${name} = ?`).join(', ');
  sql(`update ${table} set ${set} where n = ?`).run(...Object.values(columns), n);
}
