import {once} from 'node:events';

/** Writes to standard output, and waits where the reader at its other end is slow. */
export async function write(words: string): Promise<void> {
  if (words !== '' && !process.stdout.write(words)) await once(process.stdout, 'drain');
}

/** `sayso read … | head` is no failure: when nobody reads any more, there is nothing left to do. */
export function leaveQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
