import {FIELDS, PARAMS, PLACES, withQuery} from './addresses.ts';
import type {Frame} from './page.ts';
import {DECISION_NAMES} from './words.ts';

interface DoneProps {
  readonly frame: Frame;
  /** Where to go when a decision about this claim was taken back. */
  readonly back: (claim: string) => string;
}

/** What was decided a moment ago, and the way to take it back. */
export function Done({frame, back}: DoneProps) {
  const {[PARAMS.done]: claim, [PARAMS.entry]: entry, [PARAMS.kind]: kind} = frame.query;
  if (claim === undefined || entry === undefined || frame.role !== 'reviewer') return <div role="status" />;
  const name = DECISION_NAMES[kind as keyof typeof DECISION_NAMES] ?? 'decided';
  return (
    <form class="done" method="post" action={PLACES.review}>
      <input type="hidden" name={FIELDS.csrf} value={frame.csrf} />
      <input type="hidden" name={FIELDS.claim} value={claim} />
      <input type="hidden" name={FIELDS.seen} value={entry} />
      <input type="hidden" name={FIELDS.back} value={back(claim)} />
      <p role="status">The claim was {name}.</p>
      <button type="submit" name={FIELDS.kind} value="revoke" data-key="u">
        Undo <kbd>U</kbd>
      </button>
    </form>
  );
}

/** This page's address without what was just done; at another claim of the queue, where one is given. */
export function withoutDone(frame: Frame, claim?: string | null): string {
  const {[PARAMS.done]: _, [PARAMS.entry]: __, [PARAMS.kind]: ___, ...kept} = frame.query;
  return withQuery(frame.path, kept, claim === undefined ? {} : {[PARAMS.claim]: claim});
}
