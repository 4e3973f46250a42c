import type {Document} from '../../model/document.ts';
import type {Input} from '../../read/stream-options.ts';
import {type Command, type Given, numberGiven, parseGiven, UsageError} from '../command.ts';
import {dayGiven} from '../day-given.ts';
import {FETCH_OPTION, inputsGiven} from '../inputs-given.ts';
import {write} from '../output.ts';
import {Problems} from '../problems.ts';
import {Progress} from '../progress.ts';
import {createShaper, type Shape, type Shaped} from '../shape.ts';
import {styleGiven} from '../style-given.ts';

/** A worker is handed so many reports at a time, or so many characters. */
const BATCH = {reports: 32, characters: 400_000} as const;

/** `sayso read FILE…`: the claims of each report, as a table or as JSON Lines. Nothing is stored. */
export const readCommand: Command = {
  name: 'read',
  summary: 'print the claims of reports: a table, or JSON Lines',
  usage: 'sayso read [options] FILE|ADDRESS…',
  options: {
    json: {type: 'boolean', help: 'one JSON object a line and report: {"id", "claims": […]}'},
    mentions: {type: 'boolean', help: 'with --json, add every place, time and attribution: "mentions": […]'},
    date: {type: 'string', value: 'DAY', help: 'the day reports without a date were published, as 2022-01-06'},
    lang: {type: 'string', value: 'TAG', help: 'language of the reports (en)'},
    workers: {type: 'string', value: 'N', help: 'threads to read with (1)'},
    ...FETCH_OPTION,
    width: {type: 'string', value: 'N', help: "columns of the table (the terminal's, else 100)"},
  },
  notes: [
    'FILE is plain text, a web page, a feed, a web archive, JSON Lines with a "text" in each record, any of these packed with',
    'gzip, a folder of them, or - for standard input.',
    'ADDRESS is http://… or https://…, of any of these, and is fetched only with --fetch.',
    'Exit code 5 says that some input could not be read; what and where is on standard error.',
  ],
  async run(args) {
    const given = parseGiven(readCommand, args);
    if (given.rest.length === 0)
      throw new UsageError('Nothing to read. Give files or folders, or - for standard input.');
    return read(given);
  },
};

async function read(given: Given): Promise<number> {
  const shape = shapeGiven(given);
  const day = dayGiven(given, 'date');
  const workers = numberGiven(given, 'workers', 1, 1);
  const lang = given.values.get('lang') ?? 'en';
  const progress = new Progress();
  const problems = new Problems();
  const documents = documentsOf(inputsGiven(given), day, problems);
  const print = async ({output}: Shaped): Promise<void> => {
    progress.clear();
    await write(output);
  };
  if (shape.table !== null) {
    const {drawHeadings} = await import('../table.ts');
    await write(drawHeadings(shape.table));
  }

  if (workers === 1) {
    const {createReader} = await import('../../engine.ts');
    const shapeReport = await createShaper(createReader({lang}), shape);
    for await (const document of documents) {
      const shaped = shapeReport(document);
      await print(shaped);
      progress.count(1, shaped.claims);
    }
  } else {
    const [{loadModel}, {Pool}] = await Promise.all([import('../../language/load.ts'), import('../pool.ts')]);
    const pool = new Pool(workers, {lang, model: loadModel(lang), shape}, async (answer) => {
      await print(answer);
      progress.count(0, answer.claims);
    });
    try {
      for await (const batch of batchesOf(documents)) {
        await pool.give(batch);
        progress.count(batch.length, 0);
      }
      await pool.finish();
    } finally {
      await pool.close();
    }
  }
  progress.clear();
  if (shape.table !== null) await write(`${progress.summary()}.\n`);
  problems.finish();
  return problems.count > 0 ? 5 : 0;
}

async function* documentsOf(
  inputs: AsyncIterable<Input>,
  day: string | null,
  problems: Problems,
): AsyncGenerator<Document> {
  for await (const input of inputs) {
    if (input.kind === 'problem') {
      problems.add(input.problem);
      continue;
    }
    for (const problem of input.document.problems) problems.add(problem);
    yield input.document.published === null && day !== null ? {...input.document, published: day} : input.document;
  }
}

async function* batchesOf(documents: AsyncIterable<Document>): AsyncGenerator<Document[]> {
  let batch: Document[] = [];
  let characters = 0;
  for await (const document of documents) {
    batch.push(document);
    characters += document.text.length;
    if (batch.length < BATCH.reports && characters < BATCH.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function shapeGiven(given: Given): Shape {
  const mentions = given.flags.has('mentions');
  if (given.flags.has('json')) return {table: null, mentions};
  if (mentions) throw new UsageError('--mentions goes with --json.');
  return {table: styleGiven(given), mentions: false};
}
