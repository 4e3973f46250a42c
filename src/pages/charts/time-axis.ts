import {scaleUtc} from 'd3-scale';

/** A horizontal axis of moments, in percent of the width: charts are drawn once and fit every screen. */
export interface TimeAxis {
  /** Where a moment stands, 0–100. */
  x(at: string): number;
  readonly ticks: readonly Tick[];
  /** Where months without a word are folded away, and how long they last. */
  readonly breaks: readonly {readonly from: number; readonly to: number; readonly words: string}[];
}

export interface Tick {
  readonly x: number;
  readonly words: string;
  /** The year, where it is another than at the tick before. */
  readonly year: string | null;
  /** Whether there is room for it on a narrow screen. */
  readonly fitsNarrow: boolean;
}

const DAY = 86_400_000;
/** Widths in percent: what is left free at the ends, what a fold takes, what the shortest stretch takes. */
const [START, END, FOLD, LEAST] = [7, 94, 6, 3];
/** No silence shorter than this is folded, and no more than three. */
const [FOLDED_FROM, MOST_FOLDS] = [14 * DAY, 3];
/** A label is about this wide: in percent of a screen of 320 pixels, and of one of 900. */
const [NARROW, WIDE] = [17, 6];

/**
 * The axis over these moments. Long silences are folded: a count that is corrected half a year later would otherwise press the
 * days that matter into a line.
 */
export function timeAxis(moments: readonly string[]): TimeAxis {
  const times = [...new Set(moments.map((at) => Date.parse(at)))].filter(Number.isFinite).sort((a, b) => a - b);
  const stretches = stretchesOf(times);
  const days = stretches.map(([from, to]) => to - from);
  const room = END - START - FOLD * (stretches.length - 1) - LEAST * stretches.length;
  const sum = days.reduce((a, b) => a + b, 0);
  let left = START;
  const ranges = days.map((length) => {
    const from = left;
    const to = from + LEAST + (sum === 0 ? 0 : (room * length) / sum);
    left = to + FOLD;
    return [from, to] as const;
  });
  const scale = scaleUtc(
    stretches.flatMap(([from, to]) => [new Date(from), new Date(to)]),
    ranges.flat(),
  ).clamp(true);
  return {
    x: (at) => round(scale(new Date(at))),
    ticks: ticksOf(stretches, ranges, scale),
    breaks: ranges.slice(1).map(([to], i) => ({
      from: ranges[i]![1],
      to,
      words: sayGap(stretches[i + 1]![0] - stretches[i]![1]),
    })),
  };
}

type Stretch = readonly [from: number, to: number];

/** The stretches between folds, each half a day longer at both ends, so that a single moment has a width. */
function stretchesOf(times: readonly number[]): Stretch[] {
  if (times.length === 0) return [[0, DAY]];
  const folds = foldsOf(times);
  const stretches: [number, number][] = [];
  times.forEach((time, i) => {
    const last = stretches.at(-1);
    if (last === undefined || folds.has(i)) stretches.push([time, time]);
    else last[1] = time;
  });
  return stretches.map(([from, to]) => [from - DAY / 2, to + DAY / 2]);
}

/** Indexes of the moments before which time is folded: the longest silence first, as long as it takes a third of what is left. */
function foldsOf(times: readonly number[]): Set<number> {
  const silences = times.slice(1).map((time, i) => ({before: i + 1, length: time - times[i]!}));
  let left = times.at(-1)! - times[0]!;
  const folds = new Set<number>();
  for (const {before, length} of silences.sort((a, b) => b.length - a.length)) {
    if (length <= left / 3 || length <= FOLDED_FROM || folds.size === MOST_FOLDS || times.length < 4) break;
    folds.add(before);
    left -= length;
  }
  return folds;
}

function ticksOf(
  stretches: readonly Stretch[],
  ranges: readonly (readonly [number, number])[],
  scale: (at: Date) => number,
): Tick[] {
  let [year, lastNarrow, lastWide] = ['', -NARROW, -WIDE];
  return stretches.flatMap(([from, to], i) => {
    const [start, end] = ranges[i]!;
    const count = Math.max(1, Math.floor((end - start) / 9));
    const found = scaleUtc([new Date(from), new Date(to)], [start, end])
      .ticks(count)
      .filter((at) => at.getTime() % DAY === 0);
    const dates = found.length === 0 ? [new Date(Math.ceil(from / DAY) * DAY)] : found;
    return dates.flatMap((at): Tick[] => {
      const x = round(scale(at));
      if (x - lastWide < WIDE) return [];
      const fitsNarrow = x - lastNarrow >= NARROW || (i > 0 && at === dates[0] && x - lastNarrow >= NARROW - 4);
      const own = String(at.getUTCFullYear());
      const isNew = own !== year;
      [year, lastWide, lastNarrow] = [own, x, fitsNarrow ? x : lastNarrow];
      return [{x, words: sayTick(at), year: isNew ? own : null, fitsNarrow}];
    });
  });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const sayTick = (at: Date): string => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;

function sayGap(milliseconds: number): string {
  const days = Math.round(milliseconds / DAY);
  const months = Math.round(days / 30.44);
  return months < 2 ? `${days} days` : months < 24 ? `${months} months` : `${Math.round(months / 12)} years`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
