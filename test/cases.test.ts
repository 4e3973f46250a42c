import {describe, expect, test} from 'vitest';
import {type Case, COLUMNS, caseToDocument} from './cases/case.ts';
import {differences} from './cases/compare.ts';
import {isNotYet, loadCases} from './cases/load.ts';
import {caseReader} from './cases/reader.ts';

const reader = caseReader();

for (const {name, cases} of loadCases('en')) {
  describe(name, () => {
    for (const one of cases) {
      test(one.title, () => {
        const found = differences(one, reader.claims(caseToDocument(one)));
        if (isNotYet(one)) expect(found, passes(one)).not.toEqual([]);
        else expect(found.join('\n'), fails(one)).toBe('');
      });
    }
  });
}

/** What is told of a claim in a whole report; the words of those counted and who passed it on are left to the cases. */
const TOLD = COLUMNS.filter((column) => column !== 'affected' && column !== 'via');

for (const {name, cases} of loadCases('reports')) {
  test(`${name} tells every part of its claims`, () => {
    expect(cases.length).toBeGreaterThan(0);
    for (const {expected} of cases) for (const {cells} of expected) expect(Object.keys(cells)).toEqual(TOLD);
  });
}

function fails(one: Case): string {
  return `${one.file}:${one.line}\n${one.text}\n`;
}

function passes(one: Case): string {
  return `${one.file}:${one.line} passes now: move it to the file of its topic`;
}
