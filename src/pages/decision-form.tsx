import type {ClaimCard} from '../desk/views.ts';
import {FIELDS, PLACES} from './addresses.ts';
import type {Frame} from './page.ts';

/** Accept or reject a claim where it is read, and say why. `back` is the page to return to. */
export function DecisionForm({
  frame,
  card,
  back,
}: {
  readonly frame: Frame;
  readonly card: ClaimCard;
  readonly back: string;
}) {
  const id = `why-${card.claim.id}`;
  return (
    <form class="decision-form" method="post" action={PLACES.review}>
      <Answering frame={frame} card={card} back={back} />
      {card.decided !== null && <input type="hidden" name={FIELDS.entry} value={String(card.decided)} />}
      <label for={id}>Why</label>
      <input id={id} name={FIELDS.why} type="text" autocomplete="off" />
      <div class="buttons">
        <button type="submit" name={FIELDS.kind} value="accept">
          Accept
        </button>
        <button type="submit" name={FIELDS.kind} value="reject">
          Reject
        </button>
        {card.decided !== null && (
          <button type="submit" name={FIELDS.kind} value="revoke" class="quiet">
            Take the decision back
          </button>
        )}
      </div>
    </form>
  );
}

/** What every decision sends along: the claim, the last entry about it that was seen, and the way back. */
export function Answering({
  frame,
  card,
  back,
}: {
  readonly frame: Frame;
  readonly card: ClaimCard;
  readonly back: string;
}) {
  return (
    <>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <input type="hidden" name={FIELDS.claim} value={card.claim.id} />
      <input type="hidden" name={FIELDS.seen} value={String(card.seen)} />
      <input type="hidden" name={FIELDS.back} value={back} />
    </>
  );
}
