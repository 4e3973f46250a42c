import type {DecisionRow} from '../../desk/views.ts';
import {sayChange} from '../../say/decision.ts';
import {Foreign, When} from '../text.tsx';
import {DECISION_NAMES} from '../words.ts';

/** What people decided, the latest first, as the log holds it. */
export function History({rows}: {readonly rows: readonly DecisionRow[]}) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">Decisions</h2>
      {rows.length === 0 ? (
        <p class="empty">Nobody has decided anything here yet.</p>
      ) : (
        <ol class="history">
          {rows.map((row) => (
            <li key={row.entry}>
              <DecisionLine row={row} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** "Accepted by M. on 9 Jan 2022: the prosecutors' own page says so. Entry 120". */
export function DecisionLine({row}: {readonly row: DecisionRow}) {
  const change = sayChange(row.change);
  return (
    <>
      <b class={`decided decided-${row.kind}`}>{DECISION_NAMES[row.kind]}</b>
      {change !== '' && (
        <>
          {' '}
          to <Foreign words={change} />
        </>
      )}{' '}
      by {row.by === null ? 'somebody whose name was erased' : <Foreign words={row.by} />},{' '}
      <When at={row.at} withTime />
      {row.why !== null && (
        <>
          : <Foreign words={row.why} />
        </>
      )}{' '}
      <span class="note">entry {row.entry}</span>
    </>
  );
}
