import type {ComponentChildren} from 'preact';
import type {ClaimCard as Card, ReportRef} from '../desk/views.ts';
import {sayChange} from '../say/decision.ts';
import {sayTime} from '../say/time.ts';
import {toReader, toWords} from './addresses.ts';
import {Foreign, Quoted, When} from './text.tsx';
import {REVIEW_NAMES, SPEAKER_NAMES, TONE_BY_EFFECT} from './words.ts';

interface CardProps {
  readonly card: Card;
  readonly level?: 'h2' | 'h3' | 'h4' | 'h5';
  /** Whether to say which report it stands in; the reader's own page need not. */
  readonly withReport?: boolean;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** A claim with its words: what, who says so, the sentence with the words marked, and where they stand. */
export function ClaimCard({card, level: Heading = 'h4', withReport = true, children}: CardProps) {
  const {claim, context, report} = card;
  return (
    <article
      class={`claim tone-${TONE_BY_EFFECT[claim.effect]} is-${card.review}`}
      id={`claim-${claim.id}`}
      data-claim={claim.id}
    >
      <Heading class="claim-title">
        <Foreign words={card.title} />
      </Heading>
      <blockquote lang={context.lang} dir="auto">
        <Quoted {...context} />
      </blockquote>
      <ClaimWho card={card} />
      <p class="claim-where note">
        {withReport ? (
          <ReportLink report={report} card={card} />
        ) : (
          <a href={`#s=${claim.content.start}-${claim.content.end}`}>Show the words</a>
        )}
      </p>
      <CardFacts card={card} />
      {children}
    </article>
  );
}

function CardFacts({card: {claim, review, corrected, added}}: {readonly card: Card}) {
  const place = claim.place === null ? null : (claim.place.name ?? claim.place.text);
  return (
    <ul class="facts note">
      {place !== null && (
        <li>
          <Foreign words={place} />
        </li>
      )}
      {claim.time !== null && <li>{sayTime(claim.time)}</li>}
      {claim.stance !== 'asserted' && <li>{claim.stance}</li>}
      <li class={`review review-${review}`}>{REVIEW_NAMES[review]}</li>
      {Object.keys(corrected).length > 0 && (
        <li>
          corrected to <Foreign words={sayChange(corrected)} />
        </li>
      )}
      {added !== null && (
        <li class="added">
          added by {added.by === null ? 'a person' : <Foreign words={added.by} />}, <When at={added.at} />
          {added.why !== null && (
            <>
              : <Foreign words={added.why} />
            </>
          )}
        </li>
      )}
    </ul>
  );
}

/** The reports of an incident, each leading to its words. */
export function ReportList({reports}: {readonly reports: readonly ReportRef[]}) {
  return (
    <ol class="reports">
      {reports.map((report) => (
        <li key={report.id}>
          <ReportLink report={report} />
        </li>
      ))}
    </ol>
  );
}

/** Who makes a claim, and what kind of body that is. */
export function ClaimWho({card: {claim, who}}: {readonly card: Card}) {
  return (
    <p class="claim-who">
      <Foreign words={who} />
      {claim.speaker !== null && <span class="note"> ({SPEAKER_NAMES[claim.speaker.class]})</span>}
    </p>
  );
}

/** "Irtysh Herald, 7 Jan 2022", leading to the very words. */
export function ReportLink({report, card}: {readonly report: ReportRef; readonly card?: Card}) {
  return (
    <>
      <a href={card === undefined ? toReader(report.id) : toWords(report.id, card.claim.content)}>
        <Foreign words={report.title} />
      </a>
      {report.publisher !== null && (
        <>
          , <Foreign words={report.publisher} />
        </>
      )}
      {report.agency !== null && (
        <>
          {' '}
          (<Foreign words={report.agency} />)
        </>
      )}
      , <When at={report.published} />
    </>
  );
}
