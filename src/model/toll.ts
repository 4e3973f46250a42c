import type {AffectedClass, Effect} from './claim.ts';

/** The codebooks a toll can be made by. */
export const POLICIES = ['range', 'ucdp', 'acled', 'ibc', 'latest'] as const;
export type PolicyName = (typeof POLICIES)[number];

/** How well a toll is supported (docs/method.md). */
export const GRADES = ['confirmed', 'fair', 'weak', 'contested', 'unsupported'] as const;
export type Grade = (typeof GRADES)[number];

/** How many met one effect in one incident, by one policy, as it was known at one moment. */
export interface Toll {
  readonly effect: Effect;
  /** `null` counts everyone. */
  readonly class: AffectedClass | null;
  /** `null` where a policy gives none. */
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly grade: Grade;
  readonly policy: PolicyName;
  /** RFC 3339; what was published by then was known. `null`: everything there is. */
  readonly asOf: string | null;
  /** Independent ones: copies and citations folded. */
  readonly origins: number;
  readonly derivation: Derivation;
}

/** How a toll was made: the rule that decided, the statements it decided between, and what was set aside. */
export interface Derivation {
  /** Which rule of the policy made the difference. */
  readonly rule: string;
  /** The standing statement of each independent origin, those that hold `best` first. */
  readonly statements: readonly Statement[];
  readonly aside: readonly SetAside[];
}

/** What one origin says the count is, as of a moment. */
export interface Statement {
  /** Whose word it is: stable, comparable. */
  readonly origin: string;
  /** The same in the words of a report. */
  readonly said: string;
  readonly low: number;
  /** The number the statement names; bounds and vague counts have their nearest end. */
  readonly best: number;
  /** `null` = open. */
  readonly high: number | null;
  /** When it was first published. */
  readonly at: string | null;
  /** How the count comes about: written as a number, summed of parts, persons told of one by one, those hit less those killed. */
  readonly made: 'written' | 'summed' | 'persons' | 'difference';
  readonly stance: 'asserted' | 'reported' | 'unconfirmed' | 'denied';
  /** The claims it is made of. */
  readonly claims: readonly string[];
  /** The documents that print it, the earliest first. */
  readonly documents: readonly string[];
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
  'superseded',
  'withdrawn',
  'denial',
  'denied',
  'part',
  'person-counted',
  'person-killed',
  'wider',
  'outnumbered',
  'earlier-in-report',
  'implausible',
] as const;
export type Reason = (typeof REASONS)[number];
