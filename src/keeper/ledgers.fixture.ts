import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Document} from '../model/document.ts';
import {documentAbout, someClaim} from '../store/samples.fixture.ts';
import {type Added, addAll, type ClaimsReader, type Incoming} from './add.ts';
import {type Ledger, openLedger, type World} from './ledger.ts';

/** A world in which nothing is left to chance. */
export function countedWorld(): World {
  let drawn = 0;
  return {
    now: () => '2022-01-07T09:00:00Z',
    random: (bytes) => Uint8Array.from({length: bytes}, (_, i) => (++drawn * 31 + i) & 255),
  };
}

/** A new folder for a ledger, which does not exist yet. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'sayso-keeper-')), 'data');
}

/** A reader that finds two claims in every report. */
export const twoClaims: ClaimsReader = {
  name: 'r 1',
  claims: async (documents) => documents.map((each) => [someClaim(each, 'killed', 1), someClaim(each, 'injured', 2)]),
};

/** A report with its raw bytes. */
export function incoming(document: Document): Incoming {
  return {document, raw: new TextEncoder().encode(document.text)};
}

/** Adds documents, and gives what became of them. */
export async function addDocuments(
  ledger: Ledger,
  documents: readonly Document[],
  reader = twoClaims,
): Promise<Added[]> {
  async function* each(): AsyncGenerator<Incoming> {
    yield* documents.map(incoming);
  }
  const added: Added[] = [];
  for await (const one of addAll(ledger, reader, each())) if ('state' in one) added.push(one);
  return added;
}

/** A ledger with some reports in a folder of its own. */
export async function filledLedger(ids: readonly string[]): Promise<Ledger> {
  const ledger = await openLedger(newFolder(), {create: true, world: countedWorld()});
  await addDocuments(
    ledger,
    ids.map((id) => documentAbout(id, {published: '2022-01-06', publisher: 'The Daily'})),
  );
  return ledger;
}
