import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/kazakhstan-2022', import.meta.url));

const run = (...args: string[]) => spawnSync(process.execPath, [SAYSO, ...args], {encoding: 'utf8'});

interface Sample {
  readonly incidents: readonly {
    readonly id: string;
    readonly documents: readonly string[];
    readonly tolls: readonly {
      effect: string;
      class: string | null;
      low: number;
      best: number;
      high: number;
      grade: string;
    }[];
  }[];
}

/** The toll of everyone in the sample's main incident. */
function toll(effect: string, ...args: string[]) {
  const {stdout} = run('tolls', '--json', ...args, SAMPLE);
  return (JSON.parse(stdout) as Sample).incidents[0]?.tolls.find(
    (each) => each.effect === effect && each.class === null,
  );
}

let id = '';

beforeAll(() => {
  const {incidents} = JSON.parse(run('tolls', '--json', SAMPLE).stdout) as Sample;
  id = incidents[0]?.id ?? '';
  expect(incidents[0]?.documents.length).toBe(16);
});

test('on the evening of 9 January the 164 are taken back, and the two sides of 7 January stand', () => {
  expect(toll('killed', '--as-of', '2022-01-09T18:00:00Z')).toMatchObject({low: 44, best: 44, high: 44});
});

test('at noon of 9 January the 164 stand', () => {
  expect(toll('killed', '--as-of', '2022-01-09T08:00:00Z')).toMatchObject({best: 164, grade: 'contested'});
});

test('on 16 January the prosecutors’ count is best, as are the latest of the hurt and the held', () => {
  expect(toll('killed', '--as-of', '2022-01-16')).toMatchObject({best: 225, high: 225});
  expect(toll('injured', '--as-of', '2022-01-16')).toMatchObject({best: 4353});
  expect(toll('detained', '--as-of', '2022-01-16')).toMatchObject({best: 9900});
});

test('explain says why, with the words, the outlet and the other policies', () => {
  const {stdout, status} = run('explain', id.slice(0, 6), '--as-of', '2022-01-16', SAMPLE);
  expect(status).toBe(0);
  expect(stdout).toMatch(/Best is 225: .*prosecutor.* on 15 Jan 2022, the latest of those that stand\./);
  expect(stdout).toMatch(/health ministry.* on 9 Jan 2022\s+takes back 164/);
  expect(stdout).toContain('Altai Bulletin, 2022-01-15');
  expect(stdout).toMatch(/ucdp .*,\s+acled .*,\s+ibc .*,\s+latest\s+225/);
});

test('explain asks for an incident that there is', () => {
  expect(run('explain', 'i-none', SAMPLE).status).toBe(2);
  expect(run('explain').status).toBe(2);
});

test('changes says what has risen since a moment, and by whose word', () => {
  const {stdout} = run('changes', '--since', '2022-01-16', SAMPLE);
  expect(stdout).toMatch(/killed risen: 225 .* → 238/);
  expect(run('changes', SAMPLE).status).toBe(2);
});
