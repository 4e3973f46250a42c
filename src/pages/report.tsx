import type {IncidentView, TollStory} from '../desk/views.ts';
import {counted} from '../say/number.ts';
import {nameOfToll} from '../say/toll.ts';
import {visible} from '../say/visible.ts';
import {lensQuery, toIncident, withQuery} from './addresses.ts';
import {RangeBar} from './charts/range-bar.tsx';
import {ReportList} from './claim-card.tsx';
import {DecisionLine} from './incident/history.tsx';
import {Document} from './layout.tsx';
import type {Frame} from './page.ts';
import {Foreign, Quoted, sayMoment, sayToll, sentenceOf, Toll, When} from './text.tsx';
import {headingOf} from './titles.ts';
import {GRADE_ABOUT, GRADE_NAMES, POLICY_NAMES, tollKey} from './words.ts';

/** One incident on paper: every toll with why, who says what, and the words; the reports and the decisions. No script. */
export function ReportPage({frame, data}: {readonly frame: Frame; readonly data: IncidentView}) {
  const {incident, lens, stories} = data;
  const asOf = lens.asOf === null ? 'as known at the latest report' : `as known on ${sayMoment(lens.asOf)}`;
  return (
    <Document frame={frame} title={`Report: ${incident.title}`} view="report">
      <main id="main" class="paper">
        <p class="screen-only">
          <a href={withQuery(toIncident(incident.id), lensQuery(lens))}>Back to the incident</a>
        </p>
        <header class="head">
          <h1>{headingOf(incident)}</h1>
          <p>
            {counted(incident.reports, 'report')}, {counted(incident.origins, 'independent origin')}; counted by{' '}
            {POLICY_NAMES[lens.policy]}, {asOf}.
          </p>
        </header>
        <table class="board">
          <caption>Tolls, lowest to highest and best</caption>
          <thead>
            <tr>
              <th scope="col">Toll</th>
              <th scope="col">Range</th>
              <th scope="col">Support</th>
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <tr key={tollKey(story)}>
                <th scope="row">{nameOfToll(story)}</th>
                <td class="board-range">
                  <Toll range={story} />
                  <RangeBar range={story} effect={story.effect} />
                </td>
                <td>
                  {GRADE_NAMES[story.grade]}, {counted(story.origins, 'origin')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {stories.map((story) => (
          <StoryOnPaper key={tollKey(story)} story={story} />
        ))}
        <section aria-labelledby="reports">
          <h2 id="reports">Reports</h2>
          <ReportList reports={data.reports} />
        </section>
        {data.history.length > 0 && (
          <section aria-labelledby="decisions">
            <h2 id="decisions">Decisions</h2>
            <ol class="history">
              {data.history.map((row) => (
                <li key={row.entry}>
                  <DecisionLine row={row} />
                </li>
              ))}
            </ol>
          </section>
        )}
        <p class="note">Made by Sayso from the words of the reports. It does not tell whether a claim is true.</p>
      </main>
    </Document>
  );
}

function StoryOnPaper({story}: {readonly story: TollStory}) {
  return (
    <section class="paper-story" aria-label={nameOfToll(story)}>
      <h2>
        {nameOfToll(story)} {sayToll(story)}
      </h2>
      <p>
        {story.why} <span class="note">{GRADE_ABOUT[story.grade]}</span>
      </p>
      <ul class="paper-said">
        {story.statements.map((statement) => (
          <li key={`${statement.origin} ${statement.at}`}>
            {visible(sentenceOf(statement.sentence))}
            {statement.prints > 1 && ` ${counted(statement.prints, 'report')} print it.`}
            {statement.cards.map((card) => (
              <blockquote key={card.claim.id} lang={card.context.lang} dir="auto">
                <Quoted {...card.context} />{' '}
                <cite>
                  <Foreign words={card.report.publisher ?? card.report.title} />, <When at={card.report.published} />
                </cite>
              </blockquote>
            ))}
          </li>
        ))}
        {story.denials.map(({sentence}) => (
          <li key={sentence}>{visible(sentenceOf(sentence))}</li>
        ))}
      </ul>
      {story.aside.length > 0 && <p class="note">{story.aside.map(({sentence}) => sentence).join(' · ')}</p>}
    </section>
  );
}
