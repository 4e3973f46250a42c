import {wordsOf} from './parts/claim-words.ts';
import {createPreview} from './parts/preview.ts';

/*
 * The toll timeline, alive: one stop for the Tab key, arrow keys from claim to claim, and the words of the claim that has the focus,
 * or is pointed at, below the chart. A click, a tap or the space bar opens them beside the dot, with the way to the report; Enter follows
 * the link to the words in their report, as it does without script.
 */

for (const chart of document.querySelectorAll<SVGElement>('[data-island="timeline"]')) {
  const dots = [...chart.querySelectorAll<SVGAElement>('a.dot')];
  const panel = chart.parentElement?.querySelector<HTMLElement>('[data-panel="timeline"]');
  if (panel === null || panel === undefined || dots.length === 0) continue;

  let current = dots.findLast((dot) => dot.classList.contains('dot-counts')) ?? dots[0]!;

  const choose = (dot: SVGAElement): void => {
    for (const other of dots) {
      other.setAttribute('tabindex', other === dot ? '0' : '-1');
      other.classList.toggle('is-open-now', other === dot);
    }
    current = dot;
    panel.replaceChildren(wordsOf(dot));
  };

  const figure = chart.closest<HTMLElement>('figure');
  const preview = figure === null ? null : createPreview(figure, dots, choose);
  chart.addEventListener('keydown', (event) => {
    if (event.key === ' ' && preview !== null) {
      event.preventDefault();
      preview.open(current);
      return;
    }
    const to = stepOf(event.key, dots.indexOf(current), dots.length);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    dots[to]?.focus();
  });
  for (const dot of dots) {
    dot.addEventListener('focus', () => choose(dot));
    dot.addEventListener('pointerenter', () => choose(dot));
    dot.addEventListener('click', (event) => {
      // The Enter key comes as a click of no pointer; who asks for another tab gets it.
      if (preview === null || event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(dot);
      preview.open(dot);
    });
  }
  choose(current);
}

/** Where a key leads from one of `count` dots; `null` where it leads nowhere. */
function stepOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
