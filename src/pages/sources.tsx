import type {SourcesView} from '../desk/views.ts';
import {RATINGS} from '../model/decision.ts';
import {counted, sayNumber} from '../say/number.ts';
import {FIELDS, PARAMS, PLACES, withQuery} from './addresses.ts';
import {Layout} from './layout.tsx';
import type {Frame} from './page.ts';
import {Foreign, Note} from './text.tsx';
import {SPEAKER_NAMES} from './words.ts';

/** Who speaks and who prints: how often, how often they took it back, whether they take part in what they count. */
export function SourcesPage({frame, data}: {readonly frame: Frame; readonly data: SourcesView}) {
  return (
    <Layout frame={frame} title="Sources" view="sources">
      <header class="head">
        <h1>Sources</h1>
        <p class="facts-line">
          {counted(data.speakers.total, 'speaker')} · {counted(data.outlets.total, 'outlet')}
        </p>
      </header>
      <Speakers frame={frame} data={data} />
      <Outlets frame={frame} data={data} />
    </Layout>
  );
}

function Speakers({frame, data: {speakers}}: {readonly frame: Frame; readonly data: SourcesView}) {
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">Who speaks</h2>
      {speakers.rows.length === 0 ? (
        <p class="empty">Nobody is quoted yet.</p>
      ) : (
        <div class="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Speaker</th>
                <th scope="col">Kind</th>
                <th scope="col">Takes part</th>
                <th scope="col" class="number">
                  Claims
                </th>
                <th scope="col" class="number">
                  Corrected
                </th>
                <th scope="col" class="number">
                  Denied
                </th>
              </tr>
            </thead>
            <tbody>
              {speakers.rows.map((row) => (
                <tr key={`${row.name} ${row.class}`}>
                  <th scope="row">
                    <Foreign words={row.name} />
                  </th>
                  <td data-name="Kind">{SPEAKER_NAMES[row.class]}</td>
                  <td data-name="Takes part">{row.isParty ? 'yes' : 'no'}</td>
                  <td class="number" data-name="Claims">
                    {sayNumber(row.claims)}
                  </td>
                  <td class="number" data-name="Corrected">
                    {sayNumber(row.corrected)}
                  </td>
                  <td class="number" data-name="Denied">
                    {sayNumber(row.denied)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {speakers.next !== null && (
        <p class="more">
          <a class="button" href={withQuery(frame.path, frame.query, {[PARAMS.after]: speakers.next})}>
            Next speakers
          </a>
        </p>
      )}
      <Note>
        Police, soldiers, armed groups and governments take part in what they count; their word on enemy losses counts
        for less.
      </Note>
    </section>
  );
}

function Outlets({frame, data: {outlets}}: {readonly frame: Frame; readonly data: SourcesView}) {
  return (
    <section aria-labelledby="outlets">
      <h2 id="outlets">Who prints</h2>
      {outlets.rows.length === 0 ? (
        <p class="empty">
          No outlet is named yet. <a href={PLACES.import}>Import reports</a>
        </p>
      ) : (
        <div class="wide-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Outlet</th>
                <th scope="col" class="number">
                  Reports
                </th>
                <th scope="col" class="number">
                  Copies
                </th>
                <th scope="col" class="number">
                  Claims
                </th>
                <th scope="col">Relied on</th>
              </tr>
            </thead>
            <tbody>
              {outlets.rows.map((row) => (
                <tr key={row.publisher}>
                  <th scope="row">
                    <Foreign words={row.publisher} />
                  </th>
                  <td class="number" data-name="Reports">
                    {sayNumber(row.documents)}
                  </td>
                  <td class="number" data-name="Copies">
                    {sayNumber(row.copies)}
                  </td>
                  <td class="number" data-name="Claims">
                    {sayNumber(row.claims)}
                  </td>
                  <td data-name="Relied on">
                    {frame.role === 'reviewer' ? <Rate frame={frame} row={row} /> : (row.rating ?? 'not rated')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {outlets.next !== null && (
        <p class="more">
          <a class="button" href={withQuery(frame.path, frame.query, {[PARAMS.afterOutlet]: outlets.next})}>
            Next outlets
          </a>
        </p>
      )}
    </section>
  );
}

type Outlet = SourcesView['outlets']['rows'][number];

function Rate({frame, row}: {readonly frame: Frame; readonly row: Outlet}) {
  const label = `How far ${row.publisher} is relied on`;
  return (
    <form class="rate" method="post" action={PLACES.sources}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <input type="hidden" name={FIELDS.outlet} value={row.publisher} />
      <input type="hidden" name={FIELDS.seen} value={String(row.seen)} />
      <select name={FIELDS.rating} aria-label={label}>
        {row.rating === null && (
          <option value="" selected>
            not rated
          </option>
        )}
        {RATINGS.map((rating) => (
          <option key={rating} value={rating} selected={rating === row.rating}>
            {rating}
          </option>
        ))}
      </select>
      <button type="submit" class="quiet">
        Keep
      </button>
    </form>
  );
}
