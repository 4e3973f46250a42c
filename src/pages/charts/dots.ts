import type {Dot} from '../../desk/views.ts';
import type {CountAxis} from './count-axis.ts';
import type {TimeAxis} from './time-axis.ts';

/** How a claim is drawn: it counts, it is a copy or was said before, it is denied or taken back, or it is set aside. */
export type DotShape = 'counts' | 'copy' | 'denied' | 'aside';

/** A claim in its place on the timeline. */
export interface PlacedDot {
  readonly dot: Dot;
  readonly shape: DotShape;
  /** Percent of the width, and pixels to one side of it where others stand on the same spot. */
  readonly x: number;
  readonly shift: number;
  /** Pixels from the top. */
  readonly y: number;
  /** The ends of what the words allow; `null` where they name one number. */
  readonly whisker: {readonly top: number; readonly bottom: number; readonly isOpen: boolean} | null;
}

/** Dots closer than this, in percent and pixels, stand side by side. */
const [NEAR_X, NEAR_Y] = [1.3, 11];
const STEP = 13;
/** More than this many stand on top of each other: the table has them all. */
const MOST_BESIDE = 8;

/** Places the claims that have a date, the earliest first; those without stand in the table alone. */
export function placeDots(dots: readonly Dot[], time: TimeAxis, count: CountAxis, ceiling: number): PlacedDot[] {
  const placed: PlacedDot[] = [];
  const dated = dots.filter((dot): dot is Dot & {at: string} => dot.at !== null);
  for (const dot of [...dated].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const named = dot.best ?? dot.low ?? dot.high;
    if (named === null) continue;
    const [x, y] = [time.x(dot.at), count.y(named)];
    const beside = placed.filter((other) => Math.abs(other.x - x) < NEAR_X && Math.abs(other.y - y) < NEAR_Y).length;
    const rank = Math.min(beside, MOST_BESIDE);
    const shift = Math.ceil(rank / 2) * STEP * (rank % 2 === 1 ? 1 : -1);
    placed.push({dot, shape: shapeOf(dot), x, shift, y, whisker: whiskerOf(dot, count, ceiling)});
  }
  return placed;
}

export function shapeOf({aside, isIndependent, stance}: Dot): DotShape {
  if (aside === 'denied' || aside === 'withdrawn' || aside === 'denial' || stance === 'denied') return 'denied';
  if (aside === 'copy' || aside === 'repeated' || !isIndependent) return 'copy';
  return aside === null ? 'counts' : 'aside';
}

function whiskerOf({low, high}: Dot, count: CountAxis, ceiling: number): PlacedDot['whisker'] {
  if (low !== null && low === high) return null;
  const isOpen = high === null;
  return {
    bottom: count.y(low ?? 0),
    top: isOpen ? Math.max(count.y(ceiling), count.y(low ?? 0) - 26) : count.y(high),
    isOpen,
  };
}
