import type {Facets, IncidentsView} from '../desk/views.ts';
import {EFFECTS} from '../model/claim.ts';
import {GRADES} from '../model/toll.ts';
import {counted, sayNumber} from '../say/number.ts';
import {visible} from '../say/visible.ts';
import {PARAMS, PLACES, withQuery} from './addresses.ts';
import {Choice} from './choice.tsx';
import {EmptyList} from './empty-list.tsx';
import {IncidentList} from './incident-list.tsx';
import {Layout} from './layout.tsx';
import {IncidentMap} from './map/map.tsx';
import type {Frame} from './page.ts';
import {nameOfCountry} from './words.ts';

/** Incidents, with facets in the address and a map of those that are listed. */
export function IncidentsPage({frame, data}: {readonly frame: Frame; readonly data: IncidentsView}) {
  const {list, query, map} = data;
  const isFiltered = FILTERS.some((name) => frame.query[name] !== undefined && frame.query[name] !== '');
  return (
    <Layout frame={frame} title="Incidents" view="incidents" islands={['map']} lens={query}>
      <header class="head">
        <h1>Incidents</h1>
        <p class="facts-line">{counted(list.total, 'incident')}</p>
      </header>
      <Narrowing frame={frame} data={data} />
      {list.rows.length === 0 ? (
        <EmptyList one="incident" isFiltered={isFiltered} all={PLACES.incidents} />
      ) : (
        <>
          <IncidentList rows={list.rows} lens={query} />
          {list.next !== null && (
            <p class="more">
              <a class="button" href={withQuery(frame.path, frame.query, {[PARAMS.after]: list.next})}>
                Next incidents
              </a>
            </p>
          )}
          <section aria-labelledby="where">
            <h2 id="where">Where</h2>
            <IncidentMap points={map} rows={list.rows} />
          </section>
        </>
      )}
    </Layout>
  );
}

const FILTERS = [
  PARAMS.place,
  PARAMS.from,
  PARAMS.to,
  PARAMS.effect,
  PARAMS.grade,
  PARAMS.contested,
  PARAMS.changedSince,
];

/** What narrows the list: a plain form, so that every state has its address. */
function Narrowing({frame, data}: {readonly frame: Frame; readonly data: IncidentsView}) {
  const {query, facets} = data;
  const counts = (name: keyof Facets) => new Map(facets[name].map(({value, count}) => [value, count]));
  return (
    <form class="facets" method="get" action={PLACES.incidents} aria-label="Narrow the list">
      {[PARAMS.policy, PARAMS.asOf, PARAMS.case].map(
        (name) =>
          frame.query[name] !== undefined && <input key={name} type="hidden" name={name} value={frame.query[name]} />,
      )}
      <Choice name={PARAMS.effect} label="Effect" values={EFFECTS} chosen={query.effect} counts={counts('effect')} />
      <Choice name={PARAMS.grade} label="Support" values={GRADES} chosen={query.grade} counts={counts('grade')} />
      <p class="field">
        <label for="place">Country, region or town</label>
        <input
          id="place"
          name={PARAMS.place}
          type="text"
          dir="auto"
          autocomplete="off"
          value={query.place}
          list="countries"
        />
        <datalist id="countries">
          {facets.country.map(({value, count}) => (
            <option key={value} value={visible(value)}>
              {visible(nameOfCountry(value))}, {sayNumber(count)}
            </option>
          ))}
        </datalist>
      </p>
      <Choice
        name={PARAMS.contested}
        label="Contested"
        values={['yes']}
        chosen={query.contested === true ? 'yes' : undefined}
        counts={counts('contested')}
      />
      <p class="field">
        <label for="from">From</label>
        <input id="from" name={PARAMS.from} type="date" value={query.from} />
      </p>
      <p class="field">
        <label for="to">To</label>
        <input id="to" name={PARAMS.to} type="date" value={query.to} />
      </p>
      <p class="field">
        <label for="changed-since">Changed since</label>
        <input id="changed-since" name={PARAMS.changedSince} type="date" value={query.changedSince?.slice(0, 10)} />
      </p>
      <div class="buttons">
        <button type="submit">Show</button>
        <a class="button quiet" href={PLACES.incidents} aria-label="Clear: show all incidents">
          Clear
        </a>
      </div>
    </form>
  );
}
