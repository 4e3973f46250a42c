import {createHash} from 'node:crypto';
import {compileFingerprint} from '../incidents/fingerprint.ts';
import type {NameFrequency} from '../incidents/load.ts';
import {digestOf} from '../ledger/bytes.ts';
import {type Claim, isAdded} from '../model/claim.ts';
import type {Document} from '../model/document.ts';
import type {Pack} from '../packs/pack.ts';
import {VERSION} from '../version.ts';
import type {Gist} from './gist.ts';
import {compileNames, type Names} from './names.ts';

/** Makes gists, and says by which rules. */
export interface GistMaker {
  /** Names the rules: another program, other words of the pack, another reference collection are another maker. */
  readonly id: string;
  /** Names the claims of a report that a gist follows from, with its words. */
  basisOf(claims: readonly Claim[]): string;
  make(document: Document, claims: readonly Claim[]): Gist;
  readonly names: Names;
}

/** Raised when other gists are made of the same words and claims; `maker.test.ts` tells when that is. */
const METHOD = 1;

/** Compiles what the fingerprints and names of one language's reports are made with. */
export function compileGists(words: Pack, frequency: NameFrequency): GistMaker {
  const digest = createHash('sha256');
  const pack = watched(words, (name, rows) => digest.update(`${name}\n${rows}\n`));
  digest.update(JSON.stringify([frequency.documents, ...frequency.counts]));
  // Numbers are kept in the order of this machine's bytes.
  digest.update(new Uint8Array(Uint16Array.of(1).buffer));
  const fingerprintOf = compileFingerprint(pack, frequency);
  const names = compileNames(pack);
  return {
    id: `${VERSION} ${METHOD} ${digest.digest('hex').slice(0, 16)}`,
    // The id of a claim is a hash of what it says and where.
    // What a person adds has the id that a reader would give it, and may say something else of the same words.
    basisOf: (claims) =>
      digestOf(claims.map((claim) => (isAdded(claim) ? JSON.stringify(claim) : claim.id)).join(' ')).slice(0, 16),
    make: (document, claims) => ({print: fingerprintOf(document), names: namesIn(names, document, claims)}),
    names,
  };
}

/** The names in a report and in a headline that stands beside it. */
function namesIn(names: Names, {text, source: {headline}}: Document, claims: readonly Claim[]): readonly string[] {
  return [...new Set([...names.in(text, claims), ...(headline === null ? [] : names.in(headline, []))])];
}

/** The pack, telling which tables are asked for: what is compiled follows from these. */
function watched(pack: Pack, tell: (name: string, rows: string) => void): Pack {
  return {
    ...pack,
    table(name) {
      const rows = pack.table(name);
      tell(name, JSON.stringify(rows.map(({cells}) => cells)));
      return rows;
    },
  };
}
