import {scaleLinear} from 'd3-scale';
import {sayNumber} from '../../say/number.ts';

/** A vertical axis of counts, from nought at the bottom. */
export interface CountAxis {
  /** Pixels from the top. */
  y(count: number): number;
  readonly ticks: readonly {readonly y: number; readonly words: string}[];
}

/** The axis for counts up to `most`, `height` pixels high, with `top` of them left free. */
export function countAxis(most: number, height: number, top: number): CountAxis {
  const scale = scaleLinear([0, Math.max(1, most)], [height, top]).nice(4);
  const ticks = scale.ticks(4).filter(Number.isInteger);
  return {
    y: (count) => Math.round(scale(count) * 10) / 10,
    ticks: ticks.map((count) => ({y: Math.round(scale(count)), words: sayNumber(count)})),
  };
}
