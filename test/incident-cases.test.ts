import {describe, expect, test} from 'vitest';
import {createTally} from '../src/tally.ts';
import {caseReader} from './cases/reader.ts';
import {type IncidentCase, loadIncidentCases} from './tolls/incident-case.ts';

const reader = caseReader();
const tally = createTally();

for (const {name, cases} of loadIncidentCases()) {
  describe(name, () => {
    for (const one of cases)
      test(one.title, () => expect(differences(one).join('\n'), `cases/incidents/${one.file}:${one.line}`).toBe(''));
  });
}

/** What the case says and the tolls do not. */
function differences({reports, asOf, policy, incidents, rows, decisions, ratings}: IncidentCase): string[] {
  const told = reports.map((document) => tally.report(document, reader.claims(document)));
  const target = decisions.length === 0 ? '' : tally.incidents(told, {asOf, policy})[0]!.id;
  const found = tally.incidents(told, {asOf, policy, ratings, decisions: decisions.map((each) => ({...each, target}))});
  const main = found.filter(({documents}) => documents.length > 0);
  const wrong: string[] = [];
  if (incidents !== null && main.length !== incidents) wrong.push(`${main.length} incidents, not ${incidents}`);
  for (const row of rows) {
    const place = row['place'] ?? '';
    const incident = place === '' ? found[0] : found.find((each) => (each.place?.name ?? '–') === place);
    const name = row['class'] === undefined || row['class'] === '' ? null : row['class'];
    const toll = incident?.tolls.find((each) => each.effect === row['effect'] && each.class === name);
    if (row['best'] === '–' && toll === undefined) continue;
    const is: Readonly<Record<string, string>> = {
      low: sayEnd(toll?.low, '–'),
      best: sayEnd(toll?.best, '–'),
      high: sayEnd(toll?.high, 'open'),
      grade: toll?.grade ?? '–',
      origins: String(toll?.origins ?? '–'),
      reports: String(incident?.documents.length ?? '–'),
    };
    for (const [column, cell] of Object.entries(row)) {
      if (cell !== '' && column in is && is[column] !== cell)
        wrong.push(`${place} ${row['effect']} ${column} ${is[column]}, not ${cell}`);
    }
    if (toll === undefined)
      wrong.push(`${place} ${row['effect']}: no toll; incidents: ${found.map((each) => each.place?.name).join(', ')}`);
  }
  return wrong;
}

function sayEnd(value: number | null | undefined, none: string): string {
  return value === null || value === undefined ? none : String(value);
}
