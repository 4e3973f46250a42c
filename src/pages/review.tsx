import type {ClaimCard, ReviewView} from '../desk/views.ts';
import {AFFECTED_CLASSES, EFFECTS, STANCES} from '../model/claim.ts';
import {sayNumber} from '../say/number.ts';
import {FIELDS, PLACES, toIncident, toWords} from './addresses.ts';
import {Choice} from './choice.tsx';
import {ClaimWho} from './claim-card.tsx';
import {Answering} from './decision-form.tsx';
import {Done, withoutDone} from './done.tsx';
import {DecisionLine} from './incident/history.tsx';
import {Layout} from './layout.tsx';
import type {Frame} from './page.ts';
import {isNarrowed, QueueFilter} from './queue-filter.tsx';
import {Foreign, Quoted, When} from './text.tsx';
import {TONE_BY_EFFECT} from './words.ts';

/** One claim at a time: its words, large; what was read in them, to be accepted, rejected or put right. */
export function ReviewPage({frame, data}: {readonly frame: Frame; readonly data: ReviewView}) {
  const {card} = data;
  const to = (claim: string | null) => withoutDone(frame, claim);
  return (
    <Layout frame={frame} title="Review" view="review" islands={['review']}>
      <header class="head head-line">
        <h1>Review</h1>
        <p class="position">
          {card === null ? 'nothing left' : `${sayNumber(data.position)} of ${sayNumber(data.total)}`}
        </p>
        <nav class="steps" aria-label="Claims">
          <ul>
            <li>
              <Step name="Previous" letter="K" address={data.previous === null ? null : to(data.previous)} />
            </li>
            <li>
              <Step name="Next" letter="J" address={data.next === null ? null : to(data.next)} />
            </li>
            <li>
              {data.next !== null && (
                <a href={to(data.next)} data-key=".">
                  Skip <kbd>.</kbd>
                </a>
              )}
            </li>
          </ul>
        </nav>
      </header>
      <Done frame={frame} back={to} />
      {card === null ? (
        <div class="empty">
          {isNarrowed(frame) ? (
            <p>
              No claim is like this. <a href={PLACES.review}>Show all that wait for a decision</a>
            </p>
          ) : (
            <p>
              Every claim has been reviewed. <a href={PLACES.incidents}>See the incidents</a>, or{' '}
              <a href={PLACES.import}>import more reports</a>.
            </p>
          )}
        </div>
      ) : (
        <OneClaim frame={frame} data={data} card={card} back={to(data.next)} />
      )}
      <QueueFilter frame={frame} />
      <KeysSwitch />
    </Layout>
  );
}

/** A way to another claim, by a link or a key; its name alone where there is none. */
function Step({
  name,
  letter,
  address,
}: {
  readonly name: string;
  readonly letter: string;
  readonly address: string | null;
}) {
  if (address === null) return <span class="off">{name}</span>;
  return (
    <a href={address} data-key={letter.toLowerCase()}>
      {name} <kbd>{letter}</kbd>
    </a>
  );
}

interface OneClaimProps {
  readonly frame: Frame;
  readonly data: ReviewView;
  readonly card: ClaimCard;
  readonly back: string;
}

