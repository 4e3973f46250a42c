import type {JobView} from '../desk/views.ts';
import {follow} from './parts/follow.ts';
import {reload} from './parts/reload.ts';

/*
 * Import, alive: each job tells how far it is as it goes. What a job has come to in the end is drawn by the server: the page is
 * loaded again, but not from under somebody who is filling in a form.
 */

const list = document.querySelector<HTMLElement>('[data-island="import"]');

if (list !== null) {
  follow(
    list,
    'job',
    (job: JobView) => show(list, job),
    () => look(list),
  );
  for (const field of document.querySelectorAll<HTMLInputElement>('.drop input[type="file"]')) takeDrops(field);
}

/** Shows the list as it is now; tells whether it could be had. */
async function look(jobs: HTMLElement): Promise<boolean> {
  const response = await fetch('/import.json').catch(() => null);
  if (response === null || !response.ok) return false;
  const {jobs: listed} = (await response.json()) as {readonly jobs: readonly JobView[]};
  for (const job of listed) show(jobs, job);
  return true;
}

function show(jobs: HTMLElement, job: JobView): void {
  const shown = jobs.querySelector<HTMLElement>(`[data-job="${CSS.escape(job.id)}"]`);
  if (shown === null || !shown.classList.contains(`is-${job.state}`)) reload(jobs, 'Something came in: show it');
  else tell(shown, job);
}

/** Writes the numbers of a job that goes on. */
function tell(shown: HTMLElement, job: JobView): void {
  const bar = shown.querySelector('progress');
  if (bar !== null && job.bytes.total !== null) {
    bar.max = Math.max(job.bytes.total, 1);
    bar.value = job.bytes.done;
  }
  for (const [name, value] of [
    ['added', say(job.added)],
    ['claims', say(job.claims)],
    ['there', say(job.there)],
    ['rate', job.rate === null ? '' : `, ${say(job.rate)} a second`],
    ['left', job.left === null ? '' : `, ${sayLeft(job.left)} left`],
  ] as const) {
    const part = shown.querySelector(`[data-part="${name}"]`);
    if (part !== null) part.textContent = value;
  }
}

const say = (count: number): string => String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');

function sayLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}

/** Files let go over the field are taken as if they were chosen in it. */
function takeDrops(field: HTMLInputElement): void {
  const area = field.closest<HTMLElement>('.drop');
  area?.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.classList.add('is-over');
  });
  area?.addEventListener('dragleave', () => area.classList.remove('is-over'));
  area?.addEventListener('drop', (event) => {
    event.preventDefault();
    area.classList.remove('is-over');
    if (event.dataTransfer !== null && event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
  });
}
