import type {Sentence} from '../../model/sentence.ts';
import type {FoundFigure} from '../figures/figures.ts';
import {isProper} from '../links/phrases.ts';

/**
 * The counts that a list gives in brackets behind the names of places or groups: "Bauchi (1,203 cases), Toro (402) and Dass (98)".
 *
 * One alone is no list: "Hale (402)".
 */
export function bracketedFigures(sentence: Sentence, figures: readonly FoundFigure[]): readonly FoundFigure[] {
  if (!sentence.xpos.includes('-LRB-')) return [];
  const found = figures.filter((figure) => figure.kind === 'count' && isBehindName(sentence, figure));
  return found.length > 1 ? found : [];
}

/** A bracket that opens right behind a name, and holds the count and no more than its noun. */
function isBehindName(sentence: Sentence, {first, last, noun}: FoundFigure): boolean {
  const {xpos} = sentence;
  if (xpos[first - 1] !== '-LRB-' || !isProper(sentence, first - 2)) return false;
  return xpos[last + 1] === '-RRB-' || (noun === last + 1 && xpos[noun + 1] === '-RRB-');
}
