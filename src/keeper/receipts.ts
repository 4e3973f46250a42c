import {makeReceipt, printReceipt} from '../ledger/receipt.ts';
import {withStored} from '../ledger/stored.ts';
import {SaysoError} from '../model/error.ts';
import type {Ledger} from './ledger.ts';

/** The receipt of an entry (C2SP tlog-proof): proves to anyone who knows the log's key that the entry stands in it. */
export async function receiptFor({store}: Ledger, index: number): Promise<string> {
  const [entry] = await store.entries(index, index + 1);
  const checkpoint = await store.checkpoint();
  if (entry === undefined || checkpoint === null) {
    throw new SaysoError('ledger/no-entry', `The log has no entry ${index}; it has ${await store.size()}.`);
  }
  const bytes = new TextEncoder().encode(entry);
  return printReceipt(await withStored(store.hash, (hash) => makeReceipt(index, bytes, checkpoint, hash)));
}
