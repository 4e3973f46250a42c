import {closeSync, fstatSync, openSync, readSync} from 'node:fs';

/** What the first hundred bytes of a SQLite database say (sqlite.org/fileformat.html), and how long the file is. */
export interface Header {
  readonly size: number;
  readonly pageSize: number;
  /** How many pages the file should have. */
  readonly pages: number;
}

const MAGIC = 'SQLite format 3\0';
const LENGTH = 100;

/** Reads the header of a database without SQLite; `null` where it is none. */
export function readHeader(path: string): Header | null {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(LENGTH);
    const {size} = fstatSync(file);
    if (readSync(file, bytes, 0, LENGTH, 0) < LENGTH || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
      return null;
    // The largest page, 65,536 bytes, does not fit and is written as 1.
    const pageSize = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);
    return {size, pageSize, pages: bytes.readUInt32BE(28)};
  } finally {
    closeSync(file);
  }
}
