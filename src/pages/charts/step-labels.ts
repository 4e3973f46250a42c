import type {KnownThen} from '../../desk/views.ts';
import {sayNumber} from '../../say/number.ts';
import type {CountAxis} from './count-axis.ts';
import type {PlacedDot} from './dots.ts';
import type {TimeAxis} from './time-axis.ts';

/** What the best figure became, written at its step; with who said so where there is room. */
export interface StepLabel {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly who: string | null;
  readonly anchor: 'start' | 'end';
  readonly fitsNarrow: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const [WIDE, NARROW] = [880, 300];
/** Letters of a name, and labels of a chart, at most. */
const [WHO_MOST, LABELS_MOST] = [34, 14];

/** Labels for the steps of the best figure: the last and the farthest first, each where it covers no other and no dot. */
export function stepLabels(
  moved: readonly KnownThen[],
  dots: readonly PlacedDot[],
  time: TimeAxis,
  count: CountAxis,
  floor: number,
): StepLabel[] {
  const steps = moved
    .map((step, i) => ({step, i, by: Math.abs((step.best ?? 0) - (moved[i - 1]?.best ?? 0))}))
    .filter(({step, by}) => step.best !== null && by > 0);
  const last = steps.at(-1);
  const ranked = [...steps].sort((a, b) => (a === last ? -1 : b === last ? 1 : b.by - a.by));
  const taken = {wide: dots.map((dot) => dotBox(dot, WIDE)), narrow: dots.map((dot) => dotBox(dot, NARROW))};
  return ranked.slice(0, LABELS_MOST).flatMap(({step, i}) => {
    const best = step.best ?? 0;
    const said = dots.find(({dot}) => dot.best === best && dot.at === step.from)?.dot.said ?? null;
    const spot = {x: time.x(step.from), y: count.y(best)};
    const next = moved[i + 1];
    const room = (((next === undefined ? 100 : time.x(next.from)) - spot.x) / 100) * WIDE;
    const words = sayNumber(best);
    for (const who of said === null ? [null] : [shorten(said), null]) {
      for (const place of placesAround(spot, room)) {
        const box = labelBox(place, words, who, WIDE);
        if (isOutside(box, floor) || taken.wide.some((other) => meets(box, other))) continue;
        const narrow = labelBox(place, words, null, NARROW);
        const fitsNarrow =
          narrow.left > 0 && narrow.right < NARROW && !taken.narrow.some((other) => meets(narrow, other));
        taken.wide.push(box);
        if (fitsNarrow) taken.narrow.push(narrow);
        return [{...place, words, who, fitsNarrow}];
      }
    }
    return [];
  });
}

type Spot = Pick<StepLabel, 'x' | 'y' | 'anchor'>;

/** Above the step and its dot, to the left or right of it, else below. */
function placesAround({x, y}: {readonly x: number; readonly y: number}, room: number): Spot[] {
  const above: Spot[] = [
    {x, y: y - 26, anchor: 'end'},
    {x, y: y - 26, anchor: 'start'},
  ];
  return [...(room > 160 ? above.reverse() : above), {x, y: y + 22, anchor: 'start'}, {x, y: y - 46, anchor: 'end'}];
}

function labelBox({x, y, anchor}: Spot, words: string, who: string | null, width: number): Box {
  const across = Math.max(words.length * 9.5, (who?.length ?? 0) * 6.6) + 6;
  const at = (x / 100) * width;
  const left = anchor === 'start' ? at - 4 : at + 4 - across;
  return {left, right: left + across, top: y - 14, bottom: y + (who === null ? 4 : 19)};
}

function dotBox({x, y, shift}: PlacedDot, width: number): Box {
  const at = (x / 100) * width + shift;
  return {left: at - 8, right: at + 8, top: y - 8, bottom: y + 8};
}

const isOutside = ({left, right, top, bottom}: Box, floor: number): boolean =>
  left < 0 || right > WIDE || top < 0 || bottom > floor;

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const shorten = (words: string): string =>
  words.length <= WHO_MOST ? words : `${words.slice(0, WHO_MOST).replace(/\s+\S*$/, '')} …`;
