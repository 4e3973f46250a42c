/*
 * The toll timeline, alive: one stop for the Tab key, arrow keys from claim to claim, and the words of the claim that has the focus,
 * or is pointed at, below the chart. Enter follows the link to the words in their report, as it does without script.
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
    showWords(panel, dot);
  };

  chart.addEventListener('keydown', (event) => {
    const to = stepOf(event.key, dots.indexOf(current), dots.length);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    dots[to]?.focus();
  });
  for (const dot of dots) {
    dot.addEventListener('focus', () => choose(dot));
    dot.addEventListener('pointerenter', () => choose(dot));
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

/** Puts a copy of the claim's card, which stands further down the page, into the panel. */
function showWords(panel: HTMLElement, dot: SVGAElement): void {
  const card = document.querySelector(`article[data-claim="${CSS.escape(dot.dataset['claim'] ?? '')}"]`);
  if (card === null) {
    const link = document.createElement('a');
    link.href = dot.href.baseVal;
    link.textContent = 'Read the words';
    panel.replaceChildren(`${dot.getAttribute('aria-label')}. `, link);
    return;
  }
  const copy = card.cloneNode(true) as HTMLElement;
  for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id');
  copy.removeAttribute('data-claim');
  const title = copy.querySelector('.claim-title');
  const words = document.createElement('p');
  words.className = 'claim-title';
  words.append(...(title?.childNodes ?? []));
  // Under the chart it is no heading of the page.
  title?.replaceWith(words);
  panel.replaceChildren(copy);
}
