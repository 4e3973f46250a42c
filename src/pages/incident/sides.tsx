import type {ClaimCard as Card, TollStory} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {visible} from '../../say/visible.ts';
import {ClaimCard} from '../claim-card.tsx';
import {DecisionForm} from '../decision-form.tsx';
import {withoutDone} from '../done.tsx';
import type {Frame} from '../page.ts';
import {Foreign, sayEnds, sentenceOf, When} from '../text.tsx';

type Told = TollStory['statements'][number];

/** The standing word of each independent origin, side by side, with the words themselves and who repeats them. */
export function Sides({frame, story}: {readonly frame: Frame; readonly story: TollStory}) {
  if (story.statements.length === 0) return null;
  const differ = new Set(story.statements.map(({low, best, high}) => `${low} ${best} ${high}`)).size > 1;
  return (
    <div class="sides-block">
      <h3>{differ ? 'Where they disagree' : 'Who says so'}</h3>
      <ol class="sides">
        {story.statements.map((statement) => (
          <li key={`${statement.origin} ${statement.at}`}>
            <Side frame={frame} statement={statement} isBest={statement.best === story.best} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Side({frame, statement, isBest}: {readonly frame: Frame; readonly statement: Told; readonly isBest: boolean}) {
  const {cards} = statement;
  return (
    <div class={isBest ? 'side is-best' : 'side'}>
      <h4>
        <span class="side-figure">{sayEnds(statement)}</span>
        <Foreign words={statement.said} />
        <span class="note">
          <When at={statement.at} />
          {isBest && ' · best'}
        </span>
      </h4>
      <p class="side-how">{visible(sentenceOf(statement.sentence))}</p>
      {statement.beforeSentences.length > 0 && (
        <ul class="side-before note">
          {statement.beforeSentences.map((sentence) => (
            <li key={sentence}>{visible(sentence)}</li>
          ))}
        </ul>
      )}
      {statement.prints > 1 && <p class="note">{counted(statement.prints, 'report')} repeat this.</p>}
      {cards.map((card) => (
        <Quoted key={card.claim.id} frame={frame} card={card} />
      ))}
      {statement.beforeCards.length > 0 && (
        <details>
          <summary>What was said before</summary>
          {statement.beforeCards.map((card) => (
            <ClaimCard key={card.claim.id} card={card} level="h5" />
          ))}
        </details>
      )}
    </div>
  );
}

function Quoted({frame, card}: {readonly frame: Frame; readonly card: Card}) {
  return (
    <>
      <ClaimCard card={card} level="h5" />
      {frame.role === 'reviewer' && (
        <details class="decide">
          <summary>Decide</summary>
          <DecisionForm frame={frame} card={card} back={withoutDone(frame)} />
        </details>
      )}
    </>
  );
}
