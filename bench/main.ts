import {benchClaims} from './claims.ts';
import {type Figure, sayFigure} from './figure.ts';
import {benchMentions} from './mentions.ts';
import {benchMuc} from './muc.ts';
import {hasShared} from './run.ts';
import {benchSpeed} from './speed.ts';
import {benchSummaries} from './summaries.ts';

/** Every bench by the name it can be asked for: `npm run bench -- claims speed`. */
const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  claims: benchClaims,
  summaries: benchSummaries,
  mentions: benchMentions,
  muc: benchMuc,
  speed: benchSpeed,
};

if (!hasShared) {
  process.stdout.write('No corpora beside the checkout (../shared), so nothing is measured.\n');
} else {
  const asked = process.argv.slice(2);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    try {
      for (const figure of await bench()) process.stdout.write(`${sayFigure(figure)}\n`);
    } catch (error) {
      // A bench that breaks is a figure missing, not a failed build: the tests decide that.
      process.stdout.write(`  not measured: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
