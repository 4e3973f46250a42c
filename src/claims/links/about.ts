import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';

/** Finds the counts of a sentence that a trigger may reach, in the order of the text. */
export type FiguresAbout = (trigger: Trigger, led: readonly number[]) => readonly FoundFigure[];

/** So few counts are gone through for every trigger. */
const FEW = 8;

/** How far a count that is told by where it stands may stand before its effect word and behind it; each rule is content with less. */
const BEFORE = 24;
const BEHIND = 25;

/**
 * Lists the counts of a sentence by where they stand: a sentence may be nothing but counts and effects, and then each pair of them
 * would be looked at.
 *
 * A count is about a trigger where one of its tokens (its own, its noun, its whole) stands near, or is one that the tree leads to: `led`.
 */
export function figuresAbout(figures: readonly FoundFigure[]): FiguresAbout {
  if (figures.length <= FEW) return () => figures;
  const byToken = new Map<number, number[]>();
  figures.forEach(({first, last, head, noun, of}, n) => {
    const tokens = new Set([head, noun, of]);
    for (let i = first; i <= last; i++) tokens.add(i);
    for (const token of tokens) {
      const others = byToken.get(token);
      if (others === undefined) byToken.set(token, [n]);
      else others.push(n);
    }
  });
  byToken.delete(-1);
  return ({first, last}, led) => {
    const found = new Set<number>();
    const take = (token: number): void => {
      for (const n of byToken.get(token) ?? []) found.add(n);
    };
    for (let i = first - BEFORE; i <= last + BEHIND; i++) take(i);
    for (const token of led) take(token);
    return [...found].sort((a, b) => a - b).map((n) => figures[n]!);
  };
}
