/*
 * The reader, alive: a claim's card and its words light each other, the address `#s=120-148` shows any stretch of the text, and a
 * selection becomes such an address.
 */

const text = document.querySelector<HTMLElement>('[data-island="reader"]');

if (text !== null) {
  const pieces = [...text.querySelectorAll<HTMLElement>('[data-start][data-end]')];
  linkCards(text);
  const show = (): void => showStretch(pieces);
  addEventListener('hashchange', show);
  show();
  document.addEventListener('selectionchange', () => addressSelection(text));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lights the words of a card that is pointed at or has the focus, and the cards of words. */
function linkCards(within: HTMLElement): void {
  const stretches = [...within.querySelectorAll<HTMLElement>('.stretch')];
  const cards = [...document.querySelectorAll<HTMLElement>('.reader-cards .claim')];
  const light = (ids: readonly string[]): void => {
    for (const stretch of stretches)
      stretch.classList.toggle(
        'is-lit',
        claimsOf(stretch).some((id) => ids.includes(id)),
      );
    for (const card of cards) card.classList.toggle('is-lit', ids.includes(card.dataset['claim'] ?? ''));
  };
  for (const on of ['pointerenter', 'focusin']) {
    for (const stretch of stretches) stretch.addEventListener(on, () => light(claimsOf(stretch)));
    for (const card of cards) card.addEventListener(on, () => light([card.dataset['claim'] ?? '']));
  }
}

const claimsOf = (stretch: HTMLElement): string[] => (stretch.dataset['claims'] ?? '').split(' ');

/** Marks the stretch that the address names, and brings it to the middle of the screen. */
function showStretch(pieces: readonly HTMLElement[]): void {
  const named = /^#s=(\d{1,9})-(\d{1,9})$/.exec(location.hash);
  const [start, end] = [Number(named?.[1] ?? 0), Number(named?.[2] ?? 0)];
  const shown = pieces.filter((piece) => {
    const own = spanOf(piece);
    return own.start < end && start < own.end;
  });
  for (const piece of pieces) piece.classList.toggle('is-shown', shown.includes(piece));
  shown[0]?.scrollIntoView({block: 'center'});
}

/** Writes a selection within the text into the address, so that it can be passed on. */
function addressSelection(within: HTMLElement): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!within.contains(range.commonAncestorContainer)) return;
  const [start, end] = [
    offsetOf(range.startContainer, range.startOffset),
    offsetOf(range.endContainer, range.endOffset),
  ];
  if (start === null || end === null || start >= end) return;
  history.replaceState(history.state, '', `#s=${start}-${end}`);
}

/** The offset in the report of a place in one of its pieces of plain text; `null` elsewhere. */
function offsetOf(node: Node, offset: number): number | null {
  const piece = node instanceof Text ? node.parentElement?.closest<HTMLElement>('span[data-start]') : null;
  return piece === null || piece === undefined ? null : spanOf(piece).start + offset;
}

function spanOf(piece: HTMLElement): Span {
  return {start: Number(piece.dataset['start']), end: Number(piece.dataset['end'])};
}
