import {SaysoError} from '../../model/error.ts';

/** Runs a piece of work on a database; what SQLite refuses comes out as a `store/…` error with a sentence. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const known = KNOWN.get(resultCode(error));
    if (known === undefined || error instanceof SaysoError) throw error;
    const told = error instanceof Error ? error.message : '';
    throw new SaysoError(known[0], known[1].replace('PATH', path).replace('TOLD', told), {cause: error});
  }
}

/** Another connection is at work. */
export const BUSY = 5;

/** Result codes for what a disk or another program does: no rights, busy, read-only, failing, full, gone. */
export const OF_THE_DISK: readonly number[] = [3, 5, 6, 8, 10, 13, 14];

/** SQLite's primary result code of an error, 0 where it is none of SQLite's. */
export function resultCode(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  if ('errcode' in error) return Number(error.errcode) & 0xff;
  // The package for Node 20 leaves the code out where a statement fails that gives many rows; SQLite's words for it stay.
  if (!('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return 0;
  return SAID.find(([words]) => words.test(error.message))?.[1] ?? 1;
}

/** What SQLite says of a result (sqlite3_errstr), where it is not that the SQL is wrong for these tables. */
const SAID: readonly (readonly [RegExp, number])[] = [
  [/access permission denied/, 3],
  [/database is locked/, 5],
  [/database table is locked/, 6],
  [/readonly database/, 8],
  [/disk I\/O error/, 10],
  [/malformed/, 11],
  [/database or disk is full/, 13],
  [/unable to open database file/, 14],
  [/constraint failed/, 19],
  [/file is not a database/, 26],
];

const DAMAGED = '"sayso doctor" says how far, "sayso restore" brings a backup back.';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const KNOWN: ReadonlyMap<number, readonly [string, string]> = new Map([
  // Our SQL is right for our tables, so it is they that are not as they should be.
  [1, ['store/broken', `The tables of PATH are not as they should be (TOLD). ${DAMAGED}`]],
  [3, ['store/no-rights', 'The ledger PATH may not be opened: its folder or file refuses it.']],
  [5, ['store/busy', 'Another program has been writing to PATH for more than ten seconds. Try again when it is done.']],
  [6, ['store/busy', 'Another program has been writing to PATH for more than ten seconds. Try again when it is done.']],
  [8, ['store/read-only', 'The ledger PATH may only be read: its folder or file refuses to be written to.']],
  [
    10,
    [
      'store/io',
      'The disk failed while PATH was used. What was told before is kept; of the last step nothing is sure.',
    ],
  ],
  [11, ['store/broken', `The file PATH is damaged (TOLD). ${DAMAGED}`]],
  [13, ['store/full', 'The disk that holds PATH is full. Nothing of the last step was kept.']],
  [14, ['store/cannot-open', 'The ledger PATH cannot be opened. Is there such a folder, and may it be read?']],
  [19, ['store/broken', `What is to be kept does not fit what PATH holds (TOLD). ${DAMAGED}`]],
  [26, ['store/broken', 'The file PATH is no ledger: it is not a SQLite database.']],
]);
