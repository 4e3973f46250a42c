import type {Database, Statement} from '../driver.ts';

/** Gives the prepared statement for a piece of SQL; each is prepared once. */
export type Statements = (sql: string) => Statement;

/** Prepares statements of a database as they are asked for, and keeps them. */
export function keepStatements(db: Database): Statements {
  const kept = new Map<string, Statement>();
  return (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const fresh = db.prepare(sql);
    kept.set(sql, fresh);
    return fresh;
  };
}
