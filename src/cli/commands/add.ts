import {availableParallelism} from 'node:os';
import type {Added} from '../../keeper/add.ts';
import {addAll, type Incoming} from '../../keeper/add.ts';
import type {Problem} from '../../model/problem.ts';
import type {Input} from '../../read/stream-options.ts';
import {counted} from '../../say/number.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {dayGiven} from '../day-given.ts';
import {inputSize} from '../input-size.ts';
import {FETCH_OPTION, inputsGiven} from '../inputs-given.ts';
import {LEDGER_OPTION, withLedger} from '../ledger-given.ts';
import {holdLittle} from '../memory.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {Progress} from '../progress.ts';
import {openReader} from '../reader-threads.ts';

/** Each sync writes every page that a report of its group touched: four times the usual group takes a tenth less of the processor. */
const TOGETHER = 256;

/** `sayso add FILE…`: reads reports and keeps them, with their claims, in a ledger. */
export const addCommand: Command = {
  name: 'add',
  summary: 'read reports and keep them, with their claims, in a ledger',
  usage: 'sayso add [options] FILE|ADDRESS…',
  options: {
    ...LEDGER_OPTION,
    case: {type: 'string', value: 'NAME', help: 'what these reports are evidence for, where they do not say'},
    date: {type: 'string', value: 'DAY', help: 'the day reports without a date were published, as 2022-01-06'},
    ...FETCH_OPTION,
    workers: {type: 'string', value: 'N', help: 'threads to read with (2 for megabytes, else 1)'},
    json: {type: 'boolean', help: 'one JSON object a line for each report: {"id", "state", "claims", "entry"}'},
  },
  notes: [
    'FILE is text, an HTML page, a feed, a web archive (WARC), JSON Lines, a folder of these, or - for standard input.',
    'ADDRESS is http://… or https://…, of any of these, and is fetched only with --fetch.',
    'A report that is there already is not kept twice: a run that was broken off can simply be started again.',
    'What has been told is on the disk. Exit code 5 says that some input could not be read; the rest was kept.',
  ],
  async run(args) {
    const given = parseGiven(addCommand, args);
    if (given.rest.length === 0)
      throw new UsageError('Nothing to add. Give files or folders, or - for standard input.');
    const progress = new Progress();
    const inputs = inputsGiven(given, (bytes) => progress.took(bytes));
    return withLedger(given, {create: true}, async (ledger) => {
      holdLittle();
      const size = await inputSize(given.rest);
      const reader = await openReader('en', numberGiven(given, 'workers', 1, threadsFor(size)));
      const problems = new Problems();
      const counts = {kept: 0, there: 0, unread: 0};
      const sayBroken = (): void => {
        const kept = counts.kept + counts.unread;
        progress.clear();
        if (kept > 0)
          process.stderr.write(`sayso: ${counted(kept, 'report')} kept before that. Start it again to go on.\n`);
      };
      process.prependOnceListener('SIGINT', sayBroken);
      if (process.stderr.isTTY) progress.expect(size);
      try {
        for await (const each of addAll(ledger, reader, incomingOf(inputs, given), TOGETHER)) {
          if (!('state' in each)) {
            progress.clear();
            problems.add(each);
            continue;
          }
          counts[each.state]++;
          progress.count(1, each.claims);
          if (given.flags.has('json')) await write(`${JSON.stringify(outcomeOf(each))}\n`);
        }
      } catch (error) {
        sayBroken();
        throw error;
      } finally {
        process.removeListener('SIGINT', sayBroken);
        await reader.close();
      }
      progress.clear();
      problems.finish();
      if (!given.flags.has('json')) await write(`${sayCounts(counts, progress.summary(), ledger.folder)}\n`);
      return problems.count > 0 ? 5 : 0;
    });
  },
};

/** From so many bytes on, a second thread reads more than its start costs. */
const MUCH = 4_000_000;

/** How many threads are to read, where nobody says: two where there is much to read, and a processor for the second. */
function threadsFor(size: number | null): number {
  return availableParallelism() > 1 && (size ?? 0) >= MUCH ? 2 : 1;
}

async function* incomingOf(inputs: AsyncIterable<Input>, given: Given): AsyncGenerator<Incoming | Problem> {
  const day = dayGiven(given, 'date');
  const named = given.values.get('case') ?? null;
  for await (const input of inputs) {
    if (input.kind === 'problem') {
      yield input.problem;
      continue;
    }
    const {document, raw} = input;
    yield* document.problems;
    yield {document: {...document, published: document.published ?? day, case: document.case ?? named}, raw};
  }
}

/** One report as `--json` tells of it. */
export function outcomeOf({id, state, claims, entry}: Added) {
  return {id, state, claims, entry: entry < 0 ? null : entry};
}

function sayCounts(
  {kept, there, unread}: {kept: number; there: number; unread: number},
  all: string,
  folder: string,
): string {
  const parts = [
    `${kept + unread} kept`,
    ...(there > 0 ? [`${there} there already`] : []),
    ...(unread > 0 ? [`${unread} of them in a language that is not read yet`] : []),
  ];
  return `${all} in ${folder}: ${parts.join(', ')}.`;
}
