/** A block takes the place of each UTF-16 unit of a name, so that offsets stay exact. */
export const BLOCK = '\u2588';
