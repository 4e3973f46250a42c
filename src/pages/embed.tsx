import type {IncidentView} from '../desk/views.ts';
import {counted} from '../say/number.ts';
import {nameOfToll} from '../say/toll.ts';
import {RangeBar} from './charts/range-bar.tsx';
import {Document} from './layout.tsx';
import type {Frame} from './page.ts';
import {sayMoment, Toll} from './text.tsx';
import {headingOf} from './titles.ts';
import {GradeMark} from './toll-board.tsx';
import {tollKey} from './words.ts';

const MOST = 4;

/** An incident's tolls for another page's frame: no script, no form, nothing that asks anyone for anything. */
export function EmbedPage({frame, data}: {readonly frame: Frame; readonly data: IncidentView}) {
  const {incident, lens, stories} = data;
  return (
    <Document frame={frame} title={incident.title} view="embed">
      <main id="main" class="card">
        <h1>{headingOf(incident)}</h1>
        <table class="board">
          <caption>
            {counted(incident.reports, 'report')}, {counted(incident.origins, 'independent origin')}
            {lens.asOf !== null && `, as known on ${sayMoment(lens.asOf)}`}
          </caption>
          <thead class="hidden">
            <tr>
              <th scope="col">Toll</th>
              <th scope="col">Lowest to highest, and best</th>
            </tr>
          </thead>
          <tbody>
            {stories.slice(0, MOST).map((story) => (
              <tr key={tollKey(story)}>
                <th scope="row">
                  {nameOfToll(story)} <GradeMark grade={story.grade} />
                </th>
                <td class="board-range">
                  <Toll range={story} />
                  <RangeBar range={story} effect={story.effect} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="note">By Sayso, from what is reported: every figure is somebody’s say-so.</p>
      </main>
    </Document>
  );
}
