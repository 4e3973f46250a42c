import {createReadStream} from 'node:fs';
import {listFiles} from './files.ts';
import {readStream} from './stream.ts';
import type {Input, ReadApart} from './stream-options.ts';

/** What `readInputs` may be told. */
export interface InputOptions {
  /** Bytes for the path `-`. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Longest report in bytes; longer ones are cut (plain text) or passed over (records). Ten million unless told. */
  readonly longest?: number;
  /** Reads pages, feeds, archives and packed files somewhere else, such as in a process of their own; here unless told. */
  readonly apart?: ReadApart;
  /** Told of every piece of a file that is taken in: how many bytes it has. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads files, folders and standard input (`-`) as reports, in the order given.
 *
 * Never throws on what is in the input: a file that cannot be opened, a line that is no record, a wrong encoding are problems
 * with their place, and the rest is read. Holds one report at a time, however long the stream. This is reading's one door
 * to the file system.
 */
export async function* readInputs(paths: readonly string[], options: InputOptions = {}): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') {
      yield* readStream(options.stdin ?? process.stdin, '-', options);
      continue;
    }
    for await (const found of listFiles(path)) {
      if (typeof found === 'string') {
        const open = () => piecesOf(found, () => {});
        yield* readStream(piecesOf(found, options.onBytes), found, {...options, again: open});
      } else yield {kind: 'problem', problem: found};
    }
  }
}

async function* piecesOf(path: string, onBytes: InputOptions['onBytes']): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, {highWaterMark: 1 << 18})) {
    onBytes?.((piece as Uint8Array).length);
    yield piece as Uint8Array;
  }
}
