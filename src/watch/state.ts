import {closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Conditions} from '../fetch/fetcher.ts';

/** What is remembered of a feed from one poll to the next. All of it can be lost: the feed is then asked once in full, and nothing is kept twice. */
export interface FeedState {
  readonly conditions: Conditions | null;
  /** Polls that have failed one after the other. */
  readonly failures: number;
  /** When it may be asked again, in milliseconds since 1970; the user's own interval is not in it. */
  readonly notBefore: number;
  /** Ids of items, still in the feed, whose pages will not be asked for again: they are not there, or not for robots. */
  readonly givenUp: readonly string[];
}

/** A feed that nothing is known of. */
export const UNKNOWN: FeedState = {conditions: null, failures: 0, notBefore: 0, givenUp: []};

/** The file, in the folder of a ledger. */
export const STATE_FILE = 'watch.json';

/** What is remembered, by the feed's address; nothing where the file is missing or is something else. */
export function loadState(folder: string): Map<string, FeedState> {
  const found = new Map<string, FeedState>();
  for (const [address, value] of entriesOf(readJson(join(folder, STATE_FILE)))) {
    const {conditions, failures, notBefore, givenUp} = value as Partial<Record<keyof FeedState, unknown>>;
    found.set(address, {
      conditions: conditionsOf(conditions),
      failures: typeof failures === 'number' && failures >= 0 ? failures : 0,
      notBefore: typeof notBefore === 'number' ? notBefore : 0,
      givenUp: Array.isArray(givenUp) ? givenUp.filter((id) => typeof id === 'string') : [],
    });
  }
  return found;
}

/** Writes it whole or not at all: a program that dies in between leaves what was there. Only its owner may read it. */
export function saveState(folder: string, state: ReadonlyMap<string, FeedState>): void {
  const path = join(folder, STATE_FILE);
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(Object.fromEntries(state), null, 1)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Missing, torn or not JSON: to forget it costs one request.
    return null;
  }
}

function entriesOf(value: unknown): [string, object][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  );
}

function conditionsOf(value: unknown): Conditions | null {
  const {url, etag, modified} = (value ?? {}) as Partial<Record<keyof Conditions, unknown>>;
  const text = (each: unknown): string | null => (typeof each === 'string' ? each : null);
  return typeof url === 'string' ? {url, etag: text(etag), modified: text(modified)} : null;
}
