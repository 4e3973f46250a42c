import {sayChange} from '../say/decision.ts';
import {FIELDS, PLACES} from './addresses.ts';
import {ClaimCard} from './claim-card.tsx';
import {DecisionLine} from './incident/history.tsx';
import {Layout} from './layout.tsx';
import type {Conflict, Frame, ProblemView} from './page.ts';
import {Foreign} from './text.tsx';
import {DECISION_NAMES} from './words.ts';

/** Something did not go as asked: what happened, that nothing is lost, and the way on. */
export function ProblemPage({frame, data}: {readonly frame: Frame; readonly data: ProblemView}) {
  return (
    <Layout frame={frame} title={data.title} view="problem">
      <header class="head">
        <p class="note">
          {data.status} · <code>{data.code}</code>
        </p>
        <h1>{data.title}</h1>
        <p class="lead-text">{data.message}</p>
        {data.share !== null && (
          <progress aria-label="How much is done" value={Math.round(100 * data.share)} max={100} />
        )}
      </header>
      {data.conflict !== null && <Both frame={frame} conflict={data.conflict} />}
      <p>
        <a class="button" href={data.back ?? PLACES.case}>
          {data.back === null || data.back === PLACES.case ? 'To the first page' : 'Go back'}
        </a>
      </p>
    </Layout>
  );
}

/** Two decisions of one claim, side by side: the second person chooses, knowing the first. */
function Both({frame, conflict: {card, theirs, yours}}: {readonly frame: Frame; readonly conflict: Conflict}) {
  const kept = Object.entries(yours).filter(([name]) => name !== FIELDS.csrf && name !== FIELDS.seen);
  const change = Object.fromEntries(
    kept
      .filter(([name]) => name.startsWith(FIELDS.change))
      .map(([name, value]) => [name.slice(FIELDS.change.length), value]),
  );
  const kind = yours[FIELDS.kind] as keyof typeof DECISION_NAMES;
  return (
    <section class="both" aria-labelledby="both">
      <h2 id="both">Both decisions</h2>
      <ClaimCard card={card} level="h3" />
      <div class="two">
        <div class="side">
          <h3>In the ledger</h3>
          <p>
            <DecisionLine row={theirs} />
          </p>
        </div>
        <div class="side">
          <h3>Yours, not kept</h3>
          <p>
            <b>{DECISION_NAMES[kind] ?? 'decided'}</b>
            {kind === 'correct' && (
              <>
                {' '}
                to <Foreign words={sayChange(change)} />
              </>
            )}
            {yours[FIELDS.why] !== undefined && yours[FIELDS.why] !== '' && (
              <>
                : <Foreign words={yours[FIELDS.why] ?? ''} />
              </>
            )}
          </p>
          <form method="post" action={PLACES.review}>
            <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
            <input type="hidden" name={FIELDS.seen} value={String(card.seen)} />
            {kept.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit">Decide so all the same</button>
          </form>
        </div>
      </div>
      <p class="note">Going back leaves the decision in the ledger as it is.</p>
    </section>
  );
}
