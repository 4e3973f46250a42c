import {readdirSync, readFileSync} from 'node:fs';
import {SaysoError} from '../model/error.ts';
import {PACKS} from './load.ts';
import {parseTable} from './table.ts';

/** What was found in the packs, and what is wrong with them, one sentence a fault. */
export interface PackCheck {
  readonly tables: number;
  readonly rows: number;
  readonly faults: readonly string[];
}

/** Reads every table of every pack and collects their faults, instead of stopping at the first as loading does. */
export function checkPacks(folder: URL = PACKS): PackCheck {
  let tables = 0;
  let rows = 0;
  const faults: string[] = [];
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()) {
    if (!name.endsWith('.txt')) continue;
    tables++;
    try {
      rows += parseTable(name, readFileSync(new URL(name, folder), 'utf8')).length;
    } catch (error) {
      if (!(error instanceof SaysoError)) throw error;
      faults.push(error.message);
    }
  }
  return {tables, rows, faults};
}
