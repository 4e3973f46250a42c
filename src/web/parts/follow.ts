/** How often a list is asked for where nobody tells of changes by themselves. */
const EVERY = 1500;

/**
 * Tells of everything of one kind that the server says has got on. `look` asks for all of it, and gives whether it could be had: for what
 * happened since the page was drawn, and again and again where there are no events, as long as something is under way.
 */
export function follow<T>(list: HTMLElement, kind: string, tell: (one: T) => void, look: () => Promise<boolean>): void {
  const ask = async (): Promise<void> => {
    const isThere = await look();
    if (!isThere || list.querySelector('.is-running, .is-waiting') !== null) setTimeout(ask, EVERY);
  };
  const events = new EventSource(list.dataset['events'] ?? '');
  events.addEventListener(kind, ({data}: MessageEvent<string>) => tell(JSON.parse(data) as T));
  events.addEventListener('open', () => void look());
  events.addEventListener('error', () => {
    // While it connects again by itself there is nothing to do.
    if (events.readyState === EventSource.CLOSED) setTimeout(ask, EVERY);
  });
  addEventListener('pagehide', () => events.close());
}
