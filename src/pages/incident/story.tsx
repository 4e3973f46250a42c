import type {IncidentView, TollStory} from '../../desk/views.ts';
import {counted} from '../../say/number.ts';
import {nameOfToll} from '../../say/toll.ts';
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
export function Story({frame, story}: StoryProps) {
  return (
    <section class={`story tone-${TONE_BY_EFFECT[story.effect]}`} id="toll" aria-labelledby="story">
      <h2 id="story">
        <span class="story-what">{nameOfToll(story)}</span>, day by day
      </h2>
      <figure class="timeline-figure">
        <figcaption>
          Each dot is one claim, at the day it was said.{' '}
          <span class="with-script">Arrow keys walk the dots, Enter opens the words.</span>
        </figcaption>
        <Timeline story={story} />
        <Legend />
        <div class="words-panel" aria-live="polite" data-panel="timeline" />
        <DotTable story={story} />
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
