import {isRelation} from '../../language/tree.ts';
import type {Sentence} from '../../model/sentence.ts';
import type {Trigger} from '../effects/triggers.ts';
import type {FoundFigure} from '../figures/figures.ts';

/** The number given to a toll: the first count behind it in its clause ("rose from 12 to 40" gives the last). */
export function isTollOf(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  figures: readonly FoundFigure[],
): boolean {
  const behind = figures.filter(
    (other) => other.first > trigger.last && sameClause(sentence, trigger.last, other.first),
  );
  const reached = reachedBy(behind);
  if (reached === null) return figure.last === trigger.first - 1 || figure.noun === trigger.last;
  return figure === reached;
}

/** What a number comes to: the first of the counts that follow, or the one it has changed to ("rose from 60 to 75"). */
export function reachedBy([first, second]: readonly FoundFigure[]): FoundFigure | null {
  if (first === undefined) return null;
  return second?.reached === true && second.first - first.last <= 2 ? second : first;
}

/** "Cases in the north are up to 27": the number said of counted things that are a subject, or stand before a copula. */
export function isGiven(
  sentence: Sentence,
  figure: FoundFigure,
  trigger: Trigger,
  figures: readonly FoundFigure[],
): boolean {
  // "The number of cases rose to 97": the subject's complement is as good.
  const {anchor} = trigger;
  const top = isRelation(sentence, anchor, 'nmod') ? (sentence.heads[anchor] ?? -1) : anchor;
  const subject = isRelation(sentence, top, 'nsubj') || isOfCopula(sentence, trigger.last, figure.first);
  // "The infections began before the six arrived."
  const apart =
    isRelation(sentence, figure.head, 'nsubj') && sentence.upos.slice(trigger.last, figure.first).includes('VERB');
  return subject && !apart && figure.first > trigger.last && isTollOf(sentence, figure, trigger, figures);
}

/** Only a copula, and no other verb, stands between. */
function isOfCopula({upos}: Sentence, from: number, to: number): boolean {
  const between = upos.slice(from + 1, to);
  return between.includes('AUX') && !between.includes('VERB');
}

/** How far behind a toll its number may stand, and how far where one verb alone leads to it: "The toll from … has risen to 83". */
const REACH = 14;
const FAR = 26;

function sameClause(sentence: Sentence, from: number, to: number): boolean {
  const verbs = sentence.upos.slice(from, to).filter((tag) => tag === 'VERB').length;
  const led = verbs === 1 && /^(IN|TO)$/.test(sentence.xpos[to - 1] ?? '');
  if (to - from > (led ? FAR : REACH)) return false;
  for (let i = from; i < to; i++) if (sentence.xpos[i] === ':' || sentence.lower[i] === ';') return false;
  return true;
}
