import type {MapPoint} from '../../desk/views.ts';
import {sayNumber} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {toIncident} from '../addresses.ts';
import {Foreign} from '../text.tsx';
import {sayPrecision, TONE_BY_EFFECT} from '../words.ts';
import {type DrawnPoint, drawMap, HEIGHT, WIDTH} from './project.ts';

/**
 * Where it happened: points with rings as wide as the place is uncertain, on land with thin lines and no names, for borders are
 * claims too. The list below says the same in words.
 */
export function IncidentMap({points}: {readonly points: readonly MapPoint[]}) {
  if (points.length === 0) return <p class="empty">No place with coordinates is named.</p>;
  const {land, borders, points: drawn} = drawMap(points);
  return (
    <figure class="map-figure">
      <svg
        class="map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Map of ${points.length === 1 ? 'one place' : `${points.length} places`}; the list below names them`}
        data-island="map"
      >
        <path class="land" d={land} />
        <path class="borders" d={borders} />
        {drawn.map(
          (point) =>
            point.ring !== '' && <path key={point.of.incident} class={`ring ${toneOf(point.of)}`} d={point.ring} />,
        )}
        {drawn.map((point) => (
          <circle
            key={point.of.incident}
            class={`place ${toneOf(point.of)}`}
            cx={point.x}
            cy={point.y}
            r={radiusOf(point)}
            data-r={radiusOf(point)}
          >
            <title>{visible(point.of.title)}</title>
          </circle>
        ))}
      </svg>
      <figcaption>Lines by Natural Earth, not a position.</figcaption>
      <ol class="map-list">
        {points.map((point) => (
          <li key={point.incident}>
            <a href={toIncident(point.incident)}>
              <Foreign words={point.title} />
            </a>{' '}
            <span class="note">
              {point.best !== null && point.effect !== null && `best ${sayNumber(point.best)} ${point.effect} · `}
              {sayPrecision(point.precision)}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

const toneOf = ({effect}: MapPoint): string => `tone-${effect === null ? 'other' : TONE_BY_EFFECT[effect]}`;

/** Area goes with the count, within what can be seen and does not hide its neighbours. */
function radiusOf({of: {best}}: DrawnPoint): number {
  return Math.round(Math.min(18, 4 + Math.sqrt(best ?? 0) * 0.6) * 10) / 10;
}
