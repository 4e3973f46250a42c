import {type SpawnSyncReturns, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {UsageError} from '../src/cli/command.ts';
import {COMMANDS} from '../src/cli/commands.ts';
import {openDatabase} from '../src/store/driver.ts';

const SAYSO = fileURLToPath(new URL('../bin/sayso.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sayso-cli-ledger-'));
const LEDGER = join(folder, 'desk');

function sayso(args: readonly string[], input = '', ledger = LEDGER): SpawnSyncReturns<string> {
  const env = {...process.env, SAYSO_LEDGER: ledger, SAYSO_REVIEWER: 'reviewer one'};
  return spawnSync(process.execPath, [SAYSO, ...args], {input, encoding: 'utf8', env, maxBuffer: 1 << 27});
}

const REPORTS = [
  {
    id: 'a',
    text: 'At least 12 people were killed in Almaty on Sunday, police said.',
    date: '2022-01-10',
    publisher: 'The Daily',
    case: 'unrest',
  },
  {
    id: 'b',
    text: 'Three soldiers were injured in Astana on Friday, the interior ministry said.',
    date: '2022-01-08',
    publisher: '=HYPERLINK("http://example.org")',
  },
  {id: 'c', text: 'Rain fell in the north.', date: '2022-01-09', publisher: 'The Daily'},
];

function copyOf(name: string): string {
  const to = join(folder, name);
  sayso(['backup', to]);
  return to;
}

async function change(ledger: string, sql: string): Promise<void> {
  const db = await openDatabase(join(ledger, 'ledger.db'), false);
  db.exec(`pragma foreign_keys = off; ${sql}`);
  db.close();
}

beforeAll(() => {
  const {status, stdout} = sayso(['add', '-'], REPORTS.map((report) => `${JSON.stringify(report)}\n`).join(''));
  expect({status, stdout}).toEqual({status: 0, stdout: `3 reports, 2 claims in ${LEDGER}: 3 kept.\n`});
});
afterAll(() => rmSync(folder, {recursive: true}));

function lines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('sayso claims prints a table with the words of each claim, and says how to go on', () => {
  const {stdout, stderr} = sayso(['claims', '--limit', '1']);
  expect(stdout).toContain('≥ 12 people killed');
  expect(stdout).toContain('│ «At least 12» people were «killed» in Almaty');
  expect(stdout).toContain('The Daily · 10 Jan 2022 · a');
  const after = /--after (\S+) goes on/.exec(stderr)?.[1];
  expect(sayso(['claims', '--after', after!]).stdout).toContain('3 soldiers injured');
  expect(sayso(['claims', '--after', 'x'])).toMatchObject({status: 2, stderr: expect.stringContaining('names no row')});
});

test('sayso claims add keeps a claim that was missed, once, and tells it apart until it is taken back', () => {
  const ledger = copyOf('adding');
  const run = (...args: string[]) => sayso(args, '', ledger);
  const before = ['claims', 'documents', 'tolls'].map((command) => run(command, '--json').stdout);
  const parts = [
    'figure=12',
    'effect=missing',
    'trigger=killed',
    'speaker=police',
    'speaker-class=police',
    'place=Almaty',
  ];
  const added = run('claims', 'add', 'a', ...parts, '--why', 'read aloud');
  expect(added).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^added [0-9a-f]{32} \(12 missing\): entry \d+ of the log\.\n$/),
  });
  const [row] = lines(run('claims', '--json', '--effect', 'missing').stdout);
  expect(row).toMatchObject({
    document: 'a',
    figure: {text: '12', low: 12, high: 12},
    place: {name: 'Almaty', country: 'KZ'},
    speaker: {text: 'police', class: 'police'},
    reader: 'person',
    added: {by: 'reviewer one', why: 'read aloud'},
  });
  expect(run('claims', '--effect', 'missing').stdout).toContain('added by reviewer one');
  expect(run('claims', '--csv', '--effect', 'missing').stdout).toMatch(/,reviewer one,20\d\d-[^,]*,read aloud\r?\n$/);
  expect(run('tolls', '--json').stdout).toContain('"effect":"missing"');
  expect(run('documents', '--csv').stdout).toMatch(/^a,.*,2\r?$/m);
  expect(run('claims', 'add', 'a', ...parts).stdout).toContain('is there already');
  expect(run('verify').status).toBe(0);
  for (const [wrong, said] of [
    [['figure=13', 'effect=missing', 'trigger=killed'], 'do not stand in the report'],
    [['figure=12', 'effect=killed', 'trigger=killed'], 'have a claim of this effect already'],
    [['figure=12', 'effect=loved', 'trigger=killed'], 'effect: It is one of killed'],
    [['figure=12', 'effect=injured', 'trigger=killed', 'count=many'], 'is no count'],
    [['figure=12', 'efect=injured'], 'Did you mean effect='],
    [['figure=12', 'effect=injured', 'trigger=killed', 'from=2022-02-31'], 'time.from:'],
  ] as const)
    expect(run('claims', 'add', 'a', ...wrong)).toMatchObject({status: 2, stderr: expect.stringContaining(said)});
  expect(run('claims', 'add', 'nowhere', ...parts)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no report'),
  });
  expect(run('incidents', 'revoke', String(row!['id'])).status).toBe(0);
  expect(['claims', 'documents', 'tolls'].map((command) => run(command, '--json').stdout)).toEqual(before);
}, 120_000);

