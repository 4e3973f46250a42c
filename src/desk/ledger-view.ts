import {digestOf} from '../ledger/bytes.ts';
import {decodeEntry} from '../ledger/entries.ts';
import {printVerifier} from '../ledger/keys.ts';
import {POLICIES, type PolicyName} from '../model/toll.ts';
import type {Parts} from './parts.ts';
import type {LedgerFacts} from './views.ts';

/** Latest entries shown. */
const LATEST = 50;

/** What each codebook does, in a sentence (docs/method.md has the rules). */
const ABOUT: Readonly<Record<PolicyName, string>> = {
  range: 'Lowest to highest of what independent origins say; best is what most of them hold.',
  ucdp: 'That of the most reliable origin; what a party says of its enemy’s losses counts for none.',
  acled: 'The lowest figure that is reported.',
  ibc: 'From the lowest to the highest of two origins or more.',
  latest: 'The latest figure of an office.',
};

/** The ledger itself: how much it holds, who vouches for it, and what was done last. */
export async function ledgerView({ledger: {store, folder, verifier}}: Parts): Promise<LedgerFacts> {
  const size = await store.size();
  const printed = verifier === null ? null : printVerifier(verifier);
  const from = Math.max(0, size - LATEST);
  const lines = await store.entries(from, size);
  return {
    folder,
    size,
    checkpoint: await store.checkpoint(),
    verifier: printed,
    fingerprint: printed === null ? null : digestOf(printed),
    entries: lines
      .map((line, i) => {
        const body = decodeEntry(line);
        const about =
          'decision' in body
            ? body.decision
            : 'reader' in body
              ? `${body.reader}, ${body.count}`
              : 'document' in body
                ? body.document
                : 'target' in body
                  ? body.target
                  : '';
        return {index: from + i, at: body.at, kind: body.kind, about};
      })
      .reverse(),
    policies: POLICIES.map((name) => ({name, about: ABOUT[name]})),
  };
}
