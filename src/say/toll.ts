import type {Incident} from '../model/incident.ts';
import type {Toll} from '../model/toll.ts';
import {sayNumber} from './number.ts';
import {sayTime} from './time.ts';

/** What an incident is called by. */
export type Titled = Pick<Incident, 'place' | 'time'> & {
  readonly tolls: readonly Pick<Toll, 'effect' | 'low' | 'best' | 'high'>[];
};

/** What an incident is called: where, when, and its gravest toll. Never the words of a report, which may name people. */
export function titleOf({place, time, tolls}: Titled): string {
  const gravest = tolls.find(({best, low}) => (best ?? low ?? 0) > 0) ?? tolls[0];
  const what = gravest === undefined ? '' : `: ${sayBest(gravest)} ${gravest.effect}`;
  return `${place?.name ?? 'Place unknown'}, ${time === null ? 'time unknown' : sayTime(time)}${what}`;
}

/** "killed", "killed, police": the effect and the class of a toll. */
export function nameOfToll({effect, class: name}: Pick<Toll, 'effect' | 'class'>): string {
  return name === null ? effect : `${effect}, ${name.replace('_', ' ')}`;
}

/** A toll in figures: "225", "225 (44–225)", "≥ 12". */
export function sayToll({low, best, high}: Pick<Toll, 'low' | 'best' | 'high'>): string {
  if (best === null) return low === null && high === null ? '–' : sayRange(low ?? 0, null, high);
  if (low === null && high === null) return sayNumber(best);
  return low === high ? sayNumber(best) : `${sayNumber(best)} (${sayRange(low ?? 0, null, high)})`;
}

function sayBest({low, best, high}: Pick<Toll, 'low' | 'best' | 'high'>): string {
  return best === null ? sayRange(low ?? 0, null, high) : sayNumber(best);
}

/** The counts that two ends allow: "44–225", "≥ 12"; `best` is shown of an open one. */
export function sayRange(low: number, best: number | null, high: number | null): string {
  if (high === null) return `≥ ${sayNumber(best ?? low)}`;
  return low === high ? sayNumber(low) : `${sayNumber(low)}–${sayNumber(high)}`;
}
