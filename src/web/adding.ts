/*
 * The form for a claim that was missed, alive: the words of each field are marked in the sentence as they are written, and a fault is brought
 * to the focus.
 */

const form = document.querySelector<HTMLFormElement>('[data-island="adding"]');
const preview = document.querySelector<HTMLElement>('[data-preview]');

if (form !== null && preview !== null) {
  const marks = new Map<string, string>([
    ['found-figure', 'figure'],
    ['found-trigger', 'trigger'],
    ['found-affected', 'affected'],
    ['found-speaker', 'speaker'],
    ['found-place', 'place'],
  ]);
  const text = preview.textContent ?? '';
  const [from = 0, to = text.length] = (preview.dataset['preview'] ?? '').split('-').map(Number);
  const mark = (): void => {
    const spans: Span[] = [];
    for (const [id, part] of marks) {
      const words = form.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
      const start = words === '' ? -1 : nearest(text, words, from);
      if (start >= 0) spans.push({start, end: start + words.length, part});
    }
    draw(preview, text, spans, {start: from, end: to});
  };
  form.addEventListener('input', mark);
  mark();
  document.querySelector<HTMLElement>('#faults')?.focus();
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly part: string;
}

/** Where words stand, in the sentence first. */
function nearest(text: string, words: string, from: number): number {
  const inside = text.indexOf(words, from);
  return inside >= 0 ? inside : text.indexOf(words);
}

/** Draws the text with the stretches marked, of two that meet the one that begins first; what stands around the sentence recedes. */
function draw(at: HTMLElement, text: string, spans: readonly Span[], sentence: Omit<Span, 'part'>): void {
  const parts: (string | HTMLElement)[] = [];
  const plain = (start: number, end: number): void => {
    const [first, last] = [
      Math.min(Math.max(start, sentence.start), end),
      Math.max(start, Math.min(end, sentence.end)),
    ];
    parts.push(element('span', 'aside', text.slice(start, first)), text.slice(first, last));
    parts.push(element('span', 'aside', text.slice(Math.max(first, last), end)));
  };
  let done = 0;
  for (const {start, end, part} of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    plain(done, start);
    parts.push(element('mark', `part-${part}`, text.slice(start, end)));
    done = end;
  }
  plain(done, text.length);
  at.replaceChildren(...parts.filter((each) => (typeof each === 'string' ? each : each.textContent) !== ''));
}

function element(name: 'span' | 'mark', kind: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = words;
  return made;
}
