import {BLOCK} from './withhold.ts';

/** Shows a value to somebody: every string in it with names replaced that they may not see. */
export type Hide = <T>(value: T) => T;

/** Shows everything as it is. */
export const showAll: Hide = (value) => value;

/** Replaces names by blocks in every string of a plain value, however deep; shapes, keys and lengths stay. */
export function compileHide(names: ReadonlySet<string>): Hide {
  if (names.size === 0) return showAll;
  const parts = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escapeName);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, (name) => BLOCK.repeat(name.length));
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return <T>(value: T) => walk(value) as T;
}

/** White space of a name may be a line break where it is printed. */
function escapeName(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
}
