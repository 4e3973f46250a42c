import type {Toll} from '../model/toll.ts';
import type {Counted} from '../tally.ts';
import {sayTime} from './say.ts';
import {visible} from './visible.ts';
import {pad, wrap} from './wrap.ts';

/** What an incident is called: where, when, and its gravest toll. Never the words of a report, which may name people. */
export function titleOf({place, time, tolls}: Counted): string {
  const gravest = tolls[0];
  const what = gravest === undefined ? '' : `: ${sayToll(gravest)} ${gravest.effect}`;
  return `${place?.name ?? 'Unknown place'}, ${time === null ? 'unknown time' : sayTime(time)}${what}`;
}

/** An incident and its tolls for a terminal. */
export function drawIncident(incident: Counted, width: number): string {
  const {documents, origins, tolls} = incident;
  const about = `${documents.length} reports, ${origins} independent origins · ${incident.id}`;
  const lines = [...wrap(visible(titleOf(incident)), width), about];
  for (const toll of tolls) {
    lines.push('', `${pad(toll.effect, 14)}${pad(sayToll(toll), 24)}${toll.grade}`);
    for (const {said, low, high, at} of toll.derivation.statements)
      lines.push(
        ...wrap(
          `  ${low === high ? low : `${low}–${high ?? ''}`}  ${visible(said)}, ${at?.slice(0, 10) ?? 'undated'}`,
          width,
        ),
      );
  }
  return `${lines.join('\n')}\n\n`;
}

function sayToll({low, best, high}: Toll): string {
  if (low === high && low === best) return String(best);
  return `${best ?? '–'} (${low ?? '–'}–${high ?? 'open'})`;
}
