/** Puts the real output of the commands shown in README.md and docs/ into them: `npm run docs`. */
import {readFileSync, writeFileSync} from 'node:fs';
import {withRealOutput} from './console-blocks.ts';

for (const name of ['README.md', 'docs/guide.md']) {
  const file = new URL(`../${name}`, import.meta.url);
  const page = readFileSync(file, 'utf8');
  const fresh = withRealOutput(page);
  if (fresh === page) continue;
  writeFileSync(file, fresh);
  process.stdout.write(`${name} was out of date\n`);
}
