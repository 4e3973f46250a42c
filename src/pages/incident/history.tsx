import type {DecisionRow, HistoryRow} from '../../desk/views.ts';
import {sayChange} from '../../say/decision.ts';
import {FIELDS, PLACES} from '../addresses.ts';
import {withoutDone} from '../done.tsx';
import type {Frame} from '../page.ts';
import {Foreign, When} from '../text.tsx';
import {DECISION_NAMES} from '../words.ts';

/** What people decided, the latest first, as the log holds it. */
export function History({frame, rows}: {readonly frame: Frame; readonly rows: readonly HistoryRow[]}) {
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
              {frame.role === 'reviewer' && row.standsAt !== null && <TakeBack frame={frame} row={row} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Takes one decision back; those before and since stay as they are. */
function TakeBack({frame, row}: {readonly frame: Frame; readonly row: HistoryRow}) {
  return (
    <form class="take-back" method="post" action={PLACES.review}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <input type="hidden" name={FIELDS.claim} value={row.target} />
      <input type="hidden" name={FIELDS.seen} value={String(row.standsAt)} />
      <input type="hidden" name={FIELDS.entry} value={String(row.entry)} />
      <input type="hidden" name={FIELDS.back} value={withoutDone(frame)} />
      <button type="submit" name={FIELDS.kind} value="revoke" class="quiet">
        Take back<span class="hidden"> entry {row.entry}</span>
      </button>
    </form>
  );
}

/** "Accepted by M. on 9 Jan 2022: the prosecutors' own page says so. Entry 120". */
export function DecisionLine({row}: {readonly row: DecisionRow}) {
  const taken = row.kind === 'revoke' ? row.change['entry'] : undefined;
  const change = taken === undefined ? sayChange(row.change) : '';
  return (
    <>
      <b class={`decided decided-${row.kind}`}>{DECISION_NAMES[row.kind]}</b>
      {taken !== undefined && <> (entry {taken})</>}
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
