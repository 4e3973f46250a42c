import {area, curveStepAfter, line} from 'd3-shape';
import type {KnownThen} from '../../desk/views.ts';
import type {CountAxis} from './count-axis.ts';
import type {TimeAxis} from './time-axis.ts';

/** What was known, as paths: a step each time it changed, held to the right edge. */
export interface Steps {
  readonly band: string;
  readonly best: string;
}

interface Step {
  readonly x: number;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** The band from low to high and the line of best. An open end reaches to `ceiling`; where there is no number, the line is broken. */
export function stepsOf(moved: readonly KnownThen[], time: TimeAxis, count: CountAxis, ceiling: number): Steps {
  const steps: Step[] = moved.map((each) => ({...each, x: time.x(each.from)}));
  const last = steps.at(-1);
  const held = last === undefined ? [] : [...steps, {...last, x: 100}];
  const band = area<Step>()
    .defined(({low, high}) => low !== null || high !== null)
    .x(({x}) => x)
    .y0(({low}) => count.y(low ?? 0))
    .y1(({high}) => count.y(high ?? ceiling))
    .curve(curveStepAfter)
    .digits(1);
  const best = line<Step>()
    .defined((step) => step.best !== null)
    .x(({x}) => x)
    .y((step) => count.y(step.best ?? 0))
    .curve(curveStepAfter)
    .digits(1);
  return {band: band(held) ?? '', best: best(held) ?? ''};
}
