import type {Pack} from '../packs/pack.ts';

/** The plain verbs of saying that a clause may follow ("said that"), by dictionary form; `packs/<lang>/reporting-verbs.txt`. */
export function verbsOfSaying(pack: Pack): string[] {
  return pack
    .table('reporting-verbs')
    .filter(({cells}) => cells['kind'] === 'say' && cells['frame']?.includes('clause'))
    .map(({cells}) => cells['lemma'] ?? '');
}
