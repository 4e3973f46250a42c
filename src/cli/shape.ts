import type {Reader} from '../engine.ts';
import type {Document} from '../model/document.ts';
import type {TableStyle} from './table.ts';

/** What a report becomes on standard output. Plain, so that a worker can be told it. */
export interface Shape {
  /** `null` for JSON Lines. */
  readonly table: TableStyle | null;
  readonly mentions: boolean;
}

/** One report as it is printed, and how many claims that shows. */
export interface Shaped {
  readonly output: string;
  readonly claims: number;
}

/** Reads one report and gives what is printed of it. */
export type Shaper = (document: Document) => Shaped;

/** Makes the function that reads reports and shapes them; the table, which takes time to load, only where one is drawn. */
export async function createShaper(reader: Reader, {table, mentions}: Shape): Promise<Shaper> {
  if (table !== null) {
    const {drawReport} = await import('./table.ts');
    return (document) => {
      const claims = reader.claims(document);
      const output = drawReport(document, claims, (claim) => reader.sentence(document, claim.trigger.start), table);
      return {output, claims: claims.length};
    };
  }
  return (document) => {
    const claims = reader.claims(document);
    const more = {
      ...(mentions ? {mentions: reader.mentions(document)} : {}),
      ...(document.problems.length > 0 ? {problems: document.problems} : {}),
    };
    return {output: `${JSON.stringify({id: document.id, claims, ...more})}\n`, claims: claims.length};
  };
}
