import type {IncidentRow, Lens} from '../desk/views.ts';
import {sayNumber} from '../say/number.ts';
import {nameOfToll} from '../say/toll.ts';
import {lensQuery, toIncident, withQuery} from './addresses.ts';
import {RangeBar} from './charts/range-bar.tsx';
import {Toll} from './text.tsx';
import {headingOf} from './titles.ts';
import {GradeMark} from './toll-board.tsx';
import {CHANGE_NAMES} from './words.ts';

/** Incidents as a table: each with its gravest toll as a range, and how well that is supported. */
export function IncidentList({rows, lens}: {readonly rows: readonly IncidentRow[]; readonly lens: Lens}) {
  return (
    <div class="wide-table">
      <table class="incidents">
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col">Gravest toll</th>
            <th scope="col">Support</th>
            <th scope="col" class="number">
              Reports
            </th>
            <th scope="col" class="number">
              Origins
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={withQuery(toIncident(row.id), lensQuery(lens))}>{headingOf(row)}</a>
                {row.changed !== null && (
                  <span class={`change change-${row.changed}`}>{CHANGE_NAMES[row.changed]}</span>
                )}
              </th>
              <td class="board-range">
                {row.tolls[0] === undefined ? (
                  '–'
                ) : (
                  <>
                    <Toll range={row.tolls[0]} /> <span class="note">{nameOfToll(row.tolls[0])}</span>
                    <RangeBar range={row.tolls[0]} effect={row.tolls[0].effect} />
                  </>
                )}
              </td>
              <td>
                <GradeMark grade={row.grade} />
              </td>
              <td class="number" data-name="Reports">
                {sayNumber(row.reports)}
              </td>
              <td class="number" data-name="Origins">
                {sayNumber(row.origins)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
