import {digestOf} from '../ledger/bytes.ts';
import {canonicalJson} from '../ledger/canonical.ts';
import {opens} from '../ledger/commitment.ts';
import {type Claim, isAdded} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {EntryBody} from '../model/entry.ts';
import type {Kept, Store} from '../store/port.ts';
import {attempt} from './attempt.ts';
import type {Checking, Replay} from './verify.ts';

/** Checks every report and its claims against the entries that vouch for them; counts them. */
export async function findDocumentFaults(
  store: Store,
  replay: Replay,
  faults: string[],
  tell: (checking: Checking) => void,
): Promise<{documents: number; claims: number}> {
  const total = replay.bodies.filter(({kind}) => kind === 'document-added').length;
  const seen = new Set<number>();
  const ids = new Set<string>();
  let claims = 0;
  let after: string | undefined;
  do {
    tell({name: 'reports', done: ids.size, total});
    const page = await store.documents({}, {limit: 200, after});
    for (const {id} of page.rows) {
      await attempt(faults, async () => {
        const kept = await store.document(id);
        if (kept === null) return;
        // Reports that nobody can read the claims of are still there.
        seen.add(kept.added);
        const standing = await store.claimsOf(id);
        claims += standing.length;
        faults.push(...(await faultsOf(store, replay, kept, await store.readingOf(id))));
        faults.push(...misquoting(kept.document, standing.filter(isAdded)));
      });
    }
    const known = ids.size;
    for (const {id} of page.rows) ids.add(id);
    // A damaged index may lead round in a circle.
    if (ids.size < known + page.rows.length) {
      faults.push('The list of reports names some twice.');
      break;
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  replay.bodies.forEach((body, index) => {
    if (body.kind === 'document-added' && !seen.has(index)) {
      faults.push(`The report that entry ${index} tells of is not kept.`);
    }
  });
  return {documents: ids.size, claims};
}

async function faultsOf(
  store: Store,
  {bodies, erased}: Replay,
  kept: Kept,
  claims: readonly Claim[],
): Promise<string[]> {
  const {document, added, read} = kept;
  const name = `Report ${document.id}`;
  const body = bodies[added];
  if (body?.kind !== 'document-added') return [`${name} stands in no entry of the log.`];
  const {text, ...members} = document;
  const faults: string[] = [];
  if (body.document !== digestOf(document.id)) faults.push(`${name} has another id than its entry tells.`);
  if (body.text !== digestOf(text)) faults.push(`The text of report ${document.id} has been changed.`);
  const raw = await store.raw(body.raw);
  if (raw === null) faults.push(`The raw bytes of report ${document.id} are missing.`);
  else if (digestOf(raw) !== body.raw) faults.push(`The raw bytes of report ${document.id} have been changed.`);
  const opening = await store.opening(body.members);
  if (opening !== null && opening.value !== canonicalJson(members)) {
    faults.push(`What is known about report ${document.id} (title, date, address, outlet) has been changed.`);
  }
  if (opening === null && !erased.has(body.members)) faults.push(`What ${name} was committed to is missing.`);
  return [...faults, ...readingFaults(bodies[read], document, claims, read)];
}

function readingFaults(
  body: EntryBody | undefined,
  document: Document,
  claims: readonly Claim[],
  read: number,
): string[] {
  if (read < 0) return claims.length === 0 ? [] : [`Report ${document.id} has claims that no entry tells of.`];
  if (body?.kind !== 'claims-read' || body.document !== digestOf(document.id)) {
    return [`The claims of report ${document.id} stand in no entry of the log.`];
  }
  if (body.count !== claims.length || body.claims !== digestOf(canonicalJson(claims))) {
    return [`The claims of report ${document.id} have been changed.`];
  }
  return misquoting(document, claims);
}

function misquoting(document: Document, claims: readonly Claim[]): string[] {
  return claims
    .filter((claim) => !quotesItsText(claim, document.text))
    .map(({id}) => `Claim ${id} of report ${document.id} quotes words that do not stand there.`);
}

/** Whether every span of a claim lies in the text and covers the words it quotes. */
function quotesItsText(claim: Claim, text: string): boolean {
  const {figure, trigger, affected, speaker, place, content, cue} = claim;
  const quotes = [figure, trigger, affected, speaker, place].filter((part) => part !== null && part.text !== null);
  const inside = [content, cue].filter((span) => span !== null);
  return (
    quotes.every((part) => part!.start !== null && text.slice(part!.start, part!.end!) === part!.text) &&
    inside.every(({start, end}) => start >= 0 && start <= end && end <= text.length)
  );
}

/** Checks that whatever entries committed to can be opened, unless an entry says that it was erased. */
export async function findOpeningFaults(
  store: Store,
  {bodies, erased}: Replay,
  faults: string[],
  tell: (checking: Checking) => void,
): Promise<void> {
  for (const [index, body] of bodies.entries()) {
    if (index % 1000 === 0) tell({name: 'commitments', done: index, total: bodies.length});
    for (const commitment of commitmentsOf(body)) {
      const opening = await store.opening(commitment);
      if (opening === null && !erased.has(commitment)) {
        faults.push(`What entry ${index} committed to is missing, and no entry says that it was erased.`);
      }
      if (opening !== null && !opens(opening)) faults.push(`What entry ${index} committed to has been changed.`);
    }
  }
}

function commitmentsOf(body: EntryBody): string[] {
  switch (body.kind) {
    case 'document-added':
      return [body.members];
    case 'decision':
    case 'source-rated':
      return [body.by, body.detail];
    case 'redaction':
    case 'report-published':
      return [body.by];
    default:
      return [];
  }
}
