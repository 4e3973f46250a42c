import type {Reader} from '../engine.ts';
import type {Document} from '../model/document.ts';
import {drawReport, type TableStyle} from './table.ts';

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
export function shapeReport(reader: Reader, document: Document, {table, mentions}: Shape): Shaped {
  const claims = reader.claims(document);
  if (table !== null) {
    const output = drawReport(document, claims, (claim) => reader.sentence(document, claim.trigger.start), table);
    return {output, claims: claims.length};
  }
  const more = {
    ...(mentions ? {mentions: reader.mentions(document)} : {}),
    ...(document.problems.length > 0 ? {problems: document.problems} : {}),
  };
  return {output: `${JSON.stringify({id: document.id, claims, ...more})}\n`, claims: claims.length};
}
