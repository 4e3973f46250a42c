import {join} from 'node:path';
import {type Figure, share} from './figure.ts';
import {SHARED, saysoRead, score} from './run.ts';

/** Of the explicit claims that were found, how many have each part right, at the least. */
const PARTS = {
  value: 0.97,
  affected: 0.9,
  speaker: 0.85,
  speakerClass: null,
  stance: 0.93,
  place: 0.75,
  time: 0.75,
  scope: 0.82,
};

/** Claims against the annotated reports of `gold/claims-dev`. */
export function benchClaims(): Figure[] {
  const gold = join(SHARED, 'gold/claims-dev');
  const report = score(
    'score-claims.mjs',
    join(gold, 'gold.jsonl'),
    saysoRead(join(gold, 'docs.jsonl')),
  ) as unknown as ClaimsReport;
  return [
    share('explicit claims (effect and figure), F1', report.explicit.f1, 90, counts(report.explicit)),
    share(
      'whole claims (and value, affected, speaker, stance), F1',
      report.wholeClaim.f1,
      75,
      counts(report.wholeClaim),
    ),
    share('all claims, implied ones too, F1', report.all.f1, 82, counts(report.all)),
    ...Object.entries(PARTS).map(([part, goal]) =>
      share(`of the paired claims, ${part} right`, report.fields[part] ?? 0, goal === null ? null : goal * 100),
    ),
  ];
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

interface ClaimsReport {
  readonly explicit: Score;
  readonly wholeClaim: Score;
  readonly all: Score;
  readonly fields: Readonly<Record<string, number>>;
}

function counts({precision, recall}: Score): string {
  return `P ${(100 * precision).toFixed(1)} R ${(100 * recall).toFixed(1)}`;
}
