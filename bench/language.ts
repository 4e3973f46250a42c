import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Analyser, createAnalyser} from '../src/language/analyser.ts';
import {loadModel} from '../src/language/load.ts';
import {parseConllu, type Tree} from '../src/language/train/conllu.ts';
import type {Sentence} from '../src/model/sentence.ts';
import {loadPack} from '../src/packs/load.ts';

/**
 * How well and how fast sentences are read: `tsx bench/language.ts [FOLDER OF TREEBANKS] [FILE OF TEXTS]`.
 *
 * Two treebanks that the model was not trained on, from their own tokens and from raw text (aligned by characters, as in
 * the CoNLL 2018 shared task; F1), then tokens a second on one core.
 */
const treebanks = process.argv[2] ?? join(import.meta.dirname, '../../shared/corpora/ud');
const texts = process.argv[3] ?? join(import.meta.dirname, '../../shared/corpora/polnear/dev.jsonl');

const before = performance.now();
const model = loadModel('en');
const loaded = performance.now();
const analyser = createAnalyser(model, loadPack('en'));
console.log(
  `model loaded in ${(loaded - before).toFixed(0)} ms, analyser made in ${(performance.now() - loaded).toFixed(0)} ms`,
);

for (const name of ['ewt-dev', 'gum-dev']) {
  const path = join(treebanks, `${name}.conllu`);
  if (!existsSync(path)) {
    console.log(`${name}: left out, there is no ${path}`);
    continue;
  }
  const trees = parseConllu(readFileSync(path, 'utf8'));
  console.log(`${name}, gold tokens     ${scoreGold(trees, false)}`);
  console.log(`${name}, in capitals     ${scoreGold(trees, true)}`);
  console.log(`${name}, from raw text   ${scoreRaw(trees)}`);
}
if (existsSync(texts)) measureSpeed();
else console.log(`speed: left out, there is no ${texts}`);

/** Tags and trees where the treebank's tokens are given. */
function scoreGold(trees: readonly Tree[], capitals: boolean): string {
  const counts = {tokens: 0, upos: 0, xpos: 0, head: 0, labelled: 0, lemma: 0};
  for (const tree of trees) {
    const sentence = parseForms(
      analyser,
      capitals ? tree.forms.map((form) => form.toUpperCase()) : tree.forms,
      capitals,
    );
    tree.forms.forEach((_, i) => {
      counts.tokens++;
      if (sentence.upos[i] === tree.upos[i]) counts.upos++;
      if (sentence.xpos[i] === tree.xpos[i]) counts.xpos++;
      if (sentence.lemmas[i]?.toLowerCase() === tree.lemmas[i]?.toLowerCase()) counts.lemma++;
      if (sentence.heads[i] !== tree.heads[i]) return;
      counts.head++;
      if (sentence.relations[i] === tree.relations[i]) counts.labelled++;
    });
  }
  const share = (n: number): string => ((100 * n) / counts.tokens).toFixed(1);
  return `UPOS ${share(counts.upos)}  XPOS ${share(counts.xpos)}  lemma ${share(counts.lemma)}  UAS ${share(counts.head)}  LAS ${share(counts.labelled)}`;
}

function parseForms(parser: Analyser, forms: readonly string[], caseless: boolean): Sentence {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const form of forms) {
    starts.push(at);
    ends.push(at + form.length);
    at += form.length + 1;
  }
  return parser.parse(
    {
      start: 0,
      end: at,
      size: forms.length,
      starts,
      ends,
      forms,
      lower: forms.map((form) => form.toLowerCase()),
    },
    caseless,
  );
}

/** A token by where its characters stand among those of the document that are not white space. */
interface Placed {
  readonly key: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: string;
  readonly relation: string;
}

/** Everything from the bare text: F1 of sentences, tokens, tags and dependencies. */
function scoreRaw(trees: readonly Tree[]): string {
  const right = {sentences: 0, tokens: 0, upos: 0, xpos: 0, head: 0, labelled: 0};
  const sizes = {sentences: 0, tokens: 0, ownSentences: 0, ownTokens: 0};
  for (const document of documents(trees)) {
    const gold = placeTrees(document.trees);
    const text = analyser.analyse(document.text);
    const own = placeSentences(
      document.text,
      Array.from({length: text.size}, (_, i) => text.sentence(i)),
    );
    sizes.sentences += gold.sentences.size;
    sizes.ownSentences += own.sentences.size;
    sizes.tokens += gold.tokens.length;
    sizes.ownTokens += own.tokens.length;
    for (const key of own.sentences) if (gold.sentences.has(key)) right.sentences++;
    const byKey = new Map(gold.tokens.map((token) => [token.key, token]));
    for (const token of own.tokens) {
      const other = byKey.get(token.key);
      if (other === undefined) continue;
      right.tokens++;
      if (token.upos === other.upos) right.upos++;
      if (token.xpos === other.xpos) right.xpos++;
      if (token.head !== other.head) continue;
      right.head++;
      if (token.relation === other.relation) right.labelled++;
    }
  }
  const f1 = (n: number, gold: number, own: number): string => ((200 * n) / (gold + own)).toFixed(1);
  const token = (n: number): string => f1(n, sizes.tokens, sizes.ownTokens);
  return `UPOS ${token(right.upos)}  XPOS ${token(right.xpos)}  UAS ${token(right.head)}  LAS ${token(right.labelled)}  tokens ${token(right.tokens)}  sentences ${f1(right.sentences, sizes.sentences, sizes.ownSentences)}`;
}

