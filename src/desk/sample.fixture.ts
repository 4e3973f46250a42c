import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createReader, type Reader} from '../engine.ts';
import {addAll, type ClaimsReader, type Incoming} from '../keeper/add.ts';
import {type Ledger, openLedger, type World} from '../keeper/ledger.ts';
import type {Claim} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Problem} from '../model/problem.ts';
import {documentOf} from '../read/document.ts';
import {readInputs} from '../read/inputs.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/kazakhstan-2022', import.meta.url));

/** A world in which it is always one moment, and chance is counted. */
export function stillWorld(): World {
  let drawn = 0;
  return {
    now: () => '2026-03-01T12:00:00Z',
    random: (bytes) => Uint8Array.from({length: bytes}, (_, i) => (++drawn * 31 + i) & 255),
  };
}

/** A ledger of the sample case in a temporary folder of its own, open for writing. The one who asks closes it. */
export async function sampleLedger(world: World = stillWorld()): Promise<Ledger> {
  const ledger = await openLedger(newLedgerFolder(), {create: true, world});
  await addTo(ledger, sampleReports());
  return ledger;
}

/** A new folder for a ledger, which does not exist yet. */
export function newLedgerFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'sayso-desk-')), 'ledger');
}

/** A ledger of these documents in a temporary folder of its own, read as `sayso add` reads them. */
export async function ledgerOf(documents: readonly Document[], world: World = stillWorld()): Promise<Ledger> {
  const ledger = await openLedger(newLedgerFolder(), {create: true, world});
  await addDocuments(ledger, documents);
  return ledger;
}

/** Adds documents to a ledger. */
export async function addDocuments(ledger: Ledger, documents: readonly Document[]): Promise<void> {
  async function* each(): AsyncGenerator<Incoming> {
    for (const document of documents) yield {document, raw: new TextEncoder().encode(document.text)};
  }
  await addTo(ledger, each());
}

async function addTo(ledger: Ledger, incoming: AsyncIterable<Incoming | Problem>): Promise<void> {
  for await (const _ of addAll(ledger, claimsReader(), incoming));
}

async function* sampleReports(): AsyncGenerator<Incoming | Problem> {
  for await (const input of readInputs([SAMPLE])) {
    yield input.kind === 'problem' ? input.problem : {document: input.document, raw: input.raw};
  }
}

let reader: Reader | null = null;

/** The reader that `sayso add` uses, in this thread; made once, because it takes a moment. */
function claimsReader(): ClaimsReader {
  reader ??= createReader();
  const made = reader;
  return {name: made.name, claims: async (documents) => documents.map((document) => made.claims(document))};
}

/** The claims of a text that was published on 10 January 2022. */
export function readClaims(text: string): readonly Claim[] {
  reader ??= createReader();
  return reader.claims(documentOf(text, {id: 'a', published: '2022-01-10'}));
}
