/** What is known of a feed when the time of its next poll is set; in seconds. */
export interface Poll {
  /** How often the user wants it asked. */
  readonly interval: number;
  /** How long the feed says that it stays as it is. */
  readonly ttl: number | null;
  /** How long its server wants to be left alone. */
  readonly retryAfter: number | null;
  /** Polls that have failed one after the other. */
  readonly failures: number;
}

const MINUTE = 60;
const DAY = 86_400;

/** The longest that a feed or its server puts it off. */
export const LONGEST_WAIT = DAY;

/** A failure doubles the wait, from the first of these up to the second: a line that was down for a night must not cost the next day. */
const FIRST_WAIT = 5 * MINUTE;
const LAST_WAIT = 240 * MINUTE;

/** Seconds for which a feed is not to be asked, whatever the user wishes: what it says of itself, what its server says, twice as long after each failure. */
export function leastWait({ttl, retryAfter, failures}: Poll): number {
  const backOff = failures === 0 ? 0 : Math.min(LAST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 20));
  return Math.min(LONGEST_WAIT, Math.max(ttl ?? 0, retryAfter ?? 0, backOff));
}

/**
 * Seconds until a feed is asked again. `chance` (0 to 1) makes it up to a quarter longer, never shorter, so that many who watch the same feed
 * do not all come at once, and nobody can set a watch by them.
 */
export function nextWait(poll: Poll, chance: number): number {
  return Math.max(poll.interval, leastWait(poll)) * (1 + chance / 4);
}

/** How long a feed says that it stays as it is, in seconds: `<ttl>` of RSS, in minutes. */
export function ttlOf(raw: Uint8Array): number | null {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 65_536)).toString('latin1');
  const written = /<ttl>\s{0,20}(\d{1,6})\s{0,20}<\/ttl>/i.exec(start)?.[1];
  return written === undefined ? null : Math.min(LONGEST_WAIT, Number(written) * MINUTE);
}
