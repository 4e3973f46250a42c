/** A sentence of a treebank, in columns. */
export interface Tree {
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Index of the head, −1 for the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
  /** Whether white space follows the token. */
  readonly spaced: readonly boolean[];
  /** Tokens that the treebank writes as one word: first, last, and the word. */
  readonly joined: readonly Joined[];
  /** The sentence's text, as the comment gives it. */
  readonly text: string;
  /** Where a new document or paragraph starts. */
  readonly starts: 'document' | 'paragraph' | null;
}

/** A word of several tokens: "don't". */
export interface Joined {
  readonly first: number;
  readonly last: number;
  readonly form: string;
}

/** Reads a treebank in CoNLL-U; empty nodes are left out. */
export function parseConllu(source: string): Tree[] {
  return source
    .split(/\n\n+/)
    .filter((block) => block.trim() !== '')
    .map((block) => parseBlock(block.split('\n')));
}

function parseBlock(lines: readonly string[]): Tree {
  const rows: string[][] = [];
  const joined: Joined[] = [];
  const unspaced = new Set<number>();
  let text = '';
  let starts: Tree['starts'] = null;
  for (const line of lines) {
    if (line.startsWith('# text = ')) text = line.slice('# text = '.length);
    else if (line.startsWith('# newdoc')) starts = 'document';
    else if (line.startsWith('# newpar')) starts ??= 'paragraph';
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const id = cells[0] ?? '';
    const glued = /(?:^|\|)SpaceAfter=No/.test(cells[9] ?? '');
    if (id.includes('-')) {
      const [first = 0, last = 0] = id.split('-').map(Number);
      joined.push({first: first - 1, last: last - 1, form: cells[1] ?? ''});
      for (let i = first; i < last; i++) unspaced.add(i - 1);
      if (glued) unspaced.add(last - 1);
    } else if (!id.includes('.')) {
      rows.push(cells);
      if (glued) unspaced.add(rows.length - 1);
    }
  }
  const column = (k: number): string[] => rows.map((row) => row[k] ?? '_');
  return {
    forms: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    heads: rows.map((row) => Number(row[6]) - 1),
    relations: column(7),
    spaced: rows.map((_, i) => !unspaced.has(i)),
    joined,
    text,
    starts,
  };
}
