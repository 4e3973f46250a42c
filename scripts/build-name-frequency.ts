// Counts in how many documents of the treebanks each name-like word stands: `tsx scripts/build-name-frequency.ts TREEBANK.conllu… > models/en/name-frequency.txt`.
import {readFileSync} from 'node:fs';
import {nameLikeWords} from '../src/incidents/name-like.ts';

const documents: string[] = [];
for (const file of process.argv.slice(2)) {
  for (const part of readFileSync(file, 'utf8').split(/^# newdoc/m)) {
    const text = [...part.matchAll(/^# text = (.*)$/gm)].map((match) => match[1]).join(' ');
    if (text !== '') documents.push(text);
  }
}
const counts = new Map<string, number>();
for (const text of documents) {
  for (const word of new Set(nameLikeWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const rows = [...counts].filter(([, count]) => count > 1).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
process.stdout.write(`${documents.length}\n${rows.map(([word, count]) => `${word} ${count}`).join('\n')}\n`);
