import {createReader} from '../src/engine.ts';
import type {Claim} from '../src/model/claim.ts';
import {type Case, type Column, caseToDocument, type Expected} from '../test/cases/case.ts';
import {pair, wrongColumns} from '../test/cases/compare.ts';
import {loadCases} from '../test/cases/load.ts';
import {type Figure, share} from './figure.ts';

/** What must be right of a claim that is whole, besides its effect and figure. */
const WHOLE: readonly Column[] = ['value', 'class', 'speaker', 'stance'];
const PARTS: readonly Column[] = ['value', 'class', 'speaker', 'speaker class', 'stance', 'place', 'time', 'scope'];

/**
 * Claims of the reports of `cases/reports`, which are this project's own: those in view while rules were written, and those that
 * were annotated before anything read them and whose errors nobody looked at.
 */
export function benchReports(): Figure[] {
  const reader = createReader();
  return loadCases('reports').flatMap(({cases}) => figuresOf(cases, (one) => reader.claims(caseToDocument(one))));
}

function figuresOf(cases: readonly Case[], read: (one: Case) => readonly Claim[]): Figure[] {
  const topic = cases[0]?.topic.toLowerCase() ?? '';
  let wanted = 0;
  let found = 0;
  const wrongs: (readonly Column[])[] = [];
  for (const one of cases) {
    const claims = read(one);
    wanted += one.expected.filter(isExplicit).length;
    found += claims.filter(({figure}) => !figure.implied).length;
    for (const [row, claim] of pair(one, claims)) {
      if (isExplicit(row)) wrongs.push(wrongColumns(row, claim).filter((column) => !isNamedInPart(row, claim, column)));
    }
  }
  const f1 = (right: number) => (2 * right) / (wanted + found);
  const whole = wrongs.filter((wrong) => !WHOLE.some((column) => wrong.includes(column))).length;
  return [
    share(`${topic}: explicit claims, F1`, f1(wrongs.length), null, `of ${wanted}`),
    share(`${topic}: whole claims, F1`, f1(whole), null),
    ...PARTS.map((part) =>
      share(
        `${topic}: of the paired claims, ${part} right`,
        wrongs.filter((wrong) => !wrong.includes(part)).length / wrongs.length,
        null,
      ),
    ),
  ];
}

/** A place or speaker of which the other has a part of the name is the same: the scorer of the annotated reports counts so, too. */
function isNamedInPart({cells}: Expected, {place, speaker}: Claim, column: Column): boolean {
  const found = column === 'place' ? place?.text : column === 'speaker' ? (speaker?.name ?? speaker?.text) : undefined;
  const wanted = wordsOf(cells[column] ?? '');
  return wordsOf(found ?? '').some((word) => wanted.includes(word));
}

function wordsOf(name: string): string[] {
  return (name.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 3);
}

function isExplicit({cells}: Expected): boolean {
  return cells.implied !== 'yes';
}
