import type {IncidentView, TollStory} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {nameOfToll} from '../../say/toll.ts';
import {PARAMS, toIncident, toReport, withQuery} from '../addresses.ts';
import {ReportList} from '../claim-card.tsx';
import {Done, withoutDone} from '../done.tsx';
import {Layout} from '../layout.tsx';
import {LensBar} from '../lens.tsx';
import {IncidentMap} from '../map/map.tsx';
import type {Frame} from '../page.ts';
import {sayToll} from '../text.tsx';
import {headingOf} from '../titles.ts';
import {GradeMark} from '../toll-board.tsx';
import {tollKey} from '../words.ts';
import {History} from './history.tsx';
import {Story} from './story.tsx';
import {TollTabs} from './toll-tabs.tsx';

/** One incident: its toll board, and one of its tolls told in full, down to the words. */
export function IncidentPage({frame, data}: {readonly frame: Frame; readonly data: IncidentView}) {
  const {incident, stories, lens} = data;
  const story = stories.find((each) => tollKey(each) === frame.query[PARAMS.toll]) ?? stories[0];
  const toToll = (key: string) => `${withQuery(frame.path, frame.query, {[PARAMS.toll]: key})}#toll`;
  return (
    <Layout frame={frame} title={incident.title} view="incident" islands={['timeline', 'as-of', 'map']} lens={lens}>
      <Done frame={frame} back={() => withoutDone(frame)} />
      <IncidentHead data={data} story={story} />
      <LensBar frame={frame} lens={lens} moments={data.moments} tolls={tollsByPolicy(story)} />
      <TollTabs stories={stories} toToll={toToll} shown={story} />
      {story !== undefined && <Story frame={frame} data={data} story={story} />}
      <div class="two">
        <section aria-labelledby="where">
          <h2 id="where">Where</h2>
          <IncidentMap points={data.map} rows={[incident]} />
        </section>
        <section aria-labelledby="reports">
          <h2 id="reports">{counted(data.reports.length, 'report')}</h2>
          <ReportList reports={data.reports} />
        </section>
      </div>
      <History frame={frame} rows={data.history} />
    </Layout>
  );
}

function IncidentHead({data, story}: {readonly data: IncidentView; readonly story: TollStory | undefined}) {
  const {incident, missing} = data;
  return (
    <header class="head">
      {incident.parent !== null && (
        <p class="note">
          Part of <a href={toIncident(incident.parent)}>a wider incident</a>
        </p>
      )}
      <h1>{headingOf(incident)}</h1>
      {story !== undefined && (
        <p class="lead">
          {sayToll(story)} <span class="lead-what">{nameOfToll(story)}</span>
        </p>
      )}
      <p class="facts-line">
        {counted(incident.reports, 'report')} · {counted(incident.origins, 'independent origin')} ·{' '}
        <GradeMark grade={incident.grade} /> ·{' '}
        <a class="screen-only" href={toReport(incident.id)}>
          Report to print
        </a>
      </p>
      {missing.length > 0 && <p class="note">The reports do not tell: {missing.join(', ')}.</p>}
    </header>
  );
}

function tollsByPolicy(story: TollStory | undefined) {
  return story && new Map(story.policies.map((each) => [each.policy, each] as const));
}
