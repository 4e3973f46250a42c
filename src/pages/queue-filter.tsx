import {AFFECTED_CLASSES, EFFECTS, SPEAKER_CLASSES, STANCES} from '../model/claim.ts';
import {PARAMS, PLACES} from './addresses.ts';
import {Choice} from './choice.tsx';
import type {Frame} from './page.ts';
import {REVIEW_NAMES} from './words.ts';

/** What the queue can be narrowed by: the same that `sayso review` takes. */
const FILTERS = [
  PARAMS.words,
  PARAMS.place,
  PARAMS.from,
  PARAMS.to,
  PARAMS.effect,
  PARAMS.class,
  PARAMS.speaker,
  PARAMS.stance,
  PARAMS.case,
  PARAMS.document,
  PARAMS.review,
] as const;

/** Whether the address narrows the queue; those that wait for a decision are the queue itself. */
export function isNarrowed({query}: Frame): boolean {
  return FILTERS.some((name) => (query[name] ?? '') !== '' && query[name] !== OPEN);
}

/** The review of a claim that nobody decided on. */
const OPEN = 'open';

/** Which claims are in the queue: a plain form, so that every queue has its address. Closed until something is chosen. */
export function QueueFilter({frame}: {readonly frame: Frame}) {
  const {query} = frame;
  const chosen = (name: string): string | null =>
    query[name] === '' || query[name] === OPEN ? null : (query[name] ?? null);
  const text = (name: string, label: string) => (
    <p class="field">
      <label for={`queue-${name}`}>{label}</label>
      <input id={`queue-${name}`} name={name} type="text" dir="auto" autocomplete="off" value={query[name]} />
    </p>
  );
  const day = (name: string, label: string) => (
    <p class="field">
      <label for={`queue-${name}`}>{label}</label>
      <input id={`queue-${name}`} name={name} type="date" value={query[name]} />
    </p>
  );
  return (
    <details class="queue-filter" open={isNarrowed(frame)}>
      <summary>Which claims</summary>
      <form class="facets" method="get" action={PLACES.review} aria-label="Narrow the queue">
        {text(PARAMS.words, 'Words in the report')}
        {text(PARAMS.place, 'Country, region or town')}
        {day(PARAMS.from, 'From')}
        {day(PARAMS.to, 'To')}
        <Choice name={PARAMS.effect} label="Effect" values={EFFECTS} chosen={chosen(PARAMS.effect)} />
        <Choice name={PARAMS.class} label="Who was counted" values={AFFECTED_CLASSES} chosen={chosen(PARAMS.class)} />
        <Choice
          name={PARAMS.speaker}
          label="Who says so"
          values={[...SPEAKER_CLASSES, 'outlet']}
          chosen={chosen(PARAMS.speaker)}
        />
        <Choice name={PARAMS.stance} label="How it is put" values={STANCES} chosen={chosen(PARAMS.stance)} />
        {text(PARAMS.case, 'Case')}
        <Choice
          name={PARAMS.review}
          label="Reviewed"
          values={Object.keys(REVIEW_NAMES).filter((name) => name !== OPEN)}
          chosen={chosen(PARAMS.review)}
          any="not yet"
        />
        {chosen(PARAMS.document) !== null && text(PARAMS.document, 'Report')}
        <div class="buttons">
          <button type="submit">Show</button>
          <a class="button quiet" href={PLACES.review} aria-label="Clear: show all that wait for a decision">
            Clear
          </a>
        </div>
      </form>
    </details>
  );
}
