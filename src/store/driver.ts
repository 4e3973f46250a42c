/** What a value of a row may be. */
export type Cell = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;

/** A prepared statement. */
export interface Statement {
  run(...cells: Cell[]): {readonly changes: number | bigint; readonly lastInsertRowid: number | bigint};
  get(...cells: Cell[]): Row | undefined;
  all(...cells: Cell[]): Row[];
}

/** An open SQLite database: the part of `node:sqlite` that is used here. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/**
 * Opens a database with what Node brings along, or else with the package that offers the same. As a URL, a path may carry
 * SQLite's own parameters.
 */
export async function openDatabase(path: string | URL, readOnly: boolean): Promise<Database> {
  const {DatabaseSync} = await loadSqlite();
  return new DatabaseSync(path, {readOnly}) as Database;
}

interface Sqlite {
  readonly DatabaseSync: new (path: string | URL, options: {readOnly: boolean}) => unknown;
}

async function loadSqlite(): Promise<Sqlite> {
  // Older than 22.13, Node has it behind a flag or not at all.
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return (await import(`node:${'sqlite'}`)) as Sqlite;
  return (await import('@photostructure/sqlite')) as unknown as Sqlite;
}
