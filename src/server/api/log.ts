import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import {receiptFor} from '../../keeper/receipts.ts';
import {toHex} from '../../ledger/bytes.ts';
import {decodeEntry} from '../../ledger/entries.ts';
import {consistencyProof, hashLeaf, inclusionProof, rootAt} from '../../ledger/merkle.ts';
import {withStored} from '../../ledger/stored.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse} from '../refusals.ts';
import {looking, once} from './route.ts';

const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const entry = z
  .object({
    index: z.int(),
    leaf: hash.openapi({description: 'Its hash in the log (RFC 9162).'}),
    body: z
      .looseObject({kind: z.string(), at: z.string()})
      .openapi({description: 'Digests and commitments; no words, no names.'}),
  })
  .openapi('Entry');

const entryList = z.object({entries: z.array(entry), size: z.int(), next: z.int().nullable()}).openapi('Entries');

const inclusion = z
  .object({index: z.int(), size: z.int(), leaf: hash, root: hash, proof: z.array(hash)})
  .openapi('Inclusion', {description: 'Proves that the entry stands in the log of this size (RFC 9162, 2.1.3).'});

const consistency = z
  .object({from: z.int(), to: z.int(), oldRoot: hash, newRoot: hash, proof: z.array(hash)})
  .openapi('Consistency', {description: 'Proves that the longer log begins with the shorter (RFC 9162, 2.1.4).'});

const indexParam = z.object({index: count.openapi({param: {name: 'index', in: 'path'}, example: 0})});

/** A number that must be given: the description would take one that is read from words for one that may be left out. */
function needed(name: string) {
  return count.openapi({param: {name, in: 'query', required: true}});
}

/** Entries given at once, at most. */
const MOST = 500;

/** The log and what proves it. It holds digests and commitments alone, so it is for every role. */
export function addLog(app: OpenAPIHono<Env>, {ledger}: Parts): void {
  const {store} = ledger;
  const entryOf = (index: number, text: string): z.infer<typeof entry> => ({
    index,
    leaf: toHex(hashLeaf(new TextEncoder().encode(text))),
    body: {...decodeEntry(text)},
  });

  app.openapi(
    looking('/ledger/checkpoint', {
      id: 'getCheckpoint',
      tag: 'Ledger',
      summary: 'The signed checkpoint of the log (C2SP tlog-checkpoint)',
      gives: z.string(),
      type: 'text/plain',
      refuses: ['server/not-found'],
    }),
    async (c) => {
      const checkpoint = await store.checkpoint();
      if (checkpoint === null) return refuse(c, 'server/not-found', 'The log is empty, so nothing is signed yet.');
      return c.text(checkpoint);
    },
  );
  app.openapi(
    looking('/ledger/entries', {
      id: 'listEntries',
      tag: 'Ledger',
      summary: 'Entries of the log, the earliest first',
      request: {
        query: z.object({from: count.default(0), limit: z.coerce.number().int().min(1).max(MOST).default(100)}),
      },
      gives: entryList,
    }),
    async (c) => {
      const {from, limit} = c.req.valid('query');
      const size = await store.size();
      const texts = from < size ? await store.entries(from, Math.min(size, from + limit)) : [];
      const next = from + texts.length;
      return once(c, {entries: texts.map((text, i) => entryOf(from + i, text)), size, next: next < size ? next : null});
    },
  );
  const oneEntry = {request: {params: indexParam}, refuses: ['server/not-found']} as const;
  app.openapi(
    looking('/ledger/entries/{index}', {
      id: 'getEntry',
      tag: 'Ledger',
      summary: 'One entry of the log',
      ...oneEntry,
      gives: entry,
    }),
    async (c) => {
      const {index} = c.req.valid('param');
      const [text] = await store.entries(index, index + 1);
      return text === undefined
        ? refuse(c, 'server/not-found', 'The log has no such entry.')
        : once(c, entryOf(index, text));
    },
  );
  app.openapi(
    looking('/ledger/entries/{index}/receipt', {
      id: 'getReceipt',
      tag: 'Ledger',
      summary: 'Proves an entry without the ledger (C2SP tlog-proof)',
      ...oneEntry,
      gives: z.string(),
      type: 'text/plain',
    }),
    async (c) => c.text(await receiptFor(ledger, c.req.valid('param').index)),
  );
  app.openapi(
    looking('/ledger/inclusion', {
      id: 'proveInclusion',
      tag: 'Ledger',
      summary: 'Proves that an entry stands in the log',
      request: {query: z.object({index: needed('index'), size: count.optional()})},
      gives: inclusion,
    }),
    async (c) => {
      const {index, size: asked} = c.req.valid('query');
      const size = asked ?? (await store.size());
      const [text] = size <= (await store.size()) && index < size ? await store.entries(index, index + 1) : [];
      if (text === undefined)
        return refuse(c, 'server/bad-request', 'The log has no such entry, or not so many of them.');
      return once(
        c,
        await withStored(store.hash, (at) => ({
          index,
          size,
          leaf: entryOf(index, text).leaf,
          root: toHex(rootAt(size, at)),
          proof: inclusionProof(index, size, at).map(toHex),
        })),
      );
    },
  );
  app.openapi(
    looking('/ledger/consistency', {
      id: 'proveConsistency',
      tag: 'Ledger',
      summary: 'Proves that the log begins as it did when it was shorter',
      request: {query: z.object({from: needed('from'), to: count.optional()})},
      gives: consistency,
    }),
    async (c) => {
      const {from, to: asked} = c.req.valid('query');
      const size = await store.size();
      const to = asked ?? size;
      if (from < 1 || from > to || to > size) {
        return refuse(c, 'server/bad-request', `Give sizes from 1 to ${size}, the shorter first.`);
      }
      return once(
        c,
        await withStored(store.hash, (at) => ({
          from,
          to,
          oldRoot: toHex(rootAt(from, at)),
          newRoot: toHex(rootAt(to, at)),
          proof: consistencyProof(from, to, at).map(toHex),
        })),
      );
    },
  );
}
