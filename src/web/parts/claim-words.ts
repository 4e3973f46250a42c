/** What of a claim is asked for where the page has no card of it. */
interface Card {
  readonly title: string;
  readonly quote: string;
  readonly who: string;
  readonly report: {readonly title: string};
}

/**
 * The claim of a dot in words: a copy of its card, which stands further down the page; where the page has none, its name, and its words as soon
 * as the server has told them. It is no heading of the page, and leads nowhere that the card does not.
 */
export function wordsOf(dot: SVGAElement): HTMLElement {
  const id = dot.dataset['claim'] ?? '';
  const card = document.querySelector(`article[data-claim="${CSS.escape(id)}"]`);
  return card === null ? told(dot, id) : copyOf(card);
}

function copyOf(card: Element): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement;
  for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id');
  copy.removeAttribute('data-claim');
  const title = copy.querySelector('.claim-title');
  const words = document.createElement('p');
  words.className = 'claim-title';
  words.append(...(title?.childNodes ?? []));
  title?.replaceWith(words);
  return copy;
}

function told(dot: SVGAElement, id: string): HTMLElement {
  const article = document.createElement('article');
  article.className = 'claim';
  article.append(paragraph('claim-title', dot.getAttribute('aria-label') ?? ''));
  void ask(id).then((card) => {
    if (card === null) return;
    const quote = document.createElement('blockquote');
    quote.dir = 'auto';
    quote.append(foreign(card.quote));
    article.replaceChildren(
      paragraph('claim-title', card.title),
      quote,
      paragraph('claim-who', card.who),
      paragraph('claim-where note', card.report.title),
    );
  });
  return article;
}

const asked = new Map<string, Promise<Card | null>>();

function ask(id: string): Promise<Card | null> {
  let answer = asked.get(id);
  if (answer === undefined) {
    answer = fetch(`/api/v1/claims/${encodeURIComponent(id)}`)
      .then((response) => (response.ok ? (response.json() as Promise<Card>) : null))
      .catch(() => null);
    asked.set(id, answer);
  }
  return answer;
}

function paragraph(name: string, words: string): HTMLElement {
  const made = document.createElement('p');
  made.className = name;
  made.append(foreign(words));
  return made;
}

/** Words that are not ours: apart from the direction of what stands around, with what hides or turns words shown as a mark. */
function foreign(words: string): HTMLElement {
  const bdi = document.createElement('bdi');
  bdi.textContent = words.replace(/[^\P{C}\n\t]/gu, '\uFFFD');
  return bdi;
}
