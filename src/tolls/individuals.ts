import type {Claim} from '../model/claim.ts';
import type {Pack} from '../packs/pack.ts';

/** What a report says of one person it tells of: enough to set two persons apart. */
export interface Individual {
  readonly claims: readonly Claim[];
  readonly names: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  readonly traits: ReadonlySet<string>;
  /** "A third suspect": one of at least so many; 1 where nothing is said. */
  readonly rank: number;
}

/** Tells how many persons single mentions speak of. */
export interface Individuals {
  /** The persons that the claims, each of one person, tell of, in the order of the text. */
  apart(claims: readonly Claim[]): Individual[];
  /** Whether two mentions, `a` before `b`, can be of one person; `sure` where a name or an age says so. */
  same(a: Individual, b: Individual): 'sure' | 'maybe' | 'no';
}

/** From this age on nobody is told of as a baby or a child. */
const GROWN = 15;

/** Traits of which a person has one or the other. */
const OPPOSED = [
  ['male', 'female'],
  ['adult', 'small'],
] as const;

/** Compiles the tables `persons`, the ordinals of `numbers`, and what is no name in `affected`, `titles` and `function-words`. */
export function compileIndividuals(pack: Pack): Individuals {
  const traits = new Map<string, string[]>();
  for (const {cells} of pack.table('persons')) {
    const word = cells['word'] ?? '';
    traits.set(word, [...(traits.get(word) ?? []), cells['trait'] ?? '']);
  }
  const ordinals = new Map(
    pack
      .table('numbers')
      .filter(({cells}) => cells['kind'] === 'ordinal')
      .map(({cells}) => [cells['word'] ?? '', Number(cells['value'])] as const),
  );
  const plain = new Set(traits.keys());
  for (const [table, column] of [
    ['affected', 'words'],
    ['titles', 'phrase'],
    ['function-words', 'word'],
    ['speakers', 'phrase'],
  ] as const) {
    for (const {cells} of pack.table(table)) for (const word of (cells[column] ?? '').split(' ')) plain.add(word);
  }

  const mention = (claim: Claim): Individual => {
    const words =
      (claim.figure.implied ? claim.figure.text : (claim.affected.text ?? '')).match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
    const names = new Set<string>();
    const ages = new Set<string>();
    const found = new Set<string>();
    let rank = 1;
    // "his wife" tells of a woman: a pronoun counts only where it stands alone.
    const alone = words.every((word) => traits.get(word.toLowerCase())?.includes('pronoun'));
    // "A Port Alder man" is of Port Alder, and may be called by any name.
    const isCalled = !plain.has(words.at(-1)?.toLowerCase() ?? '');
    for (const word of words) {
      const lower = word.toLowerCase();
      const says = traits.get(lower) ?? [];
      rank = Math.max(rank, ordinals.get(lower) ?? 1);
      if (alone || !says.includes('pronoun')) for (const trait of says) found.add(trait);
      if (/^\p{Nd}{1,3}$/u.test(word)) {
        ages.add(word);
        if (Number(word) >= GROWN) found.add('adult');
      } else if (isCalled && /^\p{Lu}\p{L}/u.test(word) && !plain.has(lower)) names.add(lower);
    }
    return {claims: [claim], names, ages, traits: found, rank};
  };

  return {
    same,
    apart(claims) {
      const persons: Individual[] = [];
      for (const claim of claims) {
        const told = mention(claim);
        const sure = persons.findIndex((person) => same(person, told) === 'sure');
        const at =
          sure >= 0 || told.traits.has('further')
            ? sure
            : persons.findLastIndex((person) => same(person, told) === 'maybe');
        if (at < 0) persons.push(told);
        else persons[at] = joined(persons[at]!, told);
      }
      return persons;
    },
  };
}

function same(a: Individual, b: Individual): 'sure' | 'maybe' | 'no' {
  if (a.names.size > 0 && b.names.size > 0) return meets(a.names, b.names) ? 'sure' : 'no';
  if (a.ages.size > 0 && b.ages.size > 0) return meets(a.ages, b.ages) ? 'sure' : 'no';
  // "Another man" is nobody told of before; whoever is told of later may be that man.
  if (b.traits.has('further')) return 'no';
  const opposed = OPPOSED.some(
    ([x, y]) =>
      (a.traits.has(x) && b.traits.has(y) && !a.traits.has(y)) ||
      (a.traits.has(y) && b.traits.has(x) && !b.traits.has(y)),
  );
  return opposed ? 'no' : 'maybe';
}

function joined(a: Individual, b: Individual): Individual {
  const both = (x: ReadonlySet<string>, y: ReadonlySet<string>) => new Set([...x, ...y]);
  return {
    claims: [...a.claims, ...b.claims],
    names: both(a.names, b.names),
    ages: both(a.ages, b.ages),
    traits: both(a.traits, b.traits),
    rank: Math.max(a.rank, b.rank),
  };
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}
