import type {LedgerView, TaskStep, TaskView} from '../../desk/views.ts';
import {sayNumber} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {FIELDS, PLACES} from '../addresses.ts';
import type {Frame} from '../page.ts';
import {Note, When} from '../text.tsx';

interface TasksProps {
  readonly frame: Frame;
  readonly data: LedgerView;
}

/** Checks and backups: what can be started, and what came of those that were. They go on beside whatever else is looked at. */
export function Tasks({frame, data}: TasksProps) {
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">Check and copy</h2>
      <div class="two">
        <CheckForm frame={frame} />
        {data.people !== null && <BackupForm frame={frame} />}
      </div>
      <div
        class="jobs"
        data-island="tasks"
        data-events={PLACES.events}
        data-steps={JSON.stringify(STEP_NAMES)}
        aria-live="polite"
      >
        {data.tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </div>
    </section>
  );
}

function CheckForm({frame}: {readonly frame: Frame}) {
  return (
    <form class="import-form" method="post" action={PLACES.ledger}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p>Reads the log from its first entry, and every report, claim and quote; you can go on meanwhile.</p>
      <details class="wide">
        <summary>Also against a checkpoint kept elsewhere</summary>
        <p class="field">
          <label for="against">The checkpoint, with its signature</label>
          <textarea id="against" name={FIELDS.against} rows={6} spellcheck={false} autocomplete="off" />
        </p>
      </details>
      <button type="submit" name={FIELDS.action} value="check">
        Check everything
      </button>
    </form>
  );
}

function BackupForm({frame}: {readonly frame: Frame}) {
  return (
    <form class="import-form" method="post" action={PLACES.ledger}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <p>Copies everything to a new folder beside this one. Bring it to another disk or place from there.</p>
      <p class="tick">
        <input id="with-key" name={FIELDS.withKey} type="checkbox" value="yes" checked />
        <label for="with-key">With the key, so that the copy can be gone on with</label>
      </p>
      <button type="submit" name={FIELDS.action} value="backup">
        Back up
      </button>
      <Note>Tokens of people are not in it.</Note>
    </form>
  );
}

const STEP_NAMES: Readonly<Record<TaskStep['name'], string>> = {
  log: 'entries of the log',
  reports: 'reports',
  commitments: 'commitments',
  tables: 'what is derived',
  copy: 'copying',
};

const KINDS: Readonly<Record<TaskView['kind'], string>> = {check: 'Check', backup: 'Backup'};

function Task({task}: {readonly task: TaskView}) {
  const [first, ...rest] = task.said;
  return (
    <article class={`job is-${task.state}`} data-task={task.id} aria-labelledby={`task-${task.id}`}>
      <h3 id={`task-${task.id}`}>
        {KINDS[task.kind]} <span class="job-state">{stateOf(task)}</span>
      </h3>
      <p class="note">
        <When at={task.at} withTime />
      </p>
      {task.state === 'running' && <Progress step={task.step} />}
      {first !== undefined && <p class={task.holds === false ? 'found-fault' : 'lead-text'}>{visible(first)}</p>}
      {rest.length > 0 && (
        <ul class="said">
          {rest.map((sentence) => (
            <li key={sentence}>{visible(sentence)}</li>
          ))}
        </ul>
      )}
    </article>
  );
}

function stateOf({kind, state, holds}: TaskView): string {
  if (state === 'running') return 'under way';
  if (state === 'failed') return 'could not be done';
  return kind === 'backup' ? 'done' : holds === true ? 'everything holds' : 'something was changed';
}

/** How far it is; with script this goes on by itself. */
function Progress({step}: {readonly step: TaskStep | null}) {
  return (
    <>
      {step === null || step.total === null ? (
        <progress aria-label="How far it is" />
      ) : (
        <progress max={Math.max(step.total, 1)} value={step.done} aria-label="How far it is" />
      )}
      <p class="note">
        <span data-part="step">{step === null ? 'beginning' : STEP_NAMES[step.name]}</span>{' '}
        <span data-part="count">
          {step !== null && step.total !== null && `${sayNumber(step.done)} of ${sayNumber(step.total)}`}
        </span>{' '}
        <a class="without-script" href={`${PLACES.ledger}#tasks`}>
          Look again
        </a>
      </p>
    </>
  );
}