test('sayso claims lists what its filters name', () => {
  const args = ['--effect', 'injured', '--class', 'military', '--speaker', 'government', '--stance', 'asserted'];
  const more = ['--place', 'KZ', '--from', '2022-01-07', '--to', '2022-01-08', '--search', 'ASTANA soldiers'];
  const {stdout, status} = sayso(['claims', '--json', ...args, ...more, '--document', 'b', '--review', 'open']);
  expect(lines(stdout).map(({document}) => document)).toEqual(['b']);
  expect(status).toBe(0);
  expect(sayso(['claims', '--json', '--case', 'unrest', '--review', 'accepted'])).toMatchObject({
    stdout: '',
    status: 0,
  });
});

test('sayso claims --csv lets no spreadsheet run a formula, and --raw-csv changes nothing', () => {
  const rows = sayso(['claims', '--csv']).stdout.split('\r\n');
  expect(rows[0]).toMatch(/^id,document,published,publisher,effect,low,high,/);
  expect(rows[2]).toContain('"\'=HYPERLINK(""http://example.org"")"');
  expect(sayso(['claims', '--raw-csv']).stdout).toContain(',"=HYPERLINK(""http://example.org"")"');
});

test('sayso documents lists reports, and looks for words', () => {
  expect(lines(sayso(['documents', '--json']).stdout).map(({id, claims}) => [id, claims])).toEqual([
    ['a', 1],
    ['c', 0],
    ['b', 1],
  ]);
  const {stdout} = sayso(['documents', '--search', 'rain']);
  expect(stdout).toContain('Rain fell in the north.');
  expect(stdout).not.toContain('soldiers');
});

