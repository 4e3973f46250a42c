import type {IncidentRow, MapPoint} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {nameOfToll} from '../../say/toll.ts';
import {visible} from '../../say/visible.ts';
import {toIncident} from '../addresses.ts';
import {sayToll} from '../text.tsx';
import {headingOf} from '../titles.ts';
import {sayPrecision, TONE_BY_EFFECT} from '../words.ts';
import {COUNTRY, type DrawnPoint, drawMap, HEIGHT, WIDTH} from './project.ts';

interface MapProps {
  readonly points: readonly MapPoint[];
  /** The incidents that are listed beside, for their tolls in full. */
  readonly rows: readonly IncidentRow[];
}

/**
 * Where it happened: points with rings as wide as the place is uncertain, on land with thin lines and no names, for borders are
 * claims too. The list below says the same in words.
 */
export function IncidentMap({points, rows}: MapProps) {
  if (points.length === 0) return <p class="empty">No place with coordinates is named.</p>;
  const {land, borders, points: drawn} = drawMap(points);
  return (
    <figure class="map-figure">
      <div class="map-box">
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
              class={`place ${toneOf(point.of)} ${isWide(point.of) ? 'is-wide' : ''}`}
              cx={point.x}
              cy={point.y}
              r={radiusOf(point)}
              data-r={radiusOf(point)}
            >
              <title>{visible(headingOf(point.of))}</title>
            </circle>
          ))}
        </svg>
      </div>
      <figcaption>Lines by Natural Earth, not a position.</figcaption>
      <PlaceList points={points.slice(0, LISTED)} rows={rows} />
      {points.length > LISTED && (
        <details>
          <summary>{counted(points.length - LISTED, 'more place')}</summary>
          <PlaceList points={points.slice(LISTED)} rows={rows} />
        </details>
      )}
    </figure>
  );
}

/** Places that are listed at once; the others are folded away. */
const LISTED = 12;

/** What the map shows, in words: each incident with its toll, and how exactly its place is known. */
function PlaceList({points, rows}: MapProps) {
  return (
    <ol class="map-list">
      {points.map((point) => (
        <li key={point.incident}>
          <a href={toIncident(point.incident)}>{headingOf(point)}</a>{' '}
          <span class="note">
            <PointToll point={point} rows={rows} />
            {sayPrecision(point.precision)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The toll a point stands for, as a range: from the incident's row, because a point has the best alone. */
function PointToll({point, rows}: {readonly point: MapPoint; readonly rows: readonly IncidentRow[]}) {
  const toll = rows.find(({id}) => id === point.incident)?.tolls.find(({effect}) => effect === point.effect);
  return <span>{toll === undefined ? '' : `${sayToll(toll)} ${nameOfToll(toll)} · `}</span>;
}

/** Whether only the country, or more, is known: then the point is where its middle lies, and drawn hollow. */
const isWide = ({precision}: MapPoint): boolean => (precision ?? 1) >= COUNTRY;

const toneOf = ({effect}: MapPoint): string => `tone-${effect === null ? 'other' : TONE_BY_EFFECT[effect]}`;

/** Area goes with the count, within what can be seen and does not hide its neighbours. */
function radiusOf({of: {best}}: DrawnPoint): number {
  return Math.round(Math.min(18, 4 + Math.sqrt(best ?? 0) * 0.6) * 10) / 10;
}
