import type {TaskView} from '../desk/views.ts';
import {follow} from './parts/follow.ts';
import {reload} from './parts/reload.ts';

/* Checks and backups, alive: each tells how far it is. What came of one is drawn by the server: the page is loaded again. */

const list = document.querySelector<HTMLElement>('[data-island="tasks"]');

// Nothing is listened for where nothing is under way: whoever starts something comes to this page anew.
if (list?.querySelector('.is-running')) {
  follow(
    list,
    'task',
    (task: TaskView) => show(list, task),
    () => look(list),
  );
}

async function look(tasks: HTMLElement): Promise<boolean> {
  const response = await fetch('/ledger.json').catch(() => null);
  if (response === null || !response.ok) return false;
  const {tasks: listed} = (await response.json()) as {readonly tasks: readonly TaskView[]};
  for (const task of listed) show(tasks, task);
  return true;
}

function show(tasks: HTMLElement, {id, state, step}: TaskView): void {
  const shown = tasks.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`);
  if (shown === null || !shown.classList.contains(`is-${state}`)) {
    reload(tasks, 'It is done: show what came of it');
    return;
  }
  const names = JSON.parse(tasks.dataset['steps'] ?? '{}') as Readonly<Record<string, string>>;
  const bar = shown.querySelector('progress');
  if (bar === null || step === null) return;
  if (step.total === null) bar.removeAttribute('value');
  else {
    bar.max = Math.max(step.total, 1);
    bar.value = step.done;
  }
  const put = (part: string, words: string): void => {
    const place = shown.querySelector(`[data-part="${part}"]`);
    if (place !== null) place.textContent = words;
  };
  put('step', names[step.name] ?? '');
  put('count', step.total === null ? '' : `${step.done} of ${step.total}`);
}
