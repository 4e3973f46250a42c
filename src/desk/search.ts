import type {Names} from '../gists/names.ts';
import type {DocumentFilter, DocumentRow} from '../store/filters.ts';
import type {Store} from '../store/port.ts';
import {allStandIn, foldedWords} from '../store/words.ts';
import type {Parts} from './parts.ts';
import {PAGE_ROWS, type Part} from './queries.ts';
import {webAddress} from './reports.ts';
import type {State} from './state.ts';
import {type Rest, startTurn} from './turns.ts';
import type {Listed, Role} from './views.ts';

/** Finds reports for a role: a reader finds nothing by what is withheld, neither a row nor a count nor where a list goes on. */
export interface Search {
  documents(filter: DocumentFilter, part: Part, role: Role): Promise<Listed<DocumentRow>>;
  /** Ids of all reports in which these words stand. */
  reportsWith(words: string, role: Role): Promise<ReadonlySet<string>>;
}

/** Reports the store is asked for together. */
const TOGETHER = 500;

/** Letters that may hang on a withheld word, and how long it must be for that: as `hide.ts` takes endings. */
const [ENDING, INFLECTED] = [2, 5];

/** Makes the search of a state. */
export function createSearch(store: Store, state: State, names: Names, hideOf: Parts['hideOf']): Search {
  const withheld = new Set<string>();
  const seen = new WeakSet<object>();
  let known = -1;

  /** Every word of a name that is withheld anywhere, or was: what it is too many costs a look, no leak. */
  const withheldWords = (): ReadonlySet<string> => {
    if (known === state.size) return withheld;
    for (const held of state.reports.values()) {
      if (seen.has(held)) continue;
      seen.add(held);
      for (const name of held.names) for (const word of foldedWords(name)) withheld.add(word);
    }
    for (const typed of [...state.decisions.speakers().values()].flat())
      for (const name of names.typed(typed)) for (const word of foldedWords(name)) withheld.add(word);
    known = state.size;
    return withheld;
  };
  /** Whether some of these words may be withheld somewhere, so that each report must be looked at as a reader sees it. */
  const mayBeWithheld = (words: string): boolean => {
    const all = withheldWords();
    return foldedWords(words).some((word) =>
      Array.from({length: ENDING + 1}, (_, ending) => word.slice(0, word.length - ending)).some(
        (bare, ending) => (ending === 0 || bare.length >= INFLECTED) && all.has(bare),
      ),
    );
  };
  /** Whether a report is one that a role may find so. */
  const visibleTo = (role: Role, {words, publisher}: DocumentFilter): ((row: DocumentRow) => Promise<boolean>) => {
    if (role === 'reviewer') return async () => true;
    const isRead = words !== undefined && mayBeWithheld(words);
    return async ({id}) => {
      // What came in a moment ago is not looked through for names yet.
      if (!state.reports.has(id)) return false;
      const hide = hideOf(id, role);
      if (publisher !== undefined && hide(publisher) !== publisher) return false;
      if (!isRead) return true;
      const kept = await store.document(id);
      return kept !== null && allStandIn(words, hide(kept.document.text));
    };
  };

  return {
    async documents(filter, {limit = PAGE_ROWS, after}, role) {
      const isVisible = visibleTo(role, filter);
      const rows: DocumentRow[] = [];
      let [cursor, full, next]: [string | undefined, string | null, string | null] = [after, null, null];
      do {
        const page = await store.documents(filter, {
          limit: full === null ? limit - rows.length : TOGETHER,
          after: cursor,
        });
        const visible = await onlyVisible(page.rows, isVisible);
        if (full === null) rows.push(...visible);
        // A list goes on where one more may be found, not where there is one.
        else if (visible.length > 0) next = full;
        cursor = page.next ?? undefined;
        if (rows.length === limit) full ??= page.next;
        if (role === 'reviewer') next = page.next;
      } while (next === null && cursor !== undefined);
      const isAll = Object.values(filter).every((part) => part === undefined);
      return {
        rows: rows.map((row) => hideOf(row.id, role)({...row, url: webAddress(row.url)})),
        total: isAll ? state.reports.size : rows.length,
        next,
      };
    },
    async reportsWith(words, role) {
      const isVisible = visibleTo(role, {words});
      const rest = startTurn();
      const found = new Set<string>();
      let after: string | undefined;
      do {
        const page = await store.documents({words}, {limit: TOGETHER, after});
        for (const {id} of await onlyVisible(page.rows, isVisible, rest)) found.add(id);
        await rest();
        after = page.next ?? undefined;
      } while (after !== undefined);
      return found;
    },
  };
}

async function onlyVisible(
  rows: readonly DocumentRow[],
  isVisible: (row: DocumentRow) => Promise<boolean>,
  rest: Rest = startTurn(),
): Promise<DocumentRow[]> {
  const visible: DocumentRow[] = [];
  for (const row of rows) {
    if (await isVisible(row)) visible.push(row);
    await rest();
  }
  return visible;
}
