import {counted} from '../say/number.ts';
import {nameOfToll, sayRange, sayToll, titleOf} from '../say/toll.ts';
import {visible} from '../say/visible.ts';
import type {Counted} from '../tally.ts';
import {pad, wrap} from './wrap.ts';

/** An incident and its tolls for a terminal: each toll with its grade, and below it who says what. */
export function drawIncident(incident: Counted, width: number): string {
  const {documents, origins, tolls, id, missing} = incident;
  const about = [counted(documents.length, 'report'), counted(origins, 'independent origin'), id].join(' · ');
  const lines = [
    ...wrap(visible(titleOf(incident)), width),
    about,
    ...(missing.length === 0 ? [] : [`not told: ${missing.join(', ')}`]),
  ];
  const name = Math.max(...tolls.map((toll) => nameOfToll(toll).length), 8) + 2;
  for (const toll of tolls) {
    lines.push('', `${pad(nameOfToll(toll), name)}${pad(sayToll(toll), 22)}${toll.grade}`.trimEnd());
    const statements = toll.derivation.statements.map(
      (each) => [sayRange(each.low, each.best, each.high), each.said, each.at?.slice(0, 10) ?? 'undated'] as const,
    );
    for (const [figure, said, at] of statements)
      lines.push(...wrap(`${pad('', name)}${pad(figure, 14)}${visible(said)}, ${at}`, width));
  }
  return `${lines.join('\n')}\n\n`;
}
