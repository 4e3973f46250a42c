import {targetsOf} from '../../ledger/answers.ts';
import {sameBytes} from '../../ledger/bytes.ts';
import {EMPTY_FRONTIER, grow} from '../../ledger/grow.ts';
import type {Claim} from '../../model/claim.ts';
import type {EntryBody} from '../../model/entry.ts';
import {claimColumns, documentFrom} from '../rows.ts';
import {reviewOf} from './derive.ts';
import {lastAbout, leafOf} from './log.ts';
import type {Statements} from './statements.ts';

/** Compares what is derived with what a replay of the ledger gives; a sentence for each difference, in order. */
export function findDifferences(sql: Statements): string[] {
  return [...inHashes(sql), ...inClaims(sql), ...inSearch(sql)];
}

function* inHashes(sql: Statements): Iterable<string> {
  let frontier = EMPTY_FRONTIER;
  let wanted = 0;
  for (const row of sql('select body from entries order by idx').all()) {
    const body = String(row['body']);
    const index = frontier.size;
    const grown = grow(frontier, leafOf(body));
    frontier = grown.frontier;
    wanted += grown.completed.length;
    for (const {level, index: at, hash} of grown.completed) {
      const kept = sql('select hash from hashes where level = ? and idx = ?').get(level, at)?.['hash'];
      if (kept instanceof Uint8Array && sameBytes(kept, hash)) continue;
      yield `The hash ${at} on level ${level} of the log does not follow from its entries.`;
      return;
    }
    for (const target of targetsOf(JSON.parse(body) as EntryBody)) {
      if (lastAbout(sql, target) < index) yield `Entry ${index} is missing among those about its target.`;
    }
  }
  const kept = Number(sql('select count(*) as n from hashes').get()?.['n']);
  if (kept !== wanted) yield `The log has ${kept} hashes kept, and ${wanted} follow from its entries.`;
}

function* inClaims(sql: Statements): Iterable<string> {
  for (const {n, text, members, claims, id} of sql(
    'select n, id, text, members, claims from documents order by n',
  ).all()) {
    const document = documentFrom(String(text), String(members));
    const rows = sql('select * from claims where document = ? order by n').all(n!);
    if (rows.length !== Number(claims))
      yield `Document ${id} has ${rows.length} claims kept, and is said to have ${claims}.`;
    for (const row of rows) {
      const columns = claimColumns(JSON.parse(String(row['json'])) as Claim, document);
      const differing = Object.entries({...columns, review: reviewOf(sql, columns.target)}).find(
        ([name, value]) => row[name === 'case' ? 'case_' : name] !== value,
      );
      if (differing !== undefined) yield `Claim ${row['id']} is listed under another ${differing[0]} than its own.`;
    }
  }
}

function* inSearch(sql: Statements): Iterable<string> {
  try {
    sql("insert into documents_fts (documents_fts, rank) values ('integrity-check', 1)").run();
  } catch {
    yield 'The index of words does not agree with the texts.';
  }
}
