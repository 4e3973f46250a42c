import {targetsOf} from '../ledger/answers.ts';
import type {Opening} from '../ledger/commitment.ts';
import {encodeEntry} from '../ledger/entries.ts';
import {EMPTY_FRONTIER, type Frontier, grow} from '../ledger/grow.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {EntryBody} from '../model/entry.ts';
import {SaysoError} from '../model/error.ts';
import type {Change, Outcome, Reading} from './port.ts';

/** Everything a ledger in memory is. */
export interface State {
  readonly entries: string[];
  /** By level and index, with a blank between. */
  readonly hashes: Map<string, Uint8Array>;
  /** Indexes of the entries about a target. */
  readonly about: Map<string, readonly number[]>;
  readonly openings: Map<string, Opening>;
  readonly blobs: Map<string, Uint8Array>;
  readonly held: Map<string, Held>;
  readonly checkpoints: string[];
  frontier: Frontier;
  /** Documents and claims that have been given a number. */
  numbered: number;
}

/** A document with its claims. */
export interface Held {
  readonly n: number;
  readonly document: Document;
  readonly textDigest: string;
  readonly added: number;
  readonly read: number;
  readonly claims: readonly {readonly n: number; readonly claim: Claim}[];
}

/** Of a ledger that nothing has been put into. */
export function emptyState(): State {
  return {
    entries: [],
    hashes: new Map(),
    about: new Map(),
    openings: new Map(),
    blobs: new Map(),
    held: new Map(),
    frontier: EMPTY_FRONTIER,
    checkpoints: [],
    numbered: 0,
  };
}

/** A state that can be changed while the other stays: what fails half-way leaves nothing behind. */
export function copyOf(state: State): State {
  return {
    ...state,
    entries: [...state.entries],
    hashes: new Map(state.hashes),
    about: new Map(state.about),
    openings: new Map(state.openings),
    blobs: new Map(state.blobs),
    held: new Map(state.held),
    checkpoints: [...state.checkpoints],
  };
}

/** Keeps one change in a state. */
export function keepChange(state: State, change: Change): Outcome {
  if (change.kind === 'read') return {kind: 'kept', index: keepReading(state, change.document, change)};
  if (change.kind === 'add') {
    const there = sameAs(state, change);
    if (there !== null) return {kind: 'there', document: there};
  }
  if (change.kind === 'decide') {
    const latest = state.about.get(change.body.target)?.at(-1) ?? -1;
    if (latest !== change.body.answers) return {kind: 'stale', latest};
  }
  if (change.kind === 'erase') for (const commitment of change.body.erased) state.openings.delete(commitment);
  for (const opening of change.openings) state.openings.set(opening.commitment, opening);
  const index = appendEntry(state, change.body);
  if (change.kind === 'add') {
    const {document, raw, body, reading} = change;
    if (!state.blobs.has(body.raw)) state.blobs.set(body.raw, raw);
    const n = ++state.numbered;
    state.held.set(document.id, {n, document, textDigest: body.text, added: index, read: -1, claims: []});
    if (reading !== null) keepReading(state, document.id, reading);
  }
  return {kind: 'kept', index};
}

function appendEntry(state: State, body: EntryBody): number {
  const index = state.entries.length;
  const {json, leaf} = encodeEntry(body);
  const grown = grow(state.frontier, leaf);
  state.entries.push(json);
  state.frontier = grown.frontier;
  for (const {level, index: at, hash} of grown.completed) state.hashes.set(`${level} ${at}`, hash);
  for (const target of targetsOf(body)) state.about.set(target, [...(state.about.get(target) ?? []), index]);
  return index;
}

/** Id of the document that is the same: by its id, or by address and text. */
function sameAs({held}: State, {document, body}: Change & {kind: 'add'}): string | null {
  const {url} = document.source;
  if (held.has(document.id)) return document.id;
  if (url === null) return null;
  const same = [...held.values()].find((other) => other.document.source.url === url && other.textDigest === body.text);
  return same?.document.id ?? null;
}

function keepReading(state: State, id: string, {body, claims}: Reading): number {
  const of = state.held.get(id);
  if (of === undefined) throw new SaysoError('store/no-document', `There is no document "${id}" in this ledger.`);
  const read = appendEntry(state, body);
  state.held.set(id, {...of, read, claims: claims.map((claim) => ({n: ++state.numbered, claim}))});
  return read;
}