test('sayso sources rates an outlet, and names one that is meant', () => {
  expect(sayso(['sources', 'rate', 'The Dayly', 'mixed'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Did you mean "The Daily"?'),
  });
  expect(sayso(['sources', 'rate', 'The Daily', 'mixed', '--why', 'reprints']).status).toBe(0);
  expect(lines(sayso(['sources', '--json']).stdout)).toContainEqual({
    publisher: 'The Daily',
    documents: 2,
    claims: 1,
    rating: 'mixed',
  });
  expect(sayso(['ledger', 'entries']).stdout).not.toContain('reviewer');
});

test('a country holds its towns, and so does a region', () => {
  const found = (place: string) => lines(sayso(['claims', '--json', '--place', place]).stdout).length;
  expect(found('Kazakhstan')).toBe(2);
  expect(found('KZ')).toBe(2);
  expect(found('division:KZ.02')).toBe(1);
  expect(found('Astana')).toBe(1);
  expect(found('Mangystau')).toBe(0);
  expect(found('Nowhere at all')).toBe(0);
});

test('sayso review takes keys from a pipe', () => {
  const copy = copyOf('reviewed');
  const {stdout, status} = sayso(['review'], 'a\nc >=3 effect=killed\n', copy);
  expect(stdout).toContain('│ «At least 12» people were «killed» in Almaty');
  expect(stdout).toContain('1 accepted, 0 rejected, 1 corrected, 0 skipped.');
  expect(status).toBe(0);
  const rows = lines(sayso(['claims', '--json'], '', copy).stdout);
  expect(rows.map(({review, change}) => [review, change])).toEqual([
    ['accepted', null],
    ['corrected', {effect: 'killed', high: null, low: 3}],
  ]);
  expect(sayso(['review', '--review', 'accepted'], 'q', copy).stdout).toContain('accept by reviewer one, ');
  expect(lines(sayso(['claims', '--json', '--effect', 'injured'], '', copy).stdout)).toHaveLength(0);
  expect(lines(sayso(['claims', '--json', '--effect', 'killed'], '', copy).stdout)).toHaveLength(2);
  expect(sayso(['verify'], '', copy).status).toBe(0);
});

test('sayso verify finds nothing wrong, and a changed figure with 4', async () => {
  expect(sayso(['verify'])).toMatchObject({status: 0, stdout: expect.stringContaining('Everything holds.')});
  const copy = copyOf('changed');
  await change(copy, `update claims set json = replace(json, '"low":12', '"low":13')`);
  const {status, stdout} = sayso(['verify', '--ledger', copy]);
  expect(status).toBe(4);
  expect(stdout).toContain('The claims of report a have been changed.');
  expect(sayso(['restore', copy, '--ledger', join(folder, 'refused')]).status).toBe(4);
  expect(existsSync(join(folder, 'refused'))).toBe(false);
});

test('sayso verify --against finds a log that was cut back and signed again', () => {
  const older = copyOf('older');
  const checkpoint = join(folder, 'checkpoint');
  sayso(['add', '-'], `${JSON.stringify({id: 'd', text: 'Snow fell.'})}\n`, older);
  writeFileSync(checkpoint, sayso(['ledger', 'checkpoint'], '', older).stdout);
  expect(sayso(['verify', '--against', checkpoint], '', older).status).toBe(0);
  expect(sayso(['verify', '--against', '-'], readFileSync(checkpoint, 'utf8'))).toMatchObject({
    status: 4,
    stdout: expect.stringMatching(/signed \d+ entries, and the log has/),
  });
  expect(sayso(['verify', '--against', join(folder, 'none')]).status).toBe(1);
});

test('sayso rebuild mends what is derived', async () => {
  const copy = copyOf('mended');
  await change(copy, "update documents set title = 'x'; delete from hashes; update claims set effect = 'injured'");
  expect(sayso(['verify'], '', copy).status).toBe(4);
  expect(sayso(['rebuild'], '', copy).status).toBe(0);
  expect(sayso(['verify'], '', copy).status).toBe(0);
});

test('a backup without the key is read and checked, and refuses to be added to with 3', () => {
  const copy = join(folder, 'public');
  expect(sayso(['backup', '--without-key', copy]).status).toBe(0);
  expect(sayso(['verify'], '', copy).status).toBe(0);
  expect(sayso(['claims'], '', copy).stdout).toContain('people killed');
  expect(sayso(['add', '-'], 'Snow fell.', copy)).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('(ledger/no-key)'),
  });
  const back = join(folder, 'back');
  expect(sayso(['restore', copy], '', back).status).toBe(0);
  expect(sayso(['restore', copy], '', back).stderr).toContain('(ledger/exists)');
});

test('sayso ledger gives out what proves it', () => {
  const {stdout} = sayso(['ledger', 'receipt', '--of', 'a']);
  expect(stdout).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex 1\n/);
  expect(stdout.endsWith(sayso(['ledger', 'checkpoint']).stdout)).toBe(true);
  const files = join(folder, 'files');
  expect(sayso(['ledger', 'export', files]).status).toBe(0);
  expect(readFileSync(join(files, 'checkpoint'), 'utf8')).toBe(sayso(['ledger', 'checkpoint']).stdout);
  expect(sayso(['ledger', 'receipt', '99']).stderr).toContain('(ledger/no-entry)');
  expect(sayso(['ledger', 'key']).stdout).toBe(readFileSync(join(LEDGER, 'key.pub'), 'utf8'));
});

test('a ledger of a newer form, a file that is none, and a missing one are told apart', async () => {
  const newer = copyOf('newer');
  await change(newer, 'pragma user_version = 99');
  expect(sayso(['claims'], '', newer)).toMatchObject({status: 3, stderr: expect.stringContaining('(store/newer)')});
  const none = join(folder, 'none');
  mkdirSync(none);
  expect(sayso(['claims'], '', none)).toMatchObject({status: 1, stderr: expect.stringContaining('(ledger/none)')});
  writeFileSync(join(none, 'ledger.db'), 'notes '.repeat(1000));
  expect(sayso(['claims'], '', none)).toMatchObject({status: 3, stderr: expect.stringContaining('(store/broken)')});
});

