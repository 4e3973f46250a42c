import type {WordsReader} from '../desk/adding-view.ts';
import type {Desk} from '../desk/desk.ts';
import type {ClaimsReader} from '../keeper/add.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Access} from './access.ts';
import type {AssetStore} from './assets.ts';
import type {Jobs} from './jobs/jobs.ts';
import type {Passes} from './passes.ts';
import type {Tasks} from './tasks.ts';

/** What the server is made of. */
export interface Parts {
  readonly ledger: Ledger;
  readonly desk: Desk;
  readonly jobs: Jobs;
  readonly access: Access;
  readonly assets: AssetStore;
  /** Reads claims and mentions, in a thread of its own; made when it is first needed. */
  readonly reader: () => Promise<ClaimsReader & WordsReader>;
  /** Who may come in by a token of their own. */
  readonly passes: Passes;
  /** Checks and backups. */
  readonly tasks: Tasks;
  /** Who decides, where a decision does not say: the owner. */
  readonly by: () => string;
  /** Whether the command line named the owner; else the name that was given at the desk is taken. */
  readonly isNamedAtStart: boolean;
  /** The names, with their port, by which it may be asked for; the first is the one that is printed. */
  readonly hosts: () => readonly string[];
  /** Says a line to whoever runs the server: never words of a report, names or addresses. */
  readonly log: (line: string) => void;
  /** Aborted when the server is told to stop: what is open must end. */
  readonly stopping: AbortSignal;
  /** Seconds since 1970, for what a browser is asked to remember. */
  readonly clock: () => number;
}