/** The documents of a treebank as they would be printed: paragraphs apart by blank lines. */
function documents(trees: readonly Tree[]): {text: string; trees: Tree[]}[] {
  const found: {text: string; trees: Tree[]}[] = [];
  for (const tree of trees) {
    const open = found.at(-1);
    if (open === undefined || tree.starts === 'document') found.push({text: tree.text, trees: [tree]});
    else {
      open.text += (tree.starts === 'paragraph' ? '\n\n' : ' ') + tree.text;
      open.trees.push(tree);
    }
  }
  return found;
}

function placeTrees(trees: readonly Tree[]): {tokens: Placed[]; sentences: Set<string>} {
  const tokens: Placed[] = [];
  const sentences = new Set<string>();
  let at = 0;
  for (const tree of trees) {
    const first = at;
    const keys = tree.forms.map((form, i) => {
      const word = tree.joined.find((joined) => joined.first <= i && i <= joined.last);
      const whole = word === undefined || tree.forms.slice(word.first, word.last + 1).join('') === word.form;
      const length = whole ? letters(form) : i === word.last ? letters(word.form) : 0;
      at += length;
      return `${at - length}-${at}`;
    });
    place(tokens, keys, tree.upos, tree.xpos, tree.heads, tree.relations);
    sentences.add(`${first}-${at}`);
  }
  return {tokens, sentences};
}

function placeSentences(text: string, read: readonly Sentence[]): {tokens: Placed[]; sentences: Set<string>} {
  const position = new Int32Array(text.length + 1);
  for (let i = 0, at = 0; i <= text.length; i++) {
    position[i] = at;
    if (i < text.length && letters(text.charAt(i)) > 0) at++;
  }
  const tokens: Placed[] = [];
  const sentences = new Set<string>();
  for (const sentence of read) {
    const keys = Array.from(sentence.starts, (start, i) => `${position[start]}-${position[sentence.ends[i]!]}`);
    place(tokens, keys, sentence.upos, sentence.xpos, sentence.heads, sentence.relations);
    sentences.add(`${position[sentence.start]}-${position[sentence.end]}`);
  }
  return {tokens, sentences};
}

function place(
  tokens: Placed[],
  keys: readonly string[],
  upos: readonly string[],
  xpos: readonly string[],
  heads: ArrayLike<number>,
  relations: readonly string[],
): void {
  keys.forEach((key, i) => {
    tokens.push({key, upos: upos[i]!, xpos: xpos[i]!, head: keys[heads[i]!] ?? 'root', relation: relations[i]!});
  });
}

function letters(form: string): number {
  return form.replace(/\s/gu, '').length;
}

/** Tokens a second when every sentence is analysed, on one core; the best of three passes. */
function measureSpeed(): void {
  const read = readFileSync(texts, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as {text: string}).text);
  const characters = read.reduce((sum, text) => sum + text.length, 0);
  let fastest = Number.POSITIVE_INFINITY;
  let split = Number.POSITIVE_INFINITY;
  let tokens = 0;
  for (let pass = 0; pass < 3; pass++) {
    const start = process.cpuUsage();
    const cut = read.map((text) => analyser.analyse(text));
    for (const text of cut) for (let i = 0; i < text.size; i++) text.tokens(i);
    split = Math.min(split, seconds(start));
    const middle = process.cpuUsage();
    tokens = 0;
    for (const text of cut) for (let i = 0; i < text.size; i++) tokens += text.sentence(i).size;
    fastest = Math.min(fastest, seconds(middle));
  }
  console.log(
    `split and cut ${(characters / split / 1e6).toFixed(0)} MB/s, tag and parse ${Math.round(tokens / fastest / 1000)}k tokens/s`,
  );
  console.log(
    `together ${Math.round(tokens / (fastest + split) / 1000)}k tokens/s (${tokens} tokens, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident)`,
  );
}

function seconds(since: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1e6;
}
