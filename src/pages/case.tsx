import type {CaseView, ChangeRow, Disagreement, IncidentRow} from '../desk/views.ts';
import {counted} from '../say/number.ts';
import {nameOfToll} from '../say/toll.ts';
import {lensQuery, PARAMS, PLACES, toIncident, withQuery} from './addresses.ts';
import {IncidentList} from './incident-list.tsx';
import {Layout} from './layout.tsx';
import {LensBar} from './lens.tsx';
import {IncidentMap} from './map/map.tsx';
import type {Frame} from './page.ts';
import {SampleForm} from './sample-form.tsx';
import {Foreign, Toll, When} from './text.tsx';
import {headingOf} from './titles.ts';
import {TollBoard} from './toll-board.tsx';
import {CHANGE_NAMES, tollKey} from './words.ts';

/** The home page: the toll board of what most is said about, where, who disagrees, what changed. */
export function CasePage({frame, data}: {readonly frame: Frame; readonly data: CaseView}) {
  const {lens, counts, leading} = data;
  const name = data.case ?? 'All reports';
  return (
    <Layout frame={frame} title={name} view="case" islands={['as-of', 'map']} lens={lens}>
      <header class="head">
        <h1>
          <Foreign words={name} />
        </h1>
        <p class="facts-line">
          {counted(counts.reports, 'report')} · {counted(counts.claims, 'claim')} ·{' '}
          {counted(counts.incidents, 'incident')} · <ToReview frame={frame} open={counts.open} />
        </p>
        <Cases frame={frame} data={data} />
      </header>
      {leading === null ? (
        <Nothing frame={frame} />
      ) : (
        <>
          <LensBar frame={frame} lens={lens} moments={data.moments} />
          <section aria-labelledby="leading">
            <h2 id="leading">
              <a href={withQuery(toIncident(leading.id), lensQuery(lens))}>{headingOf(leading)}</a>
            </h2>
            <TollBoard
              caption={`${counted(leading.reports, 'report')}, ${counted(leading.origins, 'independent origin')}.`}
              rows={leading.tolls}
              toToll={(key) => `${withQuery(toIncident(leading.id), {...lensQuery(lens), [PARAMS.toll]: key})}#toll`}
            />
          </section>
          <div class="two">
            <Disagreements rows={data.disagreements} of={[leading, ...data.others]} lens={lens} />
            <section aria-labelledby="where">
              <h2 id="where">Where</h2>
              <IncidentMap points={data.map} rows={[leading, ...data.others]} />
            </section>
          </div>
          <Changes rows={data.changes} since={data.since} />
          {data.others.length > 0 && (
            <section aria-labelledby="others">
              <h2 id="others">Other incidents</h2>
              <IncidentList rows={data.others} lens={lens} />
            </section>
          )}
        </>
      )}
    </Layout>
  );
}

/** How much is left to review; readers are told, reviewers are led there. */
function ToReview({frame, open}: {readonly frame: Frame; readonly open: number}) {
  const words = open === 0 ? 'all claims reviewed' : `${counted(open, 'claim')} to review`;
  return frame.role === 'reviewer' ? <a href={PLACES.review}>{words}</a> : <span>{words}</span>;
}

/** An empty ledger says what to do next. */
function Nothing({frame}: {readonly frame: Frame}) {
  return (
    <div class="empty">
      <p>Nothing here yet: load the sample case, or import.</p>
      {frame.role === 'reviewer' && (
        <div class="buttons">
          <SampleForm frame={frame} />
          <a class="button" href={PLACES.import}>
            Import reports
          </a>
        </div>
      )}
    </div>
  );
}

function Cases({frame, data}: {readonly frame: Frame; readonly data: CaseView}) {
  if (data.cases.length < 2) return null;
  return (
    <nav class="cases" aria-label="Cases">
      <ul>
        {[null, ...data.cases].map((each) => (
          <li key={each}>
            <a
              href={withQuery(frame.path, frame.query, {[PARAMS.case]: each})}
              aria-current={each === data.case ? 'true' : undefined}
            >
              {each === null ? 'All reports' : <Foreign words={each} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface DisagreementsProps {
  readonly rows: readonly Disagreement[];
  /** The incidents they are of, for their titles. */
  readonly of: readonly IncidentRow[];
  readonly lens: CaseView['lens'];
}

function Disagreements({rows, of, lens}: DisagreementsProps) {
  const titles = new Map(of.map((row) => [row.id, headingOf(row)]));
  return (
    <section aria-labelledby="disagree">
      <h2 id="disagree">Where they disagree</h2>
      {rows.length === 0 && <p class="empty">No origins contradict each other.</p>}
      {rows.map((row) => (
        <div class="disagreement" key={`${row.incident} ${tollKey(row)}`}>
          <h3>
            <a href={`${withQuery(toIncident(row.incident), {...lensQuery(lens), [PARAMS.toll]: tollKey(row)})}#toll`}>
              {nameOfToll(row)}
            </a>{' '}
            <Toll range={row.range} />
          </h3>
          {of.length > 1 && <p class="note">{titles.get(row.incident)}</p>}
          <ul class="against">
            {row.sides.map(({said, figure, at, claim}) => (
              <li key={claim}>
                <b>{figure}</b> <Foreign words={said} />{' '}
                <span class="note">
                  <When at={at} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What became of tolls since this browser last looked, or as reports came in. */
function Changes({rows, since}: {readonly rows: readonly ChangeRow[]; readonly since: string | null}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">
        What changed
        {since !== null && (
          <>
            {' '}
            since <When at={since} />
          </>
        )}
      </h2>
      <div class="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Toll</th>
              <th scope="col">Change</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">By whose word</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.incident} ${tollKey(row)} ${row.at} ${row.what}`}>
                <td>
                  <When at={row.at} />
                </td>
                <td>
                  <a href={toIncident(row.incident)}>{nameOfToll(row)}</a> <span class="note">{headingOf(row)}</span>
                </td>
                <td>
                  <span class={`change change-${row.what}`}>{CHANGE_NAMES[row.what]}</span>
                </td>
                <td data-name="Before">{row.before === null ? '–' : <Toll range={row.before} />}</td>
                <td data-name="After">{row.after === null ? '–' : <Toll range={row.after} />}</td>
                <td data-name="By">
                  {row.by.map((who, i) => (
                    <>
                      {i > 0 && ', '}
                      <Foreign words={who} />
                    </>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
