import type {Senses, Sort} from './people-words.ts';

const SORTS: Readonly<Record<string, Sort>> = {p: 'person', g: 'group', a: 'thing', n: 'animal', o: 'other'};

/**
 * Looks nouns up in a list as it stands: a noun and the letter of its sort a line, in the order of their code units.
 *
 * Searched by halves and never unpacked: making a map of the whole list took longer than reading the first report.
 */
export function lookUpSenses(list: string): Senses {
  return {
    get(noun) {
      let low = 0;
      let high = list.length;
      while (low < high) {
        const start = list.lastIndexOf('\n', (low + high) >> 1) + 1;
        const line = Math.max(start, low);
        const end = endOfLine(list, line);
        const cut = end - 2;
        const met = list.slice(line, cut);
        if (met === noun) return SORTS[list.charAt(end - 1)];
        if (met < noun) low = end + 1;
        else high = line - 1;
      }
      return undefined;
    },
  };
}

function endOfLine(list: string, from: number): number {
  const end = list.indexOf('\n', from);
  return end < 0 ? list.length : end;
}
