import type {TollStory} from '../../desk/views.ts';
import {nameOfToll} from '../../say/toll.ts';
import {toWords} from '../addresses.ts';
import {shapeOf} from '../charts/dots.ts';
import {Foreign, sayEnds, When} from '../text.tsx';
import {REASON_NAMES, SPEAKER_NAMES} from '../words.ts';

/** The timeline as a table: every claim, also those without a date. */
export function DotTable({story, isOpen}: {readonly story: TollStory; readonly isOpen: boolean}) {
  return (
    <details class="as-table" id="dots" open={isOpen}>
      <summary>As a table</summary>
      <div class="wide-table">
        <table>
          <caption>Claims of {nameOfToll(story)}, by the day they were said</caption>
          <thead>
            <tr>
              <th scope="col">Said</th>
              <th scope="col">Figure</th>
              <th scope="col">Who</th>
              <th scope="col">Kind</th>
              <th scope="col">Counts</th>
              <th scope="col">Words</th>
            </tr>
          </thead>
          <tbody>
            {story.dots.map((dot) => (
              <tr key={dot.claim}>
                <td>
                  <When at={dot.at} />
                </td>
                <td class="number" data-name="Figure">
                  {sayEnds(dot)}
                </td>
                <td>
                  <Foreign words={dot.said} />
                </td>
                <td data-name="Kind">{SPEAKER_NAMES[dot.speaker]}</td>
                <td data-name="Counts">
                  {dot.aside === null ? (shapeOf(dot) === 'copy' ? 'Not independent' : 'Yes') : REASON_NAMES[dot.aside]}
                </td>
                <td>
                  <a href={toWords(dot.report, dot.words)}>Read</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
