/** A block takes the place of each UTF-16 unit of a name, so that offsets stay exact. */
export const BLOCK = '\u2588';

/** Shows a value to somebody: every string in it with names replaced that they may not see. */
export type Hide = <T>(value: T) => T;

/** Shows everything as it is. */
export const showAll: Hide = (value) => value;

/** Names so long are replaced with endings of up to two letters behind them. */
const INFLECTED = 5;

/** What stands without white space, such as a part of an address, is looked through for names so long, whatever their case. */
const IN_ADDRESSES = 5;

/** Digests and ids made of them hold no names. */
const DIGEST = /^(?:i-)?[0-9a-f-]{12,}$/;

/**
 * Replaces names by blocks in every string of a plain value, however deep; shapes, keys and lengths stay.
 *
 * An address of the web that holds a name becomes `null`: with blocks it would lead nowhere. `aliases` are ids that hold names, and what is shown
 * for them.
 */
export function compileHide(names: ReadonlySet<string>, aliases: ReadonlyMap<string, string> = NO_ALIASES): Hide {
  if (names.size === 0) return showAll;
  const sorted = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const parts = sorted
    .flatMap((name) => [name, name.toUpperCase()])
    .map((name) => escapeName(name) + (name.length >= INFLECTED ? "(?:['’]?\\p{L}{1,2})?" : ''));
  const inWords = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const long = sorted.filter((name) => name.length >= IN_ADDRESSES && !/\s/u.test(name));
  const inAddresses = long.length === 0 ? null : new RegExp(long.map(escapeName).join('|'), 'giu');
  const blocks = (name: string) => BLOCK.repeat(name.length);
  const inString = (value: string): string | null => {
    if (/\s/u.test(value) || inAddresses === null || DIGEST.test(value)) return value.replace(inWords, blocks);
    const hidden = value.replace(inWords, blocks).replace(inAddresses, blocks);
    return hidden !== value && /^https?:/i.test(value) ? null : hidden;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return aliases.get(value) ?? inString(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return <T>(value: T) => walk(value) as T;
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map();

/** White space of a name may be a line break where it is printed. */
function escapeName(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
}
