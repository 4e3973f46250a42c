import {EMPTY_FRONTIER} from '../../ledger/grow.ts';
import type {Claim} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import type {DecisionMade, EntryBody} from '../../model/entry.ts';
import type {Review} from '../filters.ts';
import {claimColumns, documentFrom, reviewAfter} from '../rows.ts';
import {deriveEntry} from './log.ts';
import type {Statements} from './statements.ts';

/** Makes a document's words findable. */
export function deriveDocument(sql: Statements, n: number, text: string): void {
  sql('insert into documents_fts (rowid, text) values (?, ?)').run(n, text);
}

/** Fills in the columns of a claim that lists are filtered by. */
export function deriveClaim(sql: Statements, n: number, claim: Claim, document: Document): void {
  const c = claimColumns(claim, document);
  sql(
    `update claims set target = ?, effect = ?, class = ?, speaker = ?, stance = ?, country = ?, place = ?, name = ?,
     day = ?, until = ?, case_ = ?, review = ? where n = ?`,
  ).run(
    c.target,
    c.effect,
    c.class,
    c.speaker,
    c.stance,
    c.country,
    c.place,
    c.name,
    c.day,
    c.until,
    c.case,
    reviewOf(sql, c.target),
    n,
  );
}

/** Takes a decision over into the claim it is about. */
export function deriveReview(sql: Statements, body: DecisionMade): void {
  const review = reviewAfter(body);
  if (review !== null) sql('update claims set review = ? where target = ?').run(review, body.target);
}

/** Where the decisions on a claim have left it. */
export function reviewOf(sql: Statements, target: string): Review {
  const bodies = sql(
    'select body from entries where idx in (select idx from targets where target = ?) order by idx desc',
  ).all(target);
  for (const {body} of bodies) {
    const entry = JSON.parse(String(body)) as EntryBody;
    const review = entry.kind === 'decision' ? reviewAfter(entry) : null;
    if (review !== null) return review;
  }
  return 'open';
}

/** Throws away all that is derived and makes it again; the caller has begun the transaction. */
export function rebuildAll(sql: Statements): void {
  sql('delete from hashes').run();
  sql('delete from targets').run();
  sql("insert into documents_fts (documents_fts) values ('delete-all')").run();
  let frontier = EMPTY_FRONTIER;
  for (const {body} of sql('select body from entries order by idx').all()) {
    frontier = deriveEntry(sql, frontier, String(body), JSON.parse(String(body)) as EntryBody);
  }
  for (const n of numbers(sql, 'select n from documents order by n')) {
    const row = sql('select text, members from documents where n = ?').get(n)!;
    const document = documentFrom(String(row['text']), String(row['members']));
    deriveDocument(sql, n, document.text);
    for (const claim of sql('select n, json from claims where document = ? order by n').all(n)) {
      deriveClaim(sql, Number(claim['n']), JSON.parse(String(claim['json'])) as Claim, document);
    }
  }
}

function numbers(sql: Statements, query: string): number[] {
  return sql(query)
    .all()
    .map(({n}) => Number(n));
}
