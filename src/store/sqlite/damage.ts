import {SaysoError} from '../../model/error.ts';
import {OF_THE_DISK, resultCode} from './errors.ts';
import type {Statements} from './statements.ts';

/** What is wrong with a ledger's file by itself: damaged pages, tables other than those of `schema`, checkpoints in each other's place. */
export function findDamage(sql: Statements, schema: readonly string[]): string[] {
  return [inFile, inSchema, inCheckpoints].flatMap((part) => allTold(() => part(sql, schema)));
}

/** The tables and indexes of a ledger, as SQL. */
export function schemaOf(sql: Statements): string[] {
  const line = "type || ' ' || name || ' of ' || tbl_name || ': ' || coalesce(sql, '')";
  return sql(`select ${line} as line from sqlite_schema order by 1`)
    .all()
    .map((row) => String(row['line']));
}

/**
 * All that a part of a check tells. What stops it is told last: in a damaged file a value may be of any kind, and whatever
 * that leads to says no more than that.
 */
export function allTold(part: () => Iterable<string>): string[] {
  const told: string[] = [];
  try {
    for (const sentence of part()) told.push(sentence);
  } catch (error) {
    if (OF_THE_DISK.includes(resultCode(error))) throw error;
    told.push(error instanceof SaysoError ? error.message : `The file is damaged: ${String(error)}.`);
  }
  return told;
}

function* inFile(sql: Statements): Iterable<string> {
  for (const row of sql('pragma integrity_check(5)').all()) {
    const told = String(row['integrity_check']);
    if (told !== 'ok') yield `The file is damaged: ${told.split('\n').join(' ')}.`;
  }
}

function* inSchema(sql: Statements, schema: readonly string[]): Iterable<string> {
  const kept = schemaOf(sql);
  const other = schema.find((line) => !kept.includes(line)) ?? kept.find((line) => !schema.includes(line));
  if (other !== undefined) yield `The tables of the file are not those of a ledger: see ${other.split(':')[0]}.`;
}

/** The size of the log stands in the second line of a checkpoint (C2SP tlog-checkpoint). */
const SIZE = /^[^\n]+\n(\d+)\n/;

/** The number a checkpoint is kept under is not signed; the one in its note is. */
function* inCheckpoints(sql: Statements): Iterable<string> {
  for (const {size, note} of sql('select size, note from checkpoints order by size').all()) {
    const signed = SIZE.exec(String(note))?.[1];
    if (signed !== undefined && signed !== String(size))
      yield `The checkpoint of ${signed} entries is kept as one of ${String(size)}.`;
  }
}
