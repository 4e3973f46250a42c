import type {Ledger} from '../keeper/ledger.ts';
import type {Access} from './access.ts';
import type {AssetStore} from './assets.ts';

/** What the server is made of. */
export interface Parts {
  readonly ledger: Ledger;
  readonly access: Access;
  readonly assets: AssetStore;
  /** The names, with their port, by which it may be asked for; the first is the one that is printed. */
  readonly hosts: () => readonly string[];
  /** Says a line to whoever runs the server: never words of a report, names or addresses. */
  readonly log: (line: string) => void;
}
