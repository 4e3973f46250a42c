import type {TollStory} from '../../desk/views.ts';
import {nameOfToll} from '../../say/toll.ts';
import {visible} from '../../say/visible.ts';
import {toWords} from '../addresses.ts';
import {sayEnds, sayMoment} from '../text.tsx';
import {REASON_NAMES, TONE_BY_EFFECT} from '../words.ts';
import {countAxis} from './count-axis.ts';
import {type PlacedDot, placeDots} from './dots.ts';
import {stepLabels} from './step-labels.ts';
import {stepsOf} from './steps.ts';
import {timeAxis} from './time-axis.ts';

const [HEIGHT, TOP, FOOT] = [340, 44, 44];

interface TimelineProps {
  readonly story: TollStory;
}

/**
 * The toll timeline: across, when it was said; up, how many. A dot is one claim, and a link to its words; behind the dots,
 * the band from low to high and the line of best, as they were known then.
 */
export function Timeline({story}: TimelineProps) {
  const drawn = story.dots.filter(({isDrawn}) => isDrawn);
  const dated = drawn.flatMap(({at}) => (at === null ? [] : [at]));
  const moments = [...dated, ...story.moved.map(({from}) => from)];
  if (moments.length === 0) return <p class="empty">No claim of this has a date: see the table.</p>;
  const most = Math.max(...[...drawn, ...story.moved].flatMap(({low, best, high}) => [low ?? 0, best ?? 0, high ?? 0]));
  const floor = HEIGHT - FOOT;
  const [time, count] = [timeAxis(moments), countAxis(most, floor, TOP)];
  const dots = placeDots(drawn, time, count, most);
  const {band, best} = stepsOf(story.moved, time, count, most);
  const labels = stepLabels(story.moved, dots, time, count, floor);
  return (
    <svg
      class={`timeline tone-${TONE_BY_EFFECT[story.effect]}`}
      width="100%"
      height={HEIGHT}
      role="group"
      aria-label={`Timeline of ${nameOfToll(story)}: ${dots.length} claims`}
      data-island="timeline"
    >
      <g aria-hidden="true">
        {count.ticks.map(({y, words}) => (
          <g key={words} class="grid">
            <line x1="0" x2="100%" y1={y} y2={y} />
            <text x="0" y={y - 5}>
              {words}
            </text>
          </g>
        ))}
        {time.breaks.map(({from, to, words}) => (
          <g key={from} class={time.breaks.length > 1 ? 'fold is-many' : 'fold'}>
            <rect x={`${from}%`} width={`${to - from}%`} y={TOP - 20} height={floor - TOP + 20} />
            <text x={`${(from + to) / 2}%`} y={floor + 36}>
              {words}
            </text>
          </g>
        ))}
        <svg viewBox={`0 0 100 ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none">
          <path class="step-band" d={band} />
          <path class="step-best" d={best} />
        </svg>
        {time.ticks.map(({x, words, year, fitsNarrow}) => (
          <g key={x} class={fitsNarrow ? 'tick' : 'tick wide'}>
            <line x1={`${x}%`} x2={`${x}%`} y1={floor} y2={floor + 5} />
            <text x={`${x}%`} y={floor + 20}>
              {words}
            </text>
            {year !== null && (
              <text x={`${x}%`} y={floor + 36}>
                {year}
              </text>
            )}
          </g>
        ))}
      </g>
      {dots.map((placed) => (
        <DotMark key={placed.dot.claim} placed={placed} />
      ))}
      <g aria-hidden="true">
        {labels.map(({x, y, words, who, anchor, fitsNarrow}) => (
          <text
            key={`${x} ${y}`}
            class={fitsNarrow ? 'step-label' : 'step-label wide'}
            x={`${x}%`}
            y={y}
            text-anchor={anchor}
          >
            {words}
            {who !== null && (
              <tspan class="step-who wide" x={`${x}%`} dy="15">
                {visible(who)}
              </tspan>
            )}
          </text>
        ))}
      </g>
    </svg>
  );
}

function DotMark({placed}: {readonly placed: PlacedDot}) {
  const {dot, shape, x, shift, y, whisker} = placed;
  const name = sayDot(placed);
  const [cx, move] = [`${x}%`, shift === 0 ? undefined : `translate(${shift} 0)`];
  return (
    <a class={`dot dot-${shape}`} href={toWords(dot.report, dot.words)} aria-label={name} data-claim={dot.claim}>
      <title>{name}</title>
      <g transform={move}>
        {whisker !== null && (
          <line
            class={whisker.isOpen ? 'whisker is-open' : 'whisker'}
            x1={cx}
            x2={cx}
            y1={whisker.bottom}
            y2={whisker.top}
          />
        )}
        <circle class="dot-reach" cx={cx} cy={y} r="12" />
        <circle class="dot-ring" cx={cx} cy={y} r={shape === 'aside' ? 4.5 : 6} />
        {shape === 'denied' && (
          <svg x={cx} y={y} overflow="visible">
            <path class="dot-cross" d="M-4 -4L4 4M-4 4L4 -4" />
          </svg>
        )}
      </g>
    </a>
  );
}

/** A dot in words: "44, the interior ministry, 7 Jan 2022, counted". */
function sayDot({dot, shape}: PlacedDot): string {
  const state =
    dot.aside === null ? (shape === 'copy' ? 'not independent' : 'counted') : REASON_NAMES[dot.aside].toLowerCase();
  return `${sayEnds(dot)}, ${visible(dot.said)}, ${dot.at === null ? 'undated' : sayMoment(dot.at)}, ${state}`;
}