test.skipIf(process.platform === 'win32')(
  'a folder without rights is told with 3, whether it is to be read or made',
  ({skip}) => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    sayso(['backup', join(closed, 'desk')]);
    chmodSync(folder, 0o755);
    chmodSync(closed, 0o000);
    // To the one who may do everything, no folder is closed: there another user asks.
    const user = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};
    const ask = (...args: string[]) =>
      spawnSync(process.execPath, [SAYSO, ...args, '--ledger', join(closed, 'desk')], {
        input: 'Snow fell.',
        encoding: 'utf8',
        ...user,
      });
    if (spawnSync(process.execPath, [SAYSO, 'help'], user).status !== 0)
      return skip('another user may not run the program where it lies');
    for (const {status, stderr} of [ask('claims'), ask('add', '-'), ask('verify')]) {
      expect(stderr).toContain('(store/no-rights)');
      expect(status).toBe(3);
    }
    // What may be read and not be written is read and checked.
    chmodSync(closed, 0o755);
    const desk = join(closed, 'desk');
    chmodSync(join(desk, 'ledger.db'), 0o444);
    chmodSync(desk, 0o555);
    expect(ask('claims', '--json')).toMatchObject({status: 0, stdout: expect.stringContaining('"document":"a"')});
    expect(ask('verify')).toMatchObject({status: 0, stdout: expect.stringContaining('Everything holds.')});
    expect(ask('add', '-').status).toBe(3);
    chmodSync(desk, 0o755);
    chmodSync(closed, 0o000);
    expect(ask('doctor')).toMatchObject({status: 4, stdout: expect.stringContaining('chmod u+rwx')});
    chmodSync(closed, 0o700);
  },
);

test.each([
  [['claims', '--effect', 'kiled'], 'Did you mean killed?'],
  [['claims', '--from', '2022-02-01', '--to', '2022-01-01'], 'is later than'],
  [['claims', 'words'], 'takes options only'],
  [['claims', '--json', '--csv'], 'do not go together'],
  [['sources', 'rate', 'The Daily'], 'Say "sayso sources rate'],
  [['verify', 'x'], 'takes no files'],
  [['backup'], 'Name one folder'],
  [['restore'], 'Name one backup'],
  [['ledger', 'sell'], 'Say what'],
  [['ledger', 'receipt', 'first'], 'Name an entry by its index'],
])('sayso %j is wrong usage, with a sentence that helps', async ([verb = '', ...args], message) => {
  const command = await COMMANDS[verb]!();
  const given = [...args, '--ledger', LEDGER];
  await expect(command.run(given)).rejects.toThrow(message);
  await expect(command.run(given)).rejects.toBeInstanceOf(UsageError);
});

test('who decided can be erased, and the key changed: everything holds, and an old checkpoint as well', () => {
  const copy = copyOf('another-key');
  sayso(['review'], 'a', copy);
  const old = join(folder, 'before.txt');
  writeFileSync(old, sayso(['ledger', 'checkpoint'], '', copy).stdout);
  const entries = sayso(['ledger', 'entries'], '', copy).stdout.split('\n');
  const index = String(entries.findIndex((line) => line.includes('"kind":"decision"')));
  expect(sayso(['ledger', 'erase', index], '', copy).stderr).toMatch(/--yes/);
  expect(sayso(['ledger', 'erase', index, '--yes'], '', copy).status).toBe(0);
  expect(sayso(['ledger', 'erase', index, '--yes'], '', copy).stderr).toContain('(ledger/nothing-to-erase)');
  expect(sayso(['ledger', 'key', '--yes'], '', copy).status).toBe(2);
  const before = sayso(['ledger', 'key'], '', copy).stdout;
  const {status, stdout} = sayso(['ledger', 'rotate-key'], '', copy);
  expect(status).toBe(0);
  expect(stdout).toContain(sayso(['ledger', 'key'], '', copy).stdout);
  expect(stdout).not.toContain(before);
  expect(sayso(['verify', '--ledger', copy, '--against', old]).status).toBe(0);
  expect(sayso(['doctor', '--ledger', copy]).stdout).toMatch(/The key was changed once/);
});
