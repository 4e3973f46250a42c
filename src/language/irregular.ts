import type {Pack} from '../packs/pack.ts';
import type {LemmaRules} from './lemmas.ts';

/**
 * Adds the table `irregular-forms` of a pack to what was learned: forms that a treebank of modest size does not show.
 *
 * What people wrote down goes before what was learned. The tagger profits too: it sees that "fled" can be a past tense.
 */
export function withIrregular(rules: LemmaRules, pack: Pack): LemmaRules {
  const exceptions: Record<string, Record<string, string>> = {...rules.exceptions};
  for (const {cells} of pack.table('irregular-forms')) {
    for (const tag of (cells['tags'] ?? '').split(',')) {
      exceptions[tag] = {...exceptions[tag], [cells['form'] ?? '']: cells['lemma'] ?? ''};
    }
  }
  return {...rules, exceptions};
}
