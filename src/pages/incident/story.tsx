import type {IncidentView, TollStory} from '../../desk/views.ts';
import {counted, sayNumber} from '../../say/number.ts';
import {nameOfToll} from '../../say/toll.ts';
import {PARAMS, withQuery} from '../addresses.ts';
import {Legend} from '../charts/legend.tsx';
import {Timeline} from '../charts/timeline.tsx';
import {ClaimCard} from '../claim-card.tsx';
import type {Frame} from '../page.ts';
import {sentenceOf} from '../text.tsx';
import {GRADE_ABOUT, REASON_NAMES, TONE_BY_EFFECT} from '../words.ts';
import {DotTable} from './dot-table.tsx';
import {Sides} from './sides.tsx';

interface StoryProps {
  readonly frame: Frame;
  readonly data: IncidentView;
  readonly story: TollStory;
}

/** One toll in full: how it came about over time, why this number, who says what, and what does not count. */
export function Story({frame, data, story}: StoryProps) {
  return (
    <section class={`story tone-${TONE_BY_EFFECT[story.effect]}`} id="toll" aria-labelledby="story">
      <h2 id="story">
        <span class="story-what">{nameOfToll(story)}</span>, day by day
      </h2>
      <figure class="timeline-figure">
        <figcaption>
          Each dot is one claim, at the day it was said.{' '}
          <span class="with-script">
            A click, a tap or the space bar shows its words; arrow keys walk the dots, Enter opens the report.
          </span>
        </figcaption>
        <Timeline story={story} />
        <Legend />
        <LeftOut frame={frame} data={data} story={story} />
        <div class="words-panel" aria-live="polite" data-panel="timeline" />
        <DotTable story={story} isOpen={frame.query[PARAMS.dots] === 'all'} />
      </figure>
      <div class="why">
        <h3>Why this number</h3>
        <p class="why-best">{story.why}</p>
        <p class="note">
          {counted(story.origins, 'independent origin')}. {GRADE_ABOUT[story.grade]}
        </p>
        {story.denials.map(({sentence, card}) => (
          <div key={sentence} class="denial">
            <p>{sentenceOf(sentence)}</p>
            {card !== null && <ClaimCard card={card} />}
          </div>
        ))}
      </div>
      <Sides frame={frame} story={story} />
      <Aside story={story} />
    </section>
  );
}

/** What the timeline has no room for, and where it is. */
function LeftOut({frame, data, story}: StoryProps) {
  const drawn = story.dots.filter(({isDrawn}) => isDrawn).length;
  const all = story.dots.length + story.dotsLeftOut;
  const moments = data.moments.length;
  return (
    <>
      {drawn < all && (
        <p class="note">
          {sayNumber(drawn)} of {counted(all, 'claim')} are drawn, those that count first.{' '}
          {story.dotsLeftOut > 0 ? (
            <a href={`${withQuery(frame.path, frame.query, {[PARAMS.dots]: 'all'})}#dots`}>List all of them</a>
          ) : (
            <a href="#dots">The table lists all of them</a>
          )}
        </p>
      )}
      {data.momentsLeftOut > 0 && (
        <p class="note">
          The line goes by {sayNumber(moments - data.momentsLeftOut)} of {counted(moments, 'moment')} at which something
          was said. <a href="#known-on">As known on</a> has them all.
        </p>
      )}
    </>
  );
}

/** What the toll does not count, and why: closed until somebody asks. */
function Aside({story}: {readonly story: TollStory}) {
  if (story.aside.length === 0) return null;
  return (
    <div class="asides">
      <h3>What is not counted</h3>
      {story.aside.map(({why, sentence, cards}) => (
        <details key={why}>
          <summary>
            {REASON_NAMES[why]} <span class="note">{counted(cards.length, 'claim')}</span>
          </summary>
          <p class="note">{sentenceOf(sentence)}</p>
          <div class="cards">
            {cards.map((card) => (
              <ClaimCard key={card.claim.id} card={card} />
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
