import type {TollRow} from '../desk/views.ts';
import type {Grade} from '../model/toll.ts';
import {counted} from '../say/number.ts';
import {nameOfToll} from '../say/toll.ts';
import {RangeBar} from './charts/range-bar.tsx';
import {Spark} from './charts/spark.tsx';
import {Foreign, sayEnds, Toll, When} from './text.tsx';
import {GRADE_ABOUT, GRADE_NAMES, nameOf, TONE_BY_EFFECT, tollKey} from './words.ts';

interface BoardProps {
  readonly caption: string;
  readonly rows: readonly TollRow[];
  /** Where a toll is told in full. */
  readonly toToll: (key: string) => string;
}

const SAID_MOST = 3;

/** A row for each effect: low, best and high as a bar and in figures, how it moved, how well it is supported, who says so. */
export function TollBoard({caption, rows, toToll}: BoardProps) {
  if (rows.length === 0) return <p class="empty">No toll yet: the reports of this count nobody.</p>;
  return (
    <div class="wide-table">
      <table class="board">
        <caption>
          {caption} <span class="note">Each bar has its own scale, from nought.</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Toll</th>
            <th scope="col">Lowest to highest, and best</th>
            <th scope="col">How it moved</th>
            <th scope="col">Who says so</th>
          </tr>
        </thead>
        <tbody>
          {familiesOf(rows).map(({head, parts}) => (
            <BoardRow key={tollKey(head)} row={head} parts={parts} toToll={toToll} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Family {
  readonly head: TollRow;
  /** The same effect on one group: police, civilians. */
  readonly parts: readonly TollRow[];
}

/** Tolls of everyone, each with those of the groups among them; a group stands alone where nobody counts everyone. */
function familiesOf(rows: readonly TollRow[]): Family[] {
  const heads = rows.filter(
    (row) => row.class === null || !rows.some(({effect, class: name}) => name === null && effect === row.effect),
  );
  return heads.map((head) => ({
    head,
    parts: head.class === null ? rows.filter((row) => row.class !== null && row.effect === head.effect) : [],
  }));
}

interface RowProps {
  readonly row: TollRow;
  readonly parts: readonly TollRow[];
  readonly toToll: (key: string) => string;
}

function BoardRow({row, parts, toToll}: RowProps) {
  return (
    <tr>
      <th scope="row" class={`tone-${TONE_BY_EFFECT[row.effect]}`}>
        <a href={toToll(tollKey(row))}>{nameOfToll(row)}</a>
        <GradeMark grade={row.grade} />
      </th>
      <td class="board-range">
        <Toll range={row} />
        <RangeBar range={row} effect={row.effect} />
        {parts.length > 0 && (
          <ul class="board-parts note" aria-label={`Among the ${row.effect}`}>
            {parts.map((part) => (
              <li key={tollKey(part)}>
                <a href={toToll(tollKey(part))}>{nameOf(part.class ?? '')}</a> {sayEnds(part)}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td class="board-spark">
        <Spark row={row} />
        <span class="note">
          {row.moved.length < 2 ? 'unchanged' : `moved ${counted(row.moved.length - 1, 'time')}`}
        </span>
      </td>
      <td class="board-said">
        <ul>
          {row.said.slice(0, SAID_MOST).map(({said, figure, at}) => (
            <li key={`${said} ${at} ${figure}`}>
              <b>{figure}</b> <Foreign words={said} />{' '}
              <span class="note">
                <When at={at} />
              </span>
            </li>
          ))}
          {row.said.length > SAID_MOST && (
            <li class="note">and {counted(row.said.length - SAID_MOST, 'more origin')}</li>
          )}
        </ul>
      </td>
    </tr>
  );
}

/** How well a toll is supported: in a word, with a mark that differs in shape. */
export function GradeMark({grade}: {readonly grade: Grade}) {
  return (
    <span class={`grade grade-${grade}`} title={GRADE_ABOUT[grade]}>
      {GRADE_NAMES[grade]}
    </span>
  );
}
