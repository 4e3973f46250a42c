import {join} from 'node:path';
import {type Figure, share} from './figure.ts';
import {type Row, readRows, SHARED, saysoRead, score, writeRows} from './run.ts';

interface Corpus {
  readonly what: 'places' | 'times' | 'attributions';
  readonly file: string;
  /** The member that holds the document's date. */
  readonly date: string;
  readonly found: number | null;
  readonly rightOfFound: number | null;
  readonly rightOfAll: number | null;
}

const CORPORA: readonly Corpus[] = [
  {what: 'attributions', file: 'polnear/dev', date: 'date', found: 68, rightOfFound: 82, rightOfAll: null},
  {what: 'places', file: 'places/geovirus', date: 'dltime', found: 80, rightOfFound: null, rightOfAll: 65},
  {what: 'places', file: 'places/lgl', date: 'dltime', found: 70, rightOfFound: null, rightOfAll: 50},
  {what: 'times', file: 'times/wikiwars', date: 'dct', found: null, rightOfFound: null, rightOfAll: 75},
  {what: 'times', file: 'times/aquaint', date: 'dct', found: null, rightOfFound: null, rightOfAll: 70},
];

/** Places, times and attributions found in whole documents. */
export function benchMentions(): Figure[] {
  return CORPORA.flatMap(({what, file, date, found, rightOfFound, rightOfAll}) => {
    const gold = `corpora/${file}.jsonl`;
    const system = saysoRead(
      writeRows(readRows(gold).map((row) => recordOf(row, date))),
      '--mentions',
      '--workers',
      '2',
    );
    const report = score('score-mentions.mjs', what, join(SHARED, gold), system) as unknown as MentionsReport;
    const name = `${file}: ${what}`;
    const counts = `P ${(100 * report.precision).toFixed(1)} R ${(100 * report.recall).toFixed(1)}`;
    return [
      share(`${name} found, F1`, report.f1, found, counts),
      share(`${name}, right of those found`, report.rightOfFound, rightOfFound),
      share(`${name}, right of all`, report.rightOfAll, rightOfAll),
    ];
  });
}

interface MentionsReport {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly rightOfFound: number;
  readonly rightOfAll: number;
}

function recordOf(row: Row, date: string): Row {
  return {id: row['id'], text: row['text'], date: row[date] ?? null};
}
