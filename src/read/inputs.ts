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
        const open = () => createReadStream(found, {highWaterMark: 1 << 18});
        yield* readStream(open(), found, {...options, again: open});
      } else yield {kind: 'problem', problem: found};
    }
  }
}
