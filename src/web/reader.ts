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
  const offer = offerIn(text);
  document.addEventListener('selectionchange', () => addressSelection(text, pieces, offer));
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

/** Writes a selection within the text into the address, so that it can be passed on, and offers to add a claim from it. */
function addressSelection(within: HTMLElement, pieces: readonly HTMLElement[], offer: Offer | null): void {
  const selection = getSelection();
  const range =
    selection === null || selection.isCollapsed || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
  const span = range?.intersectsNode(within) === true ? selectedSpan(range, pieces) : null;
  if (range === null || span === null) {
    offer?.hide();
    return;
  }
  history.replaceState(history.state, '', `#s=${span.start}-${span.end}`);
  offer?.show(span, range);
}

/** The stretch of the report that a range covers; its ends may lie between pieces, as where a whole paragraph is taken. */
function selectedSpan(range: Range, pieces: readonly HTMLElement[]): Span | null {
  const met = pieces.filter((piece) => piece.matches('span') && range.intersectsNode(piece));
  const [first, last] = [met[0], met.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = first.contains(range.startContainer)
    ? offsetIn(first, range.startContainer, range.startOffset)
    : spanOf(first).start;
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : spanOf(last).end;
  return start < end ? {start, end} : null;
}

/** The offset in the report of a place in one of its pieces. */
function offsetIn(piece: HTMLElement, node: Node, offset: number): number {
  const {start, end} = spanOf(piece);
  if (node instanceof Text) return Math.min(start + offset, end);
  return offset === 0 ? start : end;
}

/** A way to the form for the words that are selected. */
interface Offer {
  show(span: Span, range: Range): void;
  hide(): void;
}

/** Stands below the words, and in the order of the text behind their paragraph. From a selection the next Tab leads to it, however it was made. */
function offerIn(within: HTMLElement): Offer | null {
  const address = within.dataset['adding'];
  if (address === undefined) return null;
  const link = document.createElement('a');
  link.className = 'button main';
  link.textContent = 'Add a claim from these words';
  const offer = document.createElement('p');
  offer.className = 'offer';
  offer.setAttribute('role', 'status');
  offer.append(link);
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement ?? document.body;
    const isAtWords = at !== link && (at.contains(within) || within.contains(at));
    if (event.key !== 'Tab' || event.shiftKey || !offer.isConnected || !isAtWords) return;
    if (getSelection()?.isCollapsed !== false) return;
    event.preventDefault();
    link.focus();
  });
  return {
    show({start, end}, range) {
      link.href = `${address}?end=${end}&start=${start}`;
      const at = range.endContainer instanceof Element ? range.endContainer : range.endContainer.parentElement;
      const paragraph =
        at?.closest('.report-text > p') ?? range.startContainer.parentElement?.closest('.report-text > p');
      if (offer.previousElementSibling !== paragraph) paragraph?.after(offer);
      const [words, box] = [range.getBoundingClientRect(), within.getBoundingClientRect()];
      offer.style.setProperty('--top', `${words.bottom - box.top + 8}px`);
      offer.style.setProperty(
        '--left',
        `${Math.max(0, Math.min(words.left - box.left, box.width - offer.offsetWidth))}px`,
      );
    },
    hide() {
      // Not while it has the focus: a click on it takes the selection away first.
      if (!offer.contains(document.activeElement)) offer.remove();
    },
  };
}

function spanOf(piece: HTMLElement): Span {
  return {start: Number(piece.dataset['start']), end: Number(piece.dataset['end'])};
}
