import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Context} from 'hono';
import type {Assets} from '../pages/page.ts';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';

/** The styles, scripts and pictures of the pages, all in memory. */
export interface AssetStore {
  /** By plain name, for the pages. */
  readonly addresses: Assets;
  /** Answers for one, by the name with its hash. */
  answer(c: Context<Env>, name: string): Response;
}

/** Where set-up puts them: each `NAME-HASH.EXT`, and beside it the same packed, `.br` and `.gz`. */
const FOLDER = fileURLToPath(new URL('../../dist/web/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** In the order in which they are chosen where a browser takes both. */
const PACKED = [
  ['br', 'br'],
  ['gz', 'gzip'],
] as const;

type Encoding = (typeof PACKED)[number][1] | 'identity';

/** Loads what set-up made; nothing where it has not been made, so that pages stand without style and script. */
export function loadAssets(folder = FOLDER): AssetStore {
  const files = new Map<string, Map<Encoding, Uint8Array<ArrayBuffer>>>();
  const addresses: Record<string, string> = {};
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const packed = PACKED.find(([ending]) => file.endsWith(`.${ending}`));
    const name = packed === undefined ? file : file.slice(0, -packed[0].length - 1);
    const hashed = /^(.+)-[A-Z0-9]{8}\.([a-z]+)$/.exec(name);
    if (hashed === null) continue;
    addresses[`${hashed[1]}.${hashed[2]}`] = `/assets/${name}`;
    const forms = files.get(name) ?? new Map<Encoding, Uint8Array<ArrayBuffer>>();
    forms.set(packed?.[1] ?? 'identity', new Uint8Array(readFileSync(join(folder, file))));
    files.set(name, forms);
  }
  return {
    addresses,
    answer(c, name) {
      const forms = files.get(name);
      const plain = forms?.get('identity');
      if (forms === undefined || plain === undefined) {
        return refuse(c, 'server/not-found', 'The desk was renewed since this page was opened. Open the page again.');
      }
      const accepted = c.req.header('Accept-Encoding') ?? '';
      const encoding = PACKED.map(([, coding]) => coding).find(
        (coding) => forms.has(coding) && new RegExp(`\\b${coding}\\b(?!;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted),
      );
      c.header('Content-Type', TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
      // Its name changes with its bytes.
      c.header('Cache-Control', 'public, max-age=31536000, immutable');
      c.header('Vary', 'Accept-Encoding');
      if (encoding !== undefined) c.header('Content-Encoding', encoding);
      return c.body(encoding === undefined ? plain : (forms.get(encoding) ?? plain));
    },
  };
}
