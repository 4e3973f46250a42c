import type {ReportsView} from '../desk/views.ts';
import {counted, sayNumber} from '../say/number.ts';
import {PARAMS, PLACES, toReader, withQuery} from './addresses.ts';
import {Choice} from './choice.tsx';
import {EmptyList} from './empty-list.tsx';
import {Layout} from './layout.tsx';
import type {Frame} from './page.ts';
import {Foreign, When} from './text.tsx';

/** Every report, those without a claim too: each can be opened, and a claim that was missed be added. */
export function ReportsPage({frame, data}: {readonly frame: Frame; readonly data: ReportsView}) {
  const {list} = data;
  const isFiltered = FILTERS.some((name) => (frame.query[name] ?? '') !== '');
  return (
    <Layout frame={frame} title="Reports" view="reports">
      <header class="head">
        <h1>Reports</h1>
        {!isFiltered && <p class="facts-line">{counted(list.total, 'report')}</p>}
      </header>
      <Narrowing query={data.query} cases={data.cases} />
      {list.rows.length === 0 ? (
        <EmptyList one="report" isFiltered={isFiltered} all={PLACES.reports} />
      ) : (
        <Rows frame={frame} list={list} />
      )}
    </Layout>
  );
}

const FILTERS = [PARAMS.words, PARAMS.publisher, PARAMS.case, PARAMS.from, PARAMS.to, PARAMS.claims];

function Narrowing({query, cases}: Pick<ReportsView, 'query' | 'cases'>) {
  return (
    <form class="facets" method="get" action={PLACES.reports} aria-label="Narrow the list">
      <p class="field">
        <label for="words">Words in it</label>
        <input id="words" name={PARAMS.words} type="search" dir="auto" autocomplete="off" value={query.words} />
      </p>
      <p class="field">
        <label for="publisher">Outlet</label>
        <input
          id="publisher"
          name={PARAMS.publisher}
          type="text"
          dir="auto"
          autocomplete="off"
          value={query.publisher}
        />
      </p>
      <Choice name={PARAMS.claims} label="Claims" values={['none', 'some']} chosen={query.claims} />
      {cases.length > 0 && <Choice name={PARAMS.case} label="Case" values={cases} chosen={query.case} />}
      <p class="field">
        <label for="from">Published from</label>
        <input id="from" name={PARAMS.from} type="date" value={query.from} />
      </p>
      <p class="field">
        <label for="to">Published to</label>
        <input id="to" name={PARAMS.to} type="date" value={query.to} />
      </p>
      <div class="buttons">
        <button type="submit">Show</button>
        <a class="button quiet" href={PLACES.reports} aria-label="Clear: show all reports">
          Clear
        </a>
      </div>
    </form>
  );
}

function Rows({frame, list}: {readonly frame: Frame; readonly list: ReportsView['list']}) {
  return (
    <>
      <div class="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">Outlet</th>
              <th scope="col">Published</th>
              <th scope="col" class="number">
                Claims
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map(({id, title, publisher, published, claims}) => (
              <tr key={id}>
                <th scope="row">
                  <a href={toReader(id)}>
                    <Foreign words={title === '' ? id : title} />
                  </a>
                </th>
                <td data-name="Outlet">{publisher === null ? 'not named' : <Foreign words={publisher} />}</td>
                <td data-name="Published">
                  <When at={published} />
                </td>
                <td class="number" data-name="Claims">
                  {claims === 0 ? 'none' : sayNumber(claims)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.next !== null && (
        <p class="more">
          <a class="button" href={withQuery(frame.path, frame.query, {[PARAMS.after]: list.next})}>
            Next reports
          </a>
        </p>
      )}
    </>
  );
}
