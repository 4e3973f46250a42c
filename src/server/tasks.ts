import type {TaskView} from '../desk/views.ts';
import type {Ledger} from '../keeper/ledger.ts';
import type {Verified} from '../keeper/verify.ts';
import {counted} from '../say/number.ts';
import {sayDay} from '../say/time.ts';
import {type LedgerWork, startWork, type WorkDone, type Working} from './ledger-work.ts';

/** Checks and backups of a ledger, each in a process of its own. Owns the processes: `close` ends them. */
export interface Tasks {
  /** Those of this run of the desk, the latest first. */
  list(): readonly TaskView[];
  find(id: string): TaskView | null;
  /** Checks everything, also against a checkpoint kept elsewhere. Where the same is under way already, gives that one. */
  check(against: string | null): TaskView;
  /** Copies the ledger to a new folder beside its own, named by the moment. */
  backup(withKey: boolean): TaskView;
  /** Calls back whenever one has got on; gives how to end that. */
  watch(told: (task: TaskView) => void): () => void;
  close(): Promise<void>;
}

/** Tasks remembered. */
const MOST = 20;

/** Faults told one by one; more are told by their number. */
const MOST_FAULTS = 20;

/** Opens the tasks of a ledger. `start` may bring another way of doing the work. */
export function openTasks(ledger: Pick<Ledger, 'folder' | 'world'>, start: typeof startWork = startWork): Tasks {
  const {folder, world} = ledger;
  const tasks = new Map<string, TaskView>();
  const under = new Map<string, Working>();
  const told = new Set<(task: TaskView) => void>();

  const put = (task: TaskView): TaskView => {
    tasks.set(task.id, task);
    for (const tell of told) tell(task);
    return task;
  };
  const list = (): TaskView[] => [...tasks.values()].reverse();
  const underWay = (kind: TaskView['kind'], work: string): TaskView | undefined =>
    list().find((task) => task.kind === kind && task.state === 'running' && wants.get(task.id) === work);
  /** What each was asked to do, so that the same is not done twice at once. */
  const wants = new Map<string, string>();

  function begin(work: LedgerWork): TaskView {
    const wanted = JSON.stringify(work.kind === 'check' ? work.against : work.withKey);
    const same = underWay(work.kind, wanted);
    if (same !== undefined) return same;
    const id = Buffer.from(world.random(6)).toString('hex');
    const fresh = {id, kind: work.kind, state: 'running', at: world.now(), step: null, holds: null, said: []} as const;
    wants.set(id, wanted);
    const task = put(fresh);
    const working = start(work, (step) => void put({...fresh, step}));
    under.set(id, working);
    void finish(id, work, working);
    for (const {id: old, state} of list().slice(MOST)) if (state !== 'running') tasks.delete(old);
    return task;
  }

  async function finish(id: string, work: LedgerWork, working: Working): Promise<void> {
    const done = await working.done.catch(
      (): WorkDone => ({
        kind: 'refused',
        message: 'This is a fault of Sayso. Nothing in the ledger was touched by it.',
      }),
    );
    // What was ended with the desk has no end to be told.
    if (!under.delete(id)) return;
    wants.delete(id);
    put({...tasks.get(id)!, step: null, ...endOf(work, done)});
    await working.end();
  }

  return {
    list,
    find: (id) => tasks.get(id) ?? null,
    check: (against) => begin({kind: 'check', folder, against}),
    backup(withKey) {
      return begin({kind: 'backup', folder, to: `${folder}-backups/${world.now().replaceAll(':', '-')}`, withKey});
    },
    watch(tell) {
      told.add(tell);
      return () => told.delete(tell);
    },
    async close() {
      const ended = [...under.values()];
      under.clear();
      await Promise.all(ended.map((working) => working.end()));
    },
  };
}

function endOf(work: LedgerWork, done: WorkDone): Pick<TaskView, 'state' | 'holds' | 'said'> {
  if (done.kind === 'refused') return {state: 'failed', holds: null, said: [done.message]};
  if (done.kind === 'checked') {
    return {state: 'done', holds: done.verified.faults.length === 0, said: sayVerified(done.verified, work)};
  }
  const [to, withKey] = work.kind === 'backup' ? [work.to, work.withKey] : ['', false];
  const key = withKey
    ? 'with its key: keep it where nobody else comes.'
    : 'without its key: it can be read and checked, and nothing can be added to it.';
  return {state: 'done', holds: null, said: [`All of it lies in ${to}, ${key}`]};
}

/** What a check found, in plain sentences. */
function sayVerified({entries, documents, claims, keys, faults}: Verified, work: LedgerWork): string[] {
  const all = [counted(entries, 'entry', 'entries'), counted(documents, 'report'), counted(claims, 'claim')].join(', ');
  if (faults.length > 0) {
    const more = faults.length - MOST_FAULTS;
    return [
      `${counted(faults.length, 'fault')} in ${all}.`,
      ...faults.slice(0, MOST_FAULTS),
      ...(more > 0 ? [`And ${counted(more, 'more fault')}.`] : []),
      '"sayso doctor" says what to do. Change nothing before you have a copy of the folder.',
    ];
  }
  const against = work.kind === 'check' && work.against !== null;
  return [
    `Everything holds: ${all}.`,
    'Every entry stands in the signed log, every report and claim is what its entry says, every quote stands in its report.',
    ...(against ? ['The log begins as it did when the checkpoint that you gave was signed.'] : []),
    ...(keys.last === null
      ? []
      : [`The key was changed ${counted(keys.changes, 'time')}, last on ${sayDay(keys.last)}.`]),
  ];
}
