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

/** SQLite's primary result code of an error, 0 where it is none of SQLite's. */
export function resultCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

const DAMAGED = '"sayso doctor" says how far, "sayso restore" brings a backup back.';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const KNOWN: ReadonlyMap<number, readonly [string, string]> = new Map([
  // Our SQL is right for our tables, so it is they that are not as they should be.
  [1, ['store/broken', `The tables of PATH are not as they should be (TOLD). ${DAMAGED}`]],
  [3, ['store/no-rights', 'The ledger PATH may not be opened: its folder or file refuses it.']],
  [5, ['store/busy', 'Another program has been writing to PATH for more than ten seconds. Try again when it is done.']],
  [6, ['store/busy', 'Another program has been writing to PATH for more than ten seconds. Try again when it is done.']],
  [8, ['store/read-only', 'The ledger PATH may only be read: its folder or file refuses to be written to.']],
  [10, ['store/io', 'The disk failed while PATH was used. Nothing of the last step was kept.']],
  [11, ['store/broken', `The file PATH is damaged (TOLD). ${DAMAGED}`]],
  [13, ['store/full', 'The disk that holds PATH is full. Nothing of the last step was kept.']],
  [14, ['store/cannot-open', 'The ledger PATH cannot be opened. Is there such a folder, and may it be read?']],
  [19, ['store/broken', `What is to be kept does not fit what PATH holds (TOLD). ${DAMAGED}`]],
  [26, ['store/broken', 'The file PATH is no ledger: it is not a SQLite database.']],
]);
