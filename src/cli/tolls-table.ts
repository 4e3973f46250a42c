import type {Toll} from '../model/toll.ts';
import type {Counted} from '../tally.ts';
import {sayTime} from './say.ts';
import {visible} from './visible.ts';
import {pad, wrap} from './wrap.ts';

/** What an incident is called: where, when, and its gravest toll. Never the words of a report, which may name people. */
export function titleOf({place, time, tolls}: Pick<Counted, 'place' | 'time' | 'tolls'>): string {
  const gravest = tolls.find(({best, low}) => (best ?? low ?? 0) > 0) ?? tolls[0];
  const what = gravest === undefined ? '' : `: ${sayBest(gravest)} ${gravest.effect}`;
  return `${place?.name ?? 'Place unknown'}, ${time === null ? 'time unknown' : sayTime(time)}${what}`;
}

/** An incident and its tolls for a terminal: each toll with its grade, and below it who says what. */
export function drawIncident(incident: Counted, width: number): string {
  const {documents, origins, tolls, id, missing} = incident;
  const about = [count(documents.length, 'report'), count(origins, 'independent origin'), id].join(' · ');
  const lines = [
    ...wrap(visible(titleOf(incident)), width),
    about,
    ...(missing.length === 0 ? [] : [`not told: ${missing.join(', ')}`]),
  ];
  const name = Math.max(...tolls.map((toll) => nameOfToll(toll).length), 8) + 2;
  for (const toll of tolls) {
    lines.push('', `${pad(nameOfToll(toll), name)}${pad(sayToll(toll), 22)}${toll.grade}`.trimEnd());
    const statements = toll.derivation.statements.map(
      (each) => [span(each.low, each.best, each.high), each.said, each.at?.slice(0, 10) ?? 'undated'] as const,
    );
    for (const [figure, said, at] of statements)
      lines.push(...wrap(`${pad('', name)}${pad(figure, 14)}${visible(said)}, ${at}`, width));
  }
  return `${lines.join('\n')}\n\n`;
}

/** "killed", "killed, police": the effect and the class of a toll. */
export function nameOfToll({effect, class: name}: Pick<Toll, 'effect' | 'class'>): string {
  return name === null ? effect : `${effect}, ${name.replace('_', ' ')}`;
}

/** A toll in figures: "225", "225 (44–225)", "≥ 12". */
export function sayToll({low, best, high}: Toll): string {
  if (best === null) return low === null && high === null ? '–' : span(low ?? 0, null, high);
  if (low === null && high === null) return number(best);
  return low === high ? number(best) : `${number(best)} (${span(low ?? 0, null, high)})`;
}

function sayBest({low, best, high}: Toll): string {
  return best === null ? span(low ?? 0, null, high) : number(best);
}

function span(low: number, best: number | null, high: number | null): string {
  if (high === null) return `≥ ${number(best ?? low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

function count(n: number, what: string): string {
  return `${number(n)} ${what}${n === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
