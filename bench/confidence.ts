/**
 * Prints how often claims of each rule are right in effect and figure, for `src/claims/confidence.ts`.
 *
 * `npx tsx bench/confidence.ts [GOLD FOLDER]`; a claim is right where a gold claim of the same effect overlaps its figure.
 */
import {existsSync, readFileSync} from 'node:fs';
import {createReader} from '../src/engine.ts';
import type {Claim} from '../src/model/claim.ts';
import {overlaps} from '../src/model/span.ts';
import {documentOf} from '../src/read/document.ts';

interface GoldDocument {
  readonly id: string;
  readonly claims: readonly Pick<Claim, 'effect' | 'figure'>[];
}

const folder = process.argv[2] ?? '../shared/gold/claims-dev';
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

if (!existsSync(folder)) console.log(`${folder} is not there: nothing to measure.`);
else {
  const gold = new Map(lines<GoldDocument>(`${folder}/gold.jsonl`).map((one) => [one.id, one.claims]));
  const reader = createReader();
  const counts = new Map<string, {right: number; all: number}>();
  for (const {id, text, date} of lines<{id: string; text: string; date: string | null}>(`${folder}/docs.jsonl`)) {
    for (const claim of reader.claims(documentOf(text, {id, published: date}))) {
      const count = counts.get(claim.rule) ?? {right: 0, all: 0};
      const right = (gold.get(id) ?? []).some(
        (one) => one.effect === claim.effect && overlaps(one.figure, claim.figure),
      );
      counts.set(claim.rule, {right: count.right + Number(right), all: count.all + 1});
    }
  }
  for (const [rule, {right, all}] of [...counts].sort((a, b) => b[1].all - a[1].all)) {
    console.log(`  ['${rule}', ${((right + 1) / (all + 2)).toFixed(2)}], // ${right} of ${all}`);
  }
}
