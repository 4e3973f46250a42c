import {one} from '../read/chunks.ts';
import {readStream} from '../read/stream.ts';
import type {Input, Known, ReadApart} from '../read/stream-options.ts';
import type {Fetched, Fetcher} from './fetcher.ts';

/** Fetches an address and reads what it holds: a page, a feed, an archive, whatever `sayso read` takes. */
export async function* readAddress(fetcher: Fetcher, address: string, apart: ReadApart): AsyncGenerator<Input> {
  const fetched = await fetcher.get(address);
  if (fetched.kind === 'page') yield* readFetched(fetched, apart);
  if (fetched.kind === 'problem') yield {kind: 'problem', problem: fetched.problem};
}

/** Reads what was fetched, by what its server said of it. */
export function readFetched(page: Extract<Fetched, {kind: 'page'}>, apart: ReadApart): AsyncIterable<Input> {
  return readStream(one(page.body), page.url, {apart, known: knownOf(page)});
}

function knownOf({url, type, encoding}: Extract<Fetched, {kind: 'page'}>): Known {
  return {
    url,
    charset: /\bcharset\s*=\s*["']?([\w:.-]+)/i.exec(type ?? '')?.[1] ?? null,
    encoding: encoding === null || /^\s*(?:identity)?\s*$/i.test(encoding) ? null : encoding,
    type: /^[\w.+/-]+/.exec(type?.trim() ?? '')?.[0].toLowerCase() ?? null,
  };
}