function OneClaim({frame, data, card, back}: OneClaimProps) {
  const {claim, report, context} = card;
  return (
    <article class={`review-claim tone-${TONE_BY_EFFECT[claim.effect]}`} aria-labelledby="claim-title">
      <div class="review-words">
        <h2 id="claim-title">
          <Foreign words={card.title} />
        </h2>
        <blockquote class="big-quote" lang={context.lang} dir="auto">
          <Quoted {...context} />
        </blockquote>
        <ClaimWho card={card} />
        <p class="note">
          <a href={toWords(report.id, claim.content)}>
            <Foreign words={report.title} />
          </a>
          {report.publisher !== null && (
            <>
              , <Foreign words={report.publisher} />
            </>
          )}
          , <When at={report.published} />
          {card.incident !== null && (
            <>
              {' · '}
              <a href={toIncident(card.incident)}>Its incident</a>
            </>
          )}
        </p>
        {card.added !== null && (
          <p class="before">
            Added by {card.added.by === null ? 'a person' : <Foreign words={card.added.by} />}, because no reader had
            found it, <When at={card.added.at} withTime />
            {card.added.why !== null && (
              <>
                : <Foreign words={card.added.why} />
              </>
            )}
          </p>
        )}
        {data.before !== null && data.before.kind !== 'add' && (
          <p class="before">
            <DecisionLine row={data.before} />
          </p>
        )}
      </div>
      <form class="review-form" method="post" action={PLACES.review} data-island="review">
        <Answering frame={frame} card={card} back={back} />
        <p class="field">
          <label for="why">Why (may be left empty)</label>
          <input id="why" name={FIELDS.why} type="text" autocomplete="off" />
        </p>
        <div class="buttons">
          <button type="submit" name={FIELDS.kind} value="accept" class="main" data-key="a">
            Accept <kbd>A</kbd>
          </button>
          <button type="submit" name={FIELDS.kind} value="reject" data-key="r">
            Reject <kbd>R</kbd>
          </button>
        </div>
        <Reading card={card} />
        <Move data={data} card={card} />
      </form>
    </article>
  );
}

/** What was read, as fields: what is changed in them becomes a correction. */
function Reading({card: {claim, corrected}}: {readonly card: ClaimCard}) {
  const name = (field: string) => `${FIELDS.change}${field}`;
  const now = (field: string, read: string | number | null): string =>
    String((field in corrected ? corrected[field] : read) ?? '');
  return (
    <fieldset class="reading" data-key-focus="e">
      <legend>
        What was read <kbd>E</kbd>
      </legend>
      <div class="fields">
        <Choice name={name('effect')} label="Effect" values={EFFECTS} chosen={now('effect', claim.effect)} />
        <p class="field">
          <label for="low">At least</label>
          <input
            id="low"
            name={name('low')}
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            value={now('low', claim.figure.low)}
          />
        </p>
        <p class="field">
          <label for="high">At most</label>
          <input
            id="high"
            name={name('high')}
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            value={now('high', claim.figure.high)}
            placeholder="open"
          />
        </p>
        <Choice
          name={name('class')}
          label="Who was counted"
          values={AFFECTED_CLASSES}
          chosen={now('class', claim.affected.class)}
        />
        <Choice name={name('stance')} label="How it is put" values={STANCES} chosen={now('stance', claim.stance)} />
        <p class="field">
          <label for="speaker">Who says so</label>
          <input
            id="speaker"
            name={name('speaker')}
            type="text"
            dir="auto"
            value={now('speaker', claim.speaker?.name ?? claim.speaker?.text ?? null)}
          />
        </p>
        <p class="field">
          <label for="place">Where</label>
          <input
            id="place"
            name={name('place')}
            type="text"
            dir="auto"
            value={now('place', claim.place?.name ?? claim.place?.text ?? null)}
          />
        </p>
      </div>
      <button type="submit" name={FIELDS.kind} value="correct">
        Keep the correction
      </button>
    </fieldset>
  );
}

function Move({data, card}: {readonly data: ReviewView; readonly card: ClaimCard}) {
  const others = data.incidents.filter(({id}) => id !== card.incident);
  if (others.length === 0) return null;
  return (
    <fieldset class="reading">
      <legend>
        Another incident <kbd>M</kbd>
      </legend>
      <p class="field">
        <label for="move">It is about</label>
        <select id="move" name={FIELDS.incident} data-key-focus="m">
          {others.map(({id, title}) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <button type="submit" name={FIELDS.kind} value="move">
        Move the claim
      </button>
    </fieldset>
  );
}

/** Single keys can be switched off (WCAG 2.1.4); without script there are none, and the switch is not shown. */
function KeysSwitch() {
  return (
    <p class="keys with-script">
      <input type="checkbox" id="keys" checked />
      <label for="keys">Single keys decide: J K A R E M U and the full stop</label>
    </p>
  );
}
