import type {ComponentChildren} from 'preact';
import type {Range} from '../desk/views.ts';
import type {Span} from '../model/span.ts';
import {sayNumber} from '../say/number.ts';
import {sayDay} from '../say/time.ts';
import {visible} from '../say/visible.ts';

/** Words that are not ours: kept apart from the direction of what stands around, hidden characters made visible. */
export function Foreign({words, lang}: {readonly words: string; readonly lang?: string | undefined}) {
  return <bdi lang={lang}>{visible(words)}</bdi>;
}

/** A sentence around a quote: the words that are claimed are marked, the figure in them set in bold. */
export function Quoted({text, quote, figure}: {readonly text: string; readonly quote: Span; readonly figure: Span}) {
  const cut = (from: number, to: number) => sayLines(text.slice(from, to));
  const [start, end] = [Math.max(quote.start, figure.start), Math.min(quote.end, figure.end)];
  const inside =
    start < end ? (
      <>
        {cut(quote.start, start)}
        <b>{cut(start, end)}</b>
        {cut(end, quote.end)}
      </>
    ) : (
      cut(quote.start, quote.end)
    );
  return (
    <>
      {cut(0, quote.start)}
      <mark>{inside}</mark>
      {cut(quote.end, text.length)}
    </>
  );
}

/** Words with their line ends; of several in a row, one. */
const sayLines = (words: string): string =>
  words
    .replace(/\s*\n\s*/g, '\n')
    .split('\n')
    .map(visible)
    .join('\n');

/** A day or a moment: "9 Jan 2022", with the time where it is told apart by it. */
export function When({at, withTime = false}: {readonly at: string | null; readonly withTime?: boolean}) {
  return at === null ? <>undated</> : <time dateTime={at}>{withTime ? sayMoment(at) : sayDay(at)}</time>;
}

/** "9 Jan 2022, 14:30" in UTC; the day alone where there is no time. */
export function sayMoment(at: string): string {
  const time = at.slice(11, 16);
  return time === '' || time === '00:00' ? sayDay(at) : `${sayDay(at)}, ${time} UTC`;
}

/** A toll's three numbers, never the best alone: "26–238, best 238". */
export function Toll({range}: {readonly range: Range}) {
  return (
    <span class="toll">
      <span class="toll-ends">{sayEnds(range)}</span>
      {sayBestOf(range) !== null && (
        <>
          , <span class="toll-best">{sayBestOf(range)}</span>
        </>
      )}
    </span>
  );
}

/** The same in one string, for names and titles that take no markup. */
export function sayToll(range: Range): string {
  const best = sayBestOf(range);
  return best === null ? sayEnds(range) : `${sayEnds(range)}, ${best}`;
}

/** "26–238", "at least 26", "up to 20"; "26" where nothing lies between. */
export function sayEnds({low, best, high}: Range): string {
  if (low === null && high === null) return best === null ? 'no figure' : sayNumber(best);
  if (high === null) return `at least ${sayNumber(low ?? 0)}`;
  if (low === null) return `up to ${sayNumber(high)}`;
  return low === high ? sayNumber(low) : `${sayNumber(low)}–${sayNumber(high)}`;
}

/** "best 238", "no best figure"; nothing where the ends say it. */
export function sayBestOf({low, best, high}: Range): string | null {
  if (low === null && high === null) return null;
  if (best === null) return 'no best figure';
  return low === best && high === best ? null : `best ${sayNumber(best)}`;
}

/** A plain note under something. */
export function Note({children}: {readonly children: ComponentChildren}) {
  return <p class="note">{children}</p>;
}

/** A sentence with its full stop, whether or not it came with one. */
export const sentenceOf = (words: string): string => (/[.!?…][”"’)]*$/.test(words) ? words : `${words}.`);
