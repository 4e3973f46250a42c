import type {Effect, SpeakerClass, Stance} from './claim.ts';

/** The codebooks a toll can be made by. */
export const POLICIES = ['range', 'ucdp', 'acled', 'ibc', 'latest'] as const;
export type PolicyName = (typeof POLICIES)[number];

/** How well a toll is supported (docs/method.md). */
export const GRADES = ['confirmed', 'fair', 'weak', 'contested', 'unsupported'] as const;
export type Grade = (typeof GRADES)[number];

/** How many met one effect in one incident, by one policy, as it was known at one moment. */
export interface Toll {
  readonly effect: Effect;
  /** Which of those counted: a class of claims, `security` for police and soldiers taken together; `null` counts everyone. */
  readonly class: string | null;
  /** `null` where a policy gives none. */
  readonly low: number | null;
  readonly best: number | null;
  /** `null` = open, or none given. */
  readonly high: number | null;
  readonly grade: Grade;
  readonly policy: PolicyName;
  /** RFC 3339: what was published by then is counted; `null` where no report has a date. */
  readonly asOf: string | null;
  /** Independent ones: copies and citations folded. */
  readonly origins: number;
  readonly derivation: Derivation;
}

/** How a toll was made: the rule that decided, the statements it decided between, and what was set aside. */
export interface Derivation {
  /** Which rule of the policy made the difference. */
  readonly rule: string;
  /** Whether one report alone counts the effect, beside others that tell of the incident. */
  readonly isAlone: boolean;
  /** The standing statement of each independent origin, the earliest first. */
  readonly statements: readonly Statement[];
  /** Who denies which figure. */
  readonly denials: readonly Denial[];
  /** Every claim about the effect that no statement is made of, and why. */
  readonly aside: readonly SetAside[];
  /** The figure that a person settled, where one did: it rules whatever the policy says. */
  readonly pinned: Pinned | null;
  /** The statement of the party that a person named as responsible, where that holds the best figure (`confirmed`). */
  readonly accepted: Statement | null;
}

/** A figure that a person settled. */
export interface Pinned {
  readonly by: string;
  /** In the person's own words. */
  readonly why: string | null;
  /** The claim whose figure it is; `null` where the person gave a number. */
  readonly claim: string | null;
  readonly low: number;
  readonly best: number;
  /** `null` = open. */
  readonly high: number | null;
}

/** What one origin says the count is. */
export interface Statement {
  /** Whose word it is: the same for all who speak for one body. */
  readonly origin: string;
  /** The same in the words of a report. */
  readonly said: string;
  readonly speaker: SpeakerClass;
  readonly low: number;
  /** The number that is named; the nearest end of a bound or a vague count. */
  readonly best: number;
  /** `null` = open. */
  readonly high: number | null;
  /** When it was first published. */
  readonly at: string | null;
  /** How the count comes about. */
  readonly made: Made;
  readonly stance: Stance;
  /** Whom it counts: one side, or `null` for everyone. */
  readonly side: string | null;
  /** The claims it is made of. */
  readonly claims: readonly string[];
  /** The documents that print it, the earliest first. */
  readonly documents: readonly string[];
  /** What became of the origin's earlier count: "risen" is said of this statement. */
  readonly change: 'risen' | 'lowered' | 'revised' | null;
  /** The origin's statements before this one, the latest first. */
  readonly before: readonly Statement[];
}

/** Written as a number, added up of counts, told person by person, those hit less those killed, or those of all sides. */
export type Made = 'written' | 'summed' | 'persons' | 'difference' | 'sides';

/** Somebody says that a count is not so. */
export interface Denial {
  readonly origin: string;
  readonly said: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly at: string | null;
  readonly claim: string;
  /** Whether it takes back the origin's own word. */
  readonly withdraws: boolean;
}

/** A claim that a toll does not count, and why. */
export interface SetAside {
  readonly claim: string;
  readonly why: Reason;
}

/** Why a claim does not count. */
export const REASONS = [
  'copy',
  'repeated',
  'withdrawn',
  'denial',
  'none-yet',
  'part',
  'one-side',
  'person-counted',
  'person-dead',
  'wider',
  'unused-count',
  'implausible',
  'unreliable',
] as const;
export type Reason = (typeof REASONS)[number];
