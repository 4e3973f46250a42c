import type {TollRow} from '../../desk/views.ts';
import {TONE_BY_EFFECT} from '../words.ts';
import {countAxis} from './count-axis.ts';
import {stepsOf} from './steps.ts';
import {timeAxis} from './time-axis.ts';

const HEIGHT = 28;

/** How a toll moved, as small as a word. The same is told in numbers on the incident's page. */
export function Spark({row}: {readonly row: Pick<TollRow, 'moved' | 'effect'>}) {
  const {moved, effect} = row;
  if (moved.length < 2) return null;
  const most = Math.max(...moved.flatMap(({low, best, high}) => [low ?? 0, best ?? 0, high ?? 0]));
  const [time, count] = [timeAxis(moved.map(({from}) => from)), countAxis(most, HEIGHT - 2, 3)];
  const {band, best} = stepsOf(moved, time, count, most);
  return (
    <svg
      class={`spark tone-${TONE_BY_EFFECT[effect]}`}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      width="120"
      height={HEIGHT}
      aria-hidden="true"
    >
      <path class="step-band" d={band} />
      <path class="step-best" d={best} />
    </svg>
  );
}
