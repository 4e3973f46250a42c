import {rootOf} from '../ledger/grow.ts';
import {type Added, additionIn, type Made} from '../ledger/standing.ts';
import type {Claim} from '../model/claim.ts';
import type {Decision, Rating} from '../model/decision.ts';
import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import {hiddenAmong, inTextOrder, type Listed} from './additions.ts';
import type {AddedBy, Page, Review, SourceRow} from './filters.ts';
import {letsClaim, letsDocument, pageOf} from './memory-lists.ts';
import {copyOf, emptyState, type Held, keepChange, type State} from './memory-state.ts';
import type {KeptGist, Sign, Store} from './port.ts';
import {type ClaimColumns, claimColumns, correctedColumns, reviewOf, standingIn, targetOf, titleOf} from './rows.ts';

/** A ledger that lasts as long as the program: for a look at some files, and for tests. */
export function createMemoryStore(sign: Sign): Store {
  let state = emptyState();
  const gists = new Map<number, KeptGist & {readonly maker: string}>();

  return {
    async append(changes) {
      const next = copyOf(state);
      const outcomes = changes.map((change) => keepChange(next, change));
      if (next.frontier.size > state.frontier.size) {
        next.checkpoints.push(sign(next.frontier.size, rootOf(next.frontier)));
      }
      state = next;
      return outcomes;
    },
    size: async () => state.entries.length,
    entries: async (from, to) => state.entries.slice(from, to),
    async hash(level, index) {
      const hash = state.hashes.get(`${level} ${index}`);
      if (hash === undefined) throw new SaysoError('store/no-hash', `The log has no hash ${index} on level ${level}.`);
      return hash;
    },
    checkpoint: async () => state.checkpoints.at(-1) ?? null,
    checkpoints: async () => [...state.checkpoints],
    lastAbout: async (target) => state.about.get(target)?.at(-1) ?? -1,
    opening: async (commitment) => state.openings.get(commitment) ?? null,

    async document(id) {
      const of = state.held.get(id);
      return of === undefined ? null : {document: of.document, added: of.added, read: of.read};
    },
    arrivals: async (after, limit) =>
      [...state.held.values()]
        .filter(({n}) => n > after)
        .sort((a, b) => a.n - b.n)
        .slice(0, limit)
        .map(({n, document: {id}}) => ({n, id})),
    reports: async (after, limit, maker) =>
      [...state.held.values()]
        .filter(({n}) => n > after)
        .sort((a, b) => a.n - b.n)
        .slice(0, limit)
        .map((of) => {
          const {text: _, ...members} = of.document;
          const gist = gists.get(of.n);
          return {
            n: of.n,
            members,
            title: titleOf(of.document),
            added: of.added,
            read: of.read,
            claims: inTextOrder(listed(state, of)),
            gist: gist?.maker === maker ? gist : null,
          };
        }),
    async keepGists(maker, made) {
      for (const each of made) gists.set(each.n, {...each, maker});
    },
    raw: async (digest) => state.blobs.get(digest) ?? null,
    claimsOf: async (id) => {
      const of = state.held.get(id);
      return of === undefined ? [] : inTextOrder(listed(state, of));
    },
    readingOf: async (id) => state.held.get(id)?.claims.map(({claim}) => claim) ?? [],
    async documents(filter, window) {
      const rows = [...state.held.values()].filter(
        (of) =>
          letsDocument(of.document, filter) &&
          (filter.claims === undefined || (filter.claims === 'none') === (listed(state, of).length === 0)),
      );
      const dated = rows.map((of) => ({day: of.document.published?.slice(0, 10) ?? '', n: of.n, of}));
      return pageOf(dated, window, ({of}) => ({
        id: of.document.id,
        title: titleOf(of.document),
        published: of.document.published,
        publisher: of.document.source.publisher,
        url: of.document.source.url,
        lang: of.document.lang,
        case: of.document.case,
        claims: listed(state, of).length,
      }));
    },
    async claims(filter, window) {
      const rows = [...state.held.values()].flatMap((of) => reviewed(state, of));
      const passing = rows.filter(({columns, review, of}) => letsClaim(columns, review, of.document, filter));
      return pageOf(passing, window, ({claim, review, corrected, added, of: {document}}) => ({
        claim,
        review,
        corrected,
        added: added === null ? null : addedByOf(state, added, claim),
        published: document.published,
        publisher: document.source.publisher,
      }));
    },
    async sources({limit, after = ''}): Promise<Page<SourceRow>> {
      const all = [...state.held.values()];
      const names = [...new Set(all.flatMap(({document}) => document.source.publisher ?? []))].sort();
      const rest = names.filter((name) => name > after);
      const rows = rest.slice(0, limit).map((publisher) => {
        const of = all.filter(({document}) => document.source.publisher === publisher);
        const claims = of.reduce((sum, one) => sum + listed(state, one).length, 0);
        return {publisher, documents: of.length, claims, rating: ratingOf(state, publisher)};
      });
      return {rows, next: rest.length > limit ? (rows.at(-1)?.publisher ?? null) : null};
    },

    async places() {
      const rows = [...state.held.values()].flatMap((of) => reviewed(state, of));
      return [...new Set(rows.flatMap(({columns}) => columns.place ?? []))].sort();
    },

    rebuild: async () => gists.clear(),
    differences: async () => [],
    damage: async () => [],
    async backup() {
      throw new SaysoError('store/memory', 'A ledger in memory cannot be backed up.');
    },
    close: async () => {},
  };
}

