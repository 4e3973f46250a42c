/*
 * Review by single keys: each presses a button or follows a link that is on the page. They do nothing while somebody types, or where
 * they are switched off; the switch is remembered.
 */

const SWITCH = 'sayso.keys';

const box = document.querySelector<HTMLInputElement>('#keys');

if (box !== null) {
  box.checked = remembered() !== 'off';
  box.addEventListener('change', () => remember(box.checked ? 'on' : 'off'));
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && isTyping(event.target)) {
    (event.target as HTMLElement).blur();
    return;
  }
  if (box?.checked !== true || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target))
    return;
  const key = event.key.toLowerCase();
  const pressed = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const held = document.querySelector<HTMLElement>(`[data-key-focus="${CSS.escape(key)}"]`);
  if (pressed !== null) {
    event.preventDefault();
    pressed.click();
  } else if (held !== null) {
    event.preventDefault();
    const field = held.matches('input, select') ? held : held.querySelector<HTMLElement>('input, select');
    field?.focus();
  }
});

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), select, textarea');
}

/** A browser may forbid keeping anything; then the keys are on. */
function remembered(): string | null {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function remember(state: string): void {
  try {
    localStorage.setItem(SWITCH, state);
  } catch {
    // Nothing is kept then.
  }
}
