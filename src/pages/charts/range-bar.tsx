import type {Range} from '../../desk/views.ts';
import type {Effect} from '../../model/claim.ts';
import {TONE_BY_EFFECT} from '../words.ts';

/**
 * Low, best and high on one line from nought. Each bar has a scale of its own, because the dead and the detained are not to
 * be compared by length; the numbers stand beside it, so it is hidden from who hears the page.
 */
export function RangeBar({range, effect}: {readonly range: Range; readonly effect: Effect}) {
  const {low, best, high} = range;
  const most = Math.max(low ?? 0, best ?? 0, high ?? 0);
  if (most === 0) return <svg class="range-bar" width="100%" height="20" aria-hidden="true" />;
  const isOpen = high === null;
  const end = isOpen ? most * 1.25 : most;
  const at = (count: number): number => Math.round((count / end) * 970) / 10 + 1;
  const from = at(low ?? best ?? 0);
  const to = at(high ?? end);
  return (
    <svg class={`range-bar tone-${TONE_BY_EFFECT[effect]}`} width="100%" height="20" aria-hidden="true">
      <line class="range-track" x1="1%" x2="98%" y1="10" y2="10" />
      <rect
        class={isOpen ? 'range-fill is-open' : 'range-fill'}
        x={`${from}%`}
        width={`${Math.max(0.6, to - from)}%`}
        y="6"
        height="8"
      />
      {best !== null && (
        <rect class="range-best" x={`${at(best)}%`} y="1" width="3" height="18" transform="translate(-1.5 0)" />
      )}
    </svg>
  );
}
