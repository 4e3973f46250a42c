import {isDeepStrictEqual} from 'node:util';
import {decodeGist, encodeGist, type Gist} from '../gists/gist.ts';
import {compileGists, type GistMaker} from '../gists/maker.ts';
import {loadNameFrequency} from '../incidents/load.ts';
import {reportOf} from '../incidents/report.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import {SaysoError} from '../model/error.ts';
import type {Report} from '../model/report.ts';
import {loadPack} from '../packs/load.ts';
import type {Store, Stored} from '../store/port.ts';

/** The language that reports are counted in. */
const LANG = 'en';

/** Reports gone through together; what is made of them is kept in one piece. */
const TOGETHER = 200;

/** A report as it was kept, with its gist. */
export interface Gisted extends Stored {
  readonly made: Gist;
}

/**
 * Reports of a ledger that came in after number `after` up to number `last`, in pages, each with its gist: as it was kept, or made now and kept for
 * the next time. Where it cannot be kept, because another program writes or the disk is full, nothing is lost by that.
 */
export async function* gistedReports(
  store: Store,
  maker: GistMaker,
  after: number,
  last = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Gisted[]> {
  let mayKeep = true;
  for (let at = after; at < last; ) {
    const page = await store.reports(at, TOGETHER, maker.id);
    const taken: Gisted[] = [];
    const fresh: {n: number; basis: string; bytes: Uint8Array}[] = [];
    for (const report of page) {
      if (report.n > last) break;
      const basis = maker.basisOf(report.claims);
      const there = report.gist?.basis === basis ? decodeGist(report.gist.bytes) : null;
      if (there !== null) {
        taken.push({...report, made: there});
        continue;
      }
      const kept = await store.document(report.members.id);
      if (kept === null) continue;
      const made = maker.make(kept.document, report.claims);
      taken.push({...report, made});
      fresh.push({n: report.n, basis, bytes: encodeGist(made)});
    }
    if (mayKeep && fresh.length > 0) mayKeep = await mayBeKept(store.keepGists(maker.id, fresh));
    if (taken.length > 0) yield taken;
    if (page.length < TOGETHER) return;
    at = page.at(-1)!.n;
  }
}

/**
 * All reports of a ledger as they are counted: with the fingerprints that are kept ready, and those that `make` makes of the others' words. Only looks.
 */
export async function* countedReports(
  store: Store,
  make: (document: Document, claims: readonly Claim[]) => Report,
): AsyncGenerator<Report> {
  const maker = loadGistMaker();
  for (let at = 0; ; ) {
    const page = await store.reports(at, TOGETHER, maker.id);
    for (const {members, claims, gist} of page) {
      const print = gist === null ? undefined : decodeGist(gist.bytes)?.print;
      const kept = print === undefined ? await store.document(members.id) : null;
      if (print !== undefined) yield reportOf(members, claims, print);
      else if (kept !== null) yield make(kept.document, claims);
    }
    if (page.length < TOGETHER) return;
    at = page.at(-1)!.n;
  }
}

function loadGistMaker(): GistMaker {
  return compileGists(loadPack(LANG), loadNameFrequency(LANG));
}

/** Makes the gists of all reports of which there is none. */
export async function makeGists(store: Store): Promise<void> {
  for await (const _ of gistedReports(store, loadGistMaker(), 0));
}

/** Gists that are kept and not what would be made now, a sentence each. Those of another maker are not used, and told of by nobody. */
export async function findGistFaults(store: Store): Promise<string[]> {
  const maker = loadGistMaker();
  const faults: string[] = [];
  for (let at = 0; ; ) {
    const page = await store.reports(at, TOGETHER, maker.id);
    for (const {members, claims, gist} of page) {
      if (gist?.basis !== maker.basisOf(claims)) continue;
      const kept = await store.document(members.id);
      if (kept === null || isDeepStrictEqual(decodeGist(gist.bytes), maker.make(kept.document, claims))) continue;
      faults.push(`What is kept ready of report ${members.id} for the desk does not follow from its words.`);
    }
    if (page.length < TOGETHER) return faults;
    at = page.at(-1)!.n;
  }
}

const CANNOT_BE_KEPT: readonly string[] = [
  'store/busy',
  'store/full',
  'store/io',
  'store/read-only',
  'store/no-rights',
];

async function mayBeKept(keeping: Promise<void>): Promise<boolean> {
  try {
    await keeping;
    return true;
  } catch (error) {
    if (error instanceof SaysoError && CANNOT_BE_KEPT.includes(error.code)) return false;
    throw error;
  }
}
