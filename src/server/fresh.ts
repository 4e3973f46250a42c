import {hash} from 'node:crypto';
import type {Context} from 'hono';
import type {Env} from './env.ts';

/** Answers that follow from the ledger and the address alone: made once, and not sent again to who has them. */
export interface Fresh {
  /**
   * Answers with what `make` gives, or that nothing has changed (304). `key` is everything the answer follows from; where it is the
   * same, the answer is the same, letter by letter.
   */
  answer(c: Context<Env>, key: readonly string[], type: string, make: () => Promise<string>): Promise<Response>;
  /** What `make` gives, made once for a key; for an answer with a tag of its own. */
  keep(key: readonly string[], make: () => Promise<string>): Promise<string>;
}

/** Characters of answers that are kept ready. */
const MOST_KEPT = 24_000_000;

/** Makes an empty one. `run` names this run of the program: another may be of another version, and draw the same otherwise. */
export function createFresh(run: string): Fresh {
  const kept = new Map<string, Promise<string>>();
  const sizes = new Map<string, number>();
  let total = 0;
  const drop = (tag: string): void => {
    kept.delete(tag);
    total -= sizes.get(tag) ?? 0;
    sizes.delete(tag);
  };
  const made = (tag: string, make: () => Promise<string>): Promise<string> => {
    const known = kept.get(tag);
    // The last asked for stands last.
    if (known !== undefined) kept.delete(tag);
    const making = known ?? make();
    kept.set(tag, making);
    if (known !== undefined) return making;
    making.then(
      (text) => {
        sizes.set(tag, text.length);
        total += text.length;
        for (const old of kept.keys()) {
          if (total <= MOST_KEPT) break;
          if (sizes.has(old)) drop(old);
        }
      },
      () => drop(tag),
    );
    return making;
  };
  const digestOf = (key: readonly string[]): string =>
    hash('sha256', JSON.stringify([run, ...key]), 'base64url').slice(0, 27);
  return {
    keep: (key, make) => made(digestOf(['kept', ...key]), make),
    async answer(c, key, type, make) {
      const digest = digestOf([type, ...key]);
      const tag = `W/"${digest}"`;
      c.header('ETag', tag);
      c.header('Cache-Control', 'private, no-cache');
      c.header('Vary', 'Accept, Authorization, Cookie');
      if (isKnown(c.req.header('If-None-Match'), tag)) return c.body(null, 304);
      c.header('Content-Type', type);
      return c.body(await made(digest, make));
    },
  };
}

/** Whether an `If-None-Match` names this answer (RFC 9110, 13.1.2: compared weakly). */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const bare = (each: string): string => each.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((each) => bare(each) === bare(tag));
}
