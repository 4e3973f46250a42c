import {describe, expect, test} from 'vitest';
import {type Case, caseToDocument} from './cases/case.ts';
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

function fails(one: Case): string {
  return `${one.file}:${one.line}\n${one.text}\n`;
}

function passes(one: Case): string {
  return `${one.file}:${one.line} passes now: move it to the file of its topic`;
}
