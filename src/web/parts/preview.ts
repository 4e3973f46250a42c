import {wordsOf} from './claim-words.ts';

/** A card beside a dot, with the way to the report, and to the claims before and after it: some dots lie under others. */
export interface Preview {
  /** Shows the claim of a dot, and brings the focus there. */
  open(dot: SVGAElement): void;
}

/** Makes the preview of a chart's dots, in the figure around it. It closes by Escape, its button, or when something else is gone to. */
export function createPreview(
  figure: HTMLElement,
  dots: readonly SVGAElement[],
  chosen: (dot: SVGAElement) => void,
): Preview {
  const box = document.createElement('div');
  box.className = 'preview';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', 'This claim');
  box.tabIndex = -1;
  const [earlier, later, read, shut] = [
    button('Earlier'),
    button('Later'),
    document.createElement('a'),
    button('Close'),
  ];
  read.className = 'button main';
  read.textContent = 'Read it in the report';
  const ways = document.createElement('p');
  ways.className = 'buttons';
  ways.append(read, earlier, later, shut);
  let from: SVGAElement | null = null;

  const close = (isBack: boolean): void => {
    if (from === null) return;
    const dot = from;
    from = null;
    box.remove();
    if (isBack) dot.focus();
  };

  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close(true);
  });
  box.addEventListener('focusout', ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) close(false);
  });
  document.addEventListener('pointerdown', ({target}) => {
    const isDot = target instanceof Element && target.closest('a.dot') !== null;
    if (!isDot && target instanceof Node && !box.contains(target)) close(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(true);
  });

  const show = (dot: SVGAElement): void => {
    from = dot;
    read.href = dot.href.baseVal;
    const at = dots.indexOf(dot);
    earlier.disabled = at <= 0;
    later.disabled = at >= dots.length - 1;
    box.replaceChildren(wordsOf(dot), ways);
    if (!box.isConnected) figure.append(box);
    place(box, dot, figure);
  };
  const step = (by: number): void => {
    const to = from === null ? undefined : dots[dots.indexOf(from) + by];
    if (to === undefined) return;
    chosen(to);
    show(to);
    // A button that has nothing more to lead to gives the focus away.
    if (!box.contains(document.activeElement) || (document.activeElement as HTMLButtonElement).disabled)
      box.focus({preventScroll: true});
  };
  earlier.addEventListener('click', () => step(-1));
  later.addEventListener('click', () => step(1));
  shut.addEventListener('click', () => close(true));

  return {
    open(dot) {
      show(dot);
      box.focus({preventScroll: true});
      box.scrollIntoView({block: 'nearest'});
    },
  };
}

function button(words: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = words;
  return made;
}

/** Room between a dot and its card, in pixels. */
const GAP = 16;

/** Below the dot, as near to its middle as the figure allows. */
function place(box: HTMLElement, dot: SVGAElement, figure: HTMLElement): void {
  const [around, at] = [
    figure.getBoundingClientRect(),
    (dot.querySelector('.dot-ring') ?? dot).getBoundingClientRect(),
  ];
  const left = at.left + at.width / 2 - around.left - box.offsetWidth / 2;
  box.style.left = `${Math.max(0, Math.min(left, around.width - box.offsetWidth))}px`;
  box.style.top = `${at.bottom - around.top + GAP}px`;
}
