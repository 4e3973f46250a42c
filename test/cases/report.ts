/**
 * Prints the failing cases by topic, with what differs.
 *
 * `npx tsx test/cases/report.ts [words]`: words select cases by file or title.
 */
import type {Case} from './case.ts';
import {caseToDocument} from './case.ts';
import {differences} from './compare.ts';
import {isNotYet, loadCases} from './load.ts';
import {caseReader} from './reader.ts';

const words = process.argv.slice(2).join(' ').toLowerCase();
const reader = caseReader();

let passed = 0;
let all = 0;
const counts: string[] = [];
for (const {name, cases} of loadCases('en')) {
  const chosen = cases.filter((one) => `${name} ${one.title}`.toLowerCase().includes(words));
  if (chosen.length === 0) continue;
  const failing = chosen.map((one) => ({one, lines: differencesOf(one)})).filter(({lines}) => lines.length > 0);
  all += chosen.length;
  passed += chosen.length - failing.length;
  counts.push(`${String(chosen.length - failing.length).padStart(4)} of ${String(chosen.length).padStart(3)}  ${name}`);
  for (const {one, lines} of failing) {
    console.log(`\n${one.file}:${one.line}  ${one.title}${isNotYet(one) ? '  (not yet)' : ''}`);
    console.log(`    ${one.text.replaceAll('\n\n', '\n    ')}`);
    for (const line of lines) console.log(`  ${line}`);
  }
}
console.log(`\n${counts.join('\n')}\n${passed} of ${all} cases pass`);

function differencesOf(one: Case): string[] {
  return differences(one, reader.claims(caseToDocument(one)));
}
