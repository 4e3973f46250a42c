import type {JobView} from '../desk/views.ts';
import {counted, sayNumber} from '../say/number.ts';
import {visible} from '../say/visible.ts';
import {FIELDS, PLACES} from './addresses.ts';
import type {Frame} from './page.ts';
import {Foreign, When} from './text.tsx';

const STATES: Readonly<Record<JobView['state'], string>> = {
  waiting: 'waiting',
  running: 'reading',
  done: 'done',
  stopped: 'stopped',
  failed: 'failed',
};

/** What one import has come to: how far it is, what came of it, and what to do about what could not be read. */
export function Job({frame, job}: {readonly frame: Frame; readonly job: JobView}) {
  const {done, total} = job.bytes;
  return (
    <article class={`job is-${job.state}`} data-job={job.id} aria-labelledby={`job-${job.id}`}>
      <h3 id={`job-${job.id}`}>
        <Foreign words={job.name} /> <span class="job-state">{STATES[job.state]}</span>
      </h3>
      <p class="note">
        <When at={job.at} withTime />
      </p>
      {job.state === 'running' &&
        (total === null ? (
          <progress aria-label="How far it is" />
        ) : (
          <progress max={Math.max(total, 1)} value={done} aria-label="How far it is" />
        ))}
      <p class="job-counts">
        Added <b data-part="added">{sayNumber(job.added)}</b>, already there{' '}
        <b data-part="there">{sayNumber(job.there)}</b>, claims read <b data-part="claims">{sayNumber(job.claims)}</b>
        <span data-part="rate">{job.rate !== null && `, ${sayNumber(Math.round(job.rate))} a second`}</span>
        <span data-part="left">{job.left !== null && `, ${sayLeft(job.left)} left`}</span>
      </p>
      {job.problems.length > 0 && <Problems job={job} />}
      {(job.state === 'running' || job.state === 'waiting' || job.state === 'stopped' || job.state === 'failed') && (
        <form method="post" action={PLACES.import}>
          <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
          <input type="hidden" name={FIELDS.job} value={job.id} />
          {job.state === 'running' || job.state === 'waiting' ? (
            <button type="submit" class="quiet" name={FIELDS.action} value="stop">
              Stop
            </button>
          ) : (
            <button type="submit" class="quiet" name={FIELDS.action} value="again">
              Go on
            </button>
          )}
        </form>
      )}
    </article>
  );
}

function sayLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}

/** Problems by their cause, each once, with a few of the files. */
function Problems({job: {problems}}: {readonly job: JobView}) {
  return (
    <details class="job-problems" open={problems.length < 4}>
      <summary>
        {counted(
          problems.reduce((sum, {count}) => sum + count, 0),
          'problem',
        )}
      </summary>
      <ul>
        {problems.map(({code, message, count, examples}) => (
          <li key={code}>
            <p>
              <b>{count}×</b> {visible(message)} <code class="note">{code}</code>
            </p>
            {examples.length > 0 && (
              <p class="note">
                {examples.map((example, i) => (
                  <>
                    {i > 0 && ', '}
                    <Foreign words={example} />
                  </>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