interface Reviewed {
  readonly day: string;
  readonly n: number;
  readonly claim: Claim;
  readonly columns: ClaimColumns;
  readonly review: Review;
  readonly corrected: Decision['change'];
  readonly added: number | null;
  readonly of: Held;
}

function reviewed(state: State, of: Held): Reviewed[] {
  return listed(state, of).map(({n, claim, added}) => {
    const read = claimColumns(claim, of.document);
    const {review, corrected} = reviewOf(standingAbout(state, read.target));
    const columns = correctedColumns(read, corrected);
    return {day: columns.day, n, claim, columns, review, corrected, added, of};
  });
}

interface Numbered extends Listed {
  readonly n: number;
}

/** Numbers of claims that people added begin here, so that their place in lists follows from the log. */
const FIRST_ADDED = 2 ** 40;

/** The claims of a report that stand: those last read, and those that people added. */
function listed(state: State, {document: {id}, claims}: Held): Numbered[] {
  const added = additionsIn(state)
    .filter(({decision: {claim}}) => claim.document === id)
    .map(({entry, decision: {claim}}): Numbered => ({n: FIRST_ADDED + entry, claim, added: entry}));
  const all = [...claims.map(({n, claim}): Numbered => ({n, claim, added: null})), ...added];
  const hidden = hiddenAmong(all);
  return all.filter((each) => !hidden.has(each));
}

function additionsIn(state: State): Added[] {
  const targets = new Set<string>();
  for (const json of state.entries) {
    const body = JSON.parse(json) as EntryBody;
    if (body.kind === 'decision' && body.decision === 'add') targets.add(body.target);
  }
  return [...targets].flatMap((target) => additionIn(standingAbout(state, target)) ?? []);
}

function addedByOf(state: State, entry: number, {id}: Claim): AddedBy | null {
  const body = JSON.parse(state.entries[entry]!) as EntryBody;
  const added = additionIn(standingAbout(state, targetOf(id)));
  return added === null ? null : {entry, at: body.at, by: added.decision.by, why: added.decision.why};
}

function standingAbout({entries, about, openings}: State, target: string): Made[] {
  return standingIn(
    (about.get(target) ?? []).map((entry) => ({entry, json: entries[entry]!})),
    (commitment) => openings.get(commitment)?.value ?? null,
  );
}

/** How far people rely on an outlet: what its last rating says, unless that has been erased. */
function ratingOf({entries, about, openings}: State, publisher: string): Rating['rating'] | null {
  const last = about.get(targetOf(publisher))?.at(-1);
  const body = last === undefined ? null : (JSON.parse(entries[last]!) as EntryBody);
  const opening = body?.kind === 'source-rated' ? openings.get(body.detail) : undefined;
  return opening === undefined ? null : (JSON.parse(opening.value) as Rating).rating;
}
