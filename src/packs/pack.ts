/**
 * A language's words: a folder of plain tables, each reviewed like code.
 *
 * A stage compiles the tables it needs when a reader is made (`compileHedges(pack)`); nothing is looked up by language later.
 */
export interface Pack {
  /** BCP 47 tag; also the folder's name under `packs/`. */
  readonly lang: string;
  /** Raised when a line changes what is read. */
  readonly version: number;
  /** Rows of one table, `[]` where the pack has none of that name. */
  table(name: string): readonly Row[];
}

/** One line of a pack's table. */
export interface Row {
  /** Columns by the names in the table's heading: `row.cells['bound']`. */
  readonly cells: Readonly<Record<string, string>>;
  /** A sentence in which the row is at work; every one runs as a test. */
  readonly example: string;
  /** 1-based. */
  readonly line: number;
}
