import type {TollStory} from '../../desk/views.ts';
import {sayEnds} from '../text.tsx';
import {nameOf, TONE_BY_EFFECT, tollKey} from '../words.ts';

interface TabsProps {
  readonly stories: readonly TollStory[];
  readonly toToll: (key: string) => string;
  readonly shown: TollStory | undefined;
}

/** The tolls of an incident, to choose one; below those of everyone, those of the groups among the one that is chosen. */
export function TollTabs({stories, toToll, shown}: TabsProps) {
  if (stories.length < 2) return null;
  const whole = stories.filter((story) => story.class === null);
  const parts = stories.filter((story) => story.class !== null && story.effect === shown?.effect);
  const alone = stories.filter(
    ({class: name, effect}) => name !== null && !whole.some((each) => each.effect === effect),
  );
  return (
    <nav class="toll-tabs" aria-label="Tolls of this incident">
      <ul>
        {[...whole, ...alone].map((story) => (
          <Tab
            key={tollKey(story)}
            story={story}
            href={toToll(tollKey(story))}
            isShown={story === shown}
            name={story.effect}
          />
        ))}
      </ul>
      {parts.length > 0 && (
        <div class="toll-parts">
          <p class="note">Among the {shown?.effect}</p>
          <ul>
            {parts.map((story) => (
              <Tab
                key={tollKey(story)}
                story={story}
                href={toToll(tollKey(story))}
                isShown={story === shown}
                name={nameOf(story.class ?? '')}
              />
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}

interface TabProps {
  readonly story: TollStory;
  readonly href: string;
  readonly isShown: boolean;
  readonly name: string;
}

function Tab({story, href, isShown, name}: TabProps) {
  return (
    <li class={`tone-${TONE_BY_EFFECT[story.effect]}`}>
      <a href={href} aria-current={isShown ? 'true' : undefined}>
        <span class="tab-name">{name}</span> <span class="tab-range">{sayEnds(story)}</span>
      </a>
    </li>
  );
}
