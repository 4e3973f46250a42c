import {expect, test} from 'vitest';
import {addDocuments, filledLedger} from '../keeper/ledgers.fixture.ts';
import {documentAbout} from '../store/samples.fixture.ts';
import {openDesk} from './desk.ts';
import {USUAL_LENS} from './queries.ts';
import {MOST_DOTS} from './stories.ts';
import {MOST_MOMENTS} from './tolls.ts';

test('a timeline tells how many claims and moments it has no room for, and gives them when asked', async () => {
  const [extra, reports] = [7, MOST_DOTS + 7];
  const ledger = await filledLedger([]);
  // Every second report at a moment of its own.
  await addDocuments(
    ledger,
    Array.from({length: reports}, (_, i) => {
      const minute = Math.floor(i / 2);
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return documentAbout(`r${i}`, {
        title: `Report ${i}`,
        published: `2022-01-06T${time}:00Z`,
        publisher: `Paper ${i}`,
      });
    }),
  );
  const desk = await openDesk(ledger);
  const {leading} = await desk.caseView(USUAL_LENS, 'reviewer');
  const short = await desk.incident(leading!.id, USUAL_LENS, 'reviewer');
  const moments = Math.ceil(reports / 2);
  expect([short.moments.length, short.momentsLeftOut]).toEqual([moments, moments - MOST_MOMENTS]);
  for (const story of short.stories) {
    expect([story.dots.length, story.dotsLeftOut]).toEqual([MOST_DOTS, extra]);
    expect(story.dots.every(({isDrawn}) => isDrawn)).toBe(true);
    expect(story.dots.filter(({aside}) => aside === null).length).toBeGreaterThan(0);
  }
  const long = await desk.incident(leading!.id, USUAL_LENS, 'reviewer', true);
  for (const [i, story] of long.stories.entries()) {
    expect([story.dots.length, story.dotsLeftOut]).toEqual([reports, 0]);
    const drawn = story.dots.filter(({isDrawn}) => isDrawn).map(({claim}) => claim);
    expect(drawn).toEqual(short.stories[i]?.dots.map(({claim}) => claim));
    // What is not drawn counts no more than anything that is.
    expect(story.dots.filter(({isDrawn, aside}) => !isDrawn && aside === null)).toEqual([]);
  }
  await desk.close();
  await ledger.close();
}, 120_000);
