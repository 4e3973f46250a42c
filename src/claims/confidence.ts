/**
 * How often claims joined by a rule are right in effect and figure, by the family of the rule.
 *
 * Shares of right ones among the claims read from the public development reports (`npm run bench`), smoothed by one
 * right and one wrong claim for rules that were seen little.
 */
const SHARE_RIGHT: ReadonlyMap<string, number> = new Map([]);

/** What is known of a rule never seen at work. */
const UNSEEN = 0.5;

/** From 0 to 1: how far a rule can be trusted. */
export function confidenceOf(rule: string): number {
  return SHARE_RIGHT.get(rule) ?? UNSEEN;
}
