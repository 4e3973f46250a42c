import type {JobView} from '../../desk/views.ts';
import type {Problem} from '../../model/problem.ts';
import {adviceFor} from './advice.ts';

/** Where the reports of an import come from. */
export type Source =
  /** A file that was sent, kept under the job's id until it is done; its name is the sender's. */
  | {readonly kind: 'file'}
  | {readonly kind: 'folder'; readonly path: string}
  | {readonly kind: 'address'; readonly url: string}
  | {readonly kind: 'feed'; readonly url: string};

/** One import: a file, an address, a feed. What of it is kept on the disk, and all that there is to it. */
export interface Job {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly source: Source;
  /** What its reports are evidence for, and when they were published, where they do not say. */
  readonly case: string | null;
  readonly date: string | null;
  readonly state: JobView['state'];
  readonly bytes: JobView['bytes'];
  /** Entries the ledger had when it began; what was added after that is of this job, whatever happened in between. */
  readonly from: number | null;
  readonly added: number;
  readonly there: number;
  readonly claims: number;
  readonly problems: JobView['problems'];
}

/** How fast a job is while it runs. */
export interface Pace {
  /** Milliseconds since it was begun or taken up again, and what had been done by then. */
  readonly elapsed: number;
  readonly reportsBefore: number;
}

/** Examples that are named of one kind of problem. */
const MOST_EXAMPLES = 5;

/** An import as it is shown. */
export function viewOf(job: Job, pace: Pace | null): JobView {
  const {id, name, at, state, bytes, added, there, claims, problems} = job;
  const seconds = pace === null ? 0 : pace.elapsed / 1000;
  const reports = added + there - (pace?.reportsBefore ?? 0);
  const rate = seconds < 1 || reports <= 0 ? null : Math.round((10 * reports) / seconds) / 10;
  const part = bytes.total === null || bytes.total === 0 ? 0 : Math.min(1, bytes.done / bytes.total);
  const left = seconds < 1 || part === 0 ? null : Math.ceil((seconds * (1 - part)) / part);
  return {id, name, state, at, bytes, rate, left, added, there, claims, problems};
}

/** The job with one more problem, among those of its kind. */
export function withProblem(job: Job, {code, message, where}: Problem): Job {
  const place = [
    where.line === null ? null : `line ${where.line}`,
    where.offset === null ? null : `byte ${where.offset}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
  const example = [where.file === null || where.file === job.name ? '' : where.file, place]
    .filter((part) => part !== '')
    .join(', ');
  const known = job.problems.find((each) => each.code === code);
  const advice = adviceFor(code);
  const now = known ?? {code, message: advice === null ? message : `${message} ${advice}`, count: 0, examples: []};
  const isNew = example !== '' && now.examples.length < MOST_EXAMPLES && !now.examples.includes(example);
  const more = {...now, count: now.count + 1, examples: isNew ? [...now.examples, example] : now.examples};
  const others = job.problems.filter((each) => each !== known);
  return {...job, problems: [...others, more].sort((a, b) => (a.code < b.code ? -1 : 1))};
}
