import {targetsOf} from '../../ledger/answers.ts';
import {sameBytes} from '../../ledger/bytes.ts';
import {EMPTY_FRONTIER, grow} from '../../ledger/grow.ts';
import type {EntryBody} from '../../model/entry.ts';
import {hiddenAmong} from '../additions.ts';
import type {Row} from '../driver.ts';
import {documentColumns, documentFrom, parseKept} from '../rows.ts';
import {addedRow, additionsIn, rowsOfReport} from './additions.ts';
import {allTold} from './damage.ts';
import {addedBy, claimRow, DOCUMENT_ROWS, rowsOf} from './derive.ts';
import {OF_THE_DISK, resultCode} from './errors.ts';
import {leafOf} from './log.ts';
import type {Statements} from './statements.ts';

/** Compares what is derived with what a replay of the ledger gives: a sentence for each difference, in order. */
export function findDifferences(sql: Statements): string[] {
  return [inLog, inDocuments, inSearch].flatMap((part) => allTold(() => part(sql)));
}

/** The hashes, and which entries are about what. */
function* inLog(sql: Statements): Iterable<string> {
  let frontier = EMPTY_FRONTIER;
  const wanted = {hashes: 0, targets: 0};
  for (const row of rowsOf(sql, 'select idx, body from entries where idx > ? order by idx limit ?', 'idx')) {
    const body = String(row['body']);
    const index = frontier.size;
    if (row['idx'] !== index) {
      yield `The log has no entry ${index}.`;
      return;
    }
    const grown = grow(frontier, leafOf(body));
    frontier = grown.frontier;
    wanted.hashes += grown.completed.length;
    for (const {level, index: at, hash} of grown.completed) {
      const kept = sql('select hash from hashes where level = ? and idx = ?').get(level, at)?.['hash'];
      if (kept instanceof Uint8Array && sameBytes(kept, hash)) continue;
      yield `The hash ${at} on level ${level} of the log does not follow from its entries.`;
      return;
    }
    for (const target of targetsOf(parseKept<EntryBody>(`Entry ${index} of the log`, body))) {
      wanted.targets++;
      const known = sql('select 1 from targets where target = ? and idx = ?').get(target, index);
      if (known === undefined) yield `Entry ${index} is missing among those about its target.`;
    }
  }
  for (const table of ['hashes', 'targets'] as const) {
    const kept = Number(sql(`select count(*) as n from ${table}`).get()?.['n']);
    if (kept !== wanted[table])
      yield `The log has ${kept} ${table} kept, and ${wanted[table]} follow from its entries.`;
  }
}

/** What documents and claims are listed under. */
function* inDocuments(sql: Statements): Iterable<string> {
  const wanted = new Map(additionsIn(sql).map((added) => [added.entry, added]));
  for (const row of rowsOf(sql, DOCUMENT_ROWS, 'n')) {
    const document = documentFrom(String(row['text']), String(row['members']));
    const rows = rowsOfReport(sql, Number(row['n']));
    const hidden = hiddenAmong(rows);
    const body = addedBy(sql, row);
    const columns = body === null ? {} : documentColumns(document, body);
    const other = differing(row, {id: document.id, ...columns});
    if (other !== null) yield `Document ${document.id} is listed under another ${other} than its own.`;
    const kept = rows.length - hidden.size;
    if (kept !== Number(row['claims'])) {
      yield `Document ${document.id} has ${kept} claims kept, and is said to have ${row['claims']}.`;
    }
    for (const each of rows) {
      const {json: _, ...derived} = claimRow(sql, Number(row['n']), each.claim, document, hidden.has(each));
      const name = differing(each.row, derived);
      if (name !== null) yield `Claim ${each.row['id']} is listed under another ${name} than its own.`;
      if (each.added === null) continue;
      const added = wanted.get(each.added);
      wanted.delete(each.added);
      const made = added === undefined ? null : addedRow(sql, added);
      if (made === null || made.json !== each.row['json'] || made.n !== each.n)
        yield `Claim ${each.row['id']} is not as the entry that added it says.`;
    }
  }
  for (const added of wanted.values()) {
    if (addedRow(sql, added) !== null) yield `The claim that entry ${added.entry} added is missing.`;
  }
  const lost = sql('select count(*) as n from claims where document not in (select n from documents)').get()?.['n'];
  if (lost !== 0) yield `Of ${lost} claims there is no document.`;
  const idle = sql('select count(*) as n from gists where document not in (select n from documents)').get()?.['n'];
  if (idle !== 0) yield `Of ${idle} gists there is no document.`;
}

function differing(row: Row, columns: Readonly<Record<string, unknown>>): string | null {
  const name = Object.keys(columns).find((each) => row[each] !== columns[each]);
  return name === undefined ? null : name.replace('_', ' ').trim();
}

function* inSearch(sql: Statements): Iterable<string> {
  try {
    sql("insert into documents_fts (documents_fts, rank) values ('integrity-check', 1)").run();
  } catch (error) {
    // Comparing it with the texts takes the right and the room to write. That it agrees with itself, `damage` has told.
    if (OF_THE_DISK.includes(resultCode(error))) return;
    yield 'The index of words does not agree with the texts.';
  }
}
