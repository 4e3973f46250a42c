import type {AffectedClass} from '../../model/claim.ts';
import {AFFECTED_CLASSES} from '../../model/claim.ts';
import {SaysoError} from '../../model/error.ts';
import type {Pack} from '../../packs/pack.ts';

/** What a noun names: somebody, a body of people, a thing, something else (an idea, an act), or nothing known. */
export type Sort = 'person' | 'group' | 'thing' | 'animal' | 'other' | 'unknown';

/** What nouns mostly name, by dictionary form (models/<lang>/senses.txt). */
export interface Senses {
  get(noun: string): Sort | undefined;
}

const HEAD_ROLES = ['head', 'open', 'some', 'person', 'loss'] as const;

/** What a noun of these roles says by itself; the class of its row is that of its example. */
const CLASS_BY_ROLE: Readonly<Partial<Record<(typeof HEAD_ROLES)[number], AffectedClass>>> = {
  person: 'civilian',
  loss: 'unspecified',
};

export interface Entry {
  readonly class: AffectedClass;
  /**
   * `person`: anybody; `open`: a word before it or its complement may say more ("army officers", "members of the army");
   * `some`: only a word before it may ("armed people"); `loss`: only who fights may ("rebel deaths").
   */
  readonly role: (typeof HEAD_ROLES)[number];
}

/** The words for the counted, compiled from `affected.txt`. */
export interface AffectedWords {
  readonly heads: ReadonlyMap<string, Entry>;
  readonly modifiers: ReadonlyMap<string, AffectedClass>;
  /** "others": of the kind named before. */
  readonly others: ReadonlySet<string>;
  /** Leads from a verb to what somebody is held to be: "known as a rebel". */
  readonly as: ReadonlySet<string>;
  /** Leads from members to their body: "members of the army". */
  readonly of: ReadonlySet<string>;
  /** Verbs whose subject the losses are of: "suffer". */
  readonly bearing: ReadonlySet<string>;
  /** Verbs whose losses are of those "on" whom they fall: "inflict". */
  readonly meeting: ReadonlySet<string>;
  /** Verbs whose object's losses follow: "cost the army 29 dead". */
  readonly costing: ReadonlySet<string>;
  /** Prepositions behind losses that lead to whose they are: "among". */
  readonly upon: ReadonlySet<string>;
  /** Nouns for what one side has lost: "casualties". */
  readonly losses: ReadonlySet<string>;
  /** Prepositions before those whom an attack meets: "fired at". */
  readonly target: ReadonlySet<string>;
  /** Nouns for a number of people or things: "the number of missing foreigners". */
  readonly tallies: ReadonlySet<string>;
  /** Pronouns of one person: "she" holds nobody in custody, "they" may. */
  readonly oneself: ReadonlySet<string>;
  readonly senses: Senses;
}

/** Compiles `affected.txt`; an unknown class is `pack/bad-row`. */
export function compileAffected(pack: Pack, senses: Senses): AffectedWords {
  const rows = pack.table('affected').map(({cells, line}) => ({
    words: cells['words'] ?? '',
    role: cells['role'] ?? '',
    class: () => classNamed(cells['class'] ?? '', line),
  }));
  const only = (role: string): Set<string> =>
    new Set(rows.filter((row) => row.role === role).map(({words}) => tokensOf(words)));
  const heads = new Map<string, Entry>();
  const modifiers = new Map<string, AffectedClass>();
  for (const row of rows) {
    if (row.role === 'modifier') modifiers.set(tokensOf(row.words), row.class());
    const role = HEAD_ROLES.find((known) => known === row.role);
    if (role === undefined) continue;
    const entry: Entry = {class: CLASS_BY_ROLE[role] ?? row.class(), role};
    heads.set(row.words, entry);
    heads.set(tokensOf(row.words), entry);
  }
  return {
    heads,
    modifiers,
    others: only('others'),
    as: only('as'),
    of: only('of'),
    bearing: only('bear'),
    meeting: only('meet'),
    costing: only('cost'),
    upon: only('upon'),
    target: only('target'),
    losses: only('losses'),
    tallies: only('tally'),
    oneself: new Set(
      pack
        .table('pronouns')
        .filter(({cells}) => cells['number'] === 'one' && /^(third|first)$/.test(cells['person'] ?? ''))
        .map(({cells}) => cells['form'] ?? ''),
    ),
    senses,
  };
}

function classNamed(name: string, line: number): AffectedClass {
  const found = AFFECTED_CLASSES.find((known) => known === name);
  if (found === undefined) throw new SaysoError('pack/bad-row', `affected.txt, line ${line}: unknown class.`);
  return found;
}

/** The tokenizer sets hyphens and possessives apart: "hostage-taker" is three tokens. */
function tokensOf(words: string): string {
  return words.replaceAll('-', ' - ').replaceAll("'s", " 's");
}
