/** What a host lets robots ask for (RFC 9309), as far as it says so to all of them. */
export interface Robots {
  /** In the order of the file. */
  readonly rules: readonly Rule[];
  /** Seconds it wants between two requests (`Crawl-delay`, no part of the standard), or `null`. */
  readonly delay: number | null;
}

interface Rule {
  readonly allows: boolean;
  /** Path as it is compared; `*` stands for anything, a `$` at the end for the end. */
  readonly path: string;
}

/** A host that has no robots.txt allows everything. */
export const ALL_ALLOWED: Robots = {rules: [], delay: null};

/** A host that cannot say allows nothing (RFC 9309, 2.3.1.4). */
export const NONE_ALLOWED: Robots = {rules: [{allows: false, path: '/'}], delay: null};

/** The standard asks for half a megabyte at least; what comes after is not read. */
export const LONGEST_ROBOTS = 512_000;

/** More rules, or a longer one, are no rules but an attack on whoever compares them. */
const MOST_RULES = 2000;
const LONGEST_RULE = 500;

/**
 * Reads a robots.txt. Only the groups for every robot (`User-agent: *`) count: Sayso goes by no name of its own, so that no host learns who reads it.
 */
export function readRobots(text: string): Robots {
  const rules: Rule[] = [];
  let delay: number | null = null;
  let isOurs = false;
  let isNaming = false;
  for (const line of text
    .slice(0, LONGEST_ROBOTS)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]{1,20})\s*:([^#]*)/i.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === 'user-agent') {
      isOurs = (isNaming && isOurs) || value.trim() === '*';
      isNaming = true;
      continue;
    }
    if (key !== '') isNaming = false;
    if (!isOurs) continue;
    const path = value.trim();
    if (
      (key === 'allow' || key === 'disallow') &&
      path !== '' &&
      path.length <= LONGEST_RULE &&
      rules.length < MOST_RULES
    ) {
      rules.push({allows: key === 'allow', path: compared(path)});
    }
    if (key === 'crawl-delay' && /^\d{1,6}(?:\.\d{1,3})?$/.test(path)) delay = Number(path);
  }
  return {rules, delay};
}

/** Whether robots may ask for an address: the longest rule that fits decides, and an allowing one where two are as long. */
export function mayAsk({rules}: Robots, url: URL): boolean {
  const asked = compared(`${url.pathname}${url.search}`);
  if (asked === '/robots.txt') return true;
  let longest: Rule | null = null;
  for (const rule of rules) {
    const length = longest?.path.length ?? -1;
    if (rule.path.length < length || (rule.path.length === length && !rule.allows)) continue;
    if (fits(rule.path, asked)) longest = rule;
  }
  return longest?.allows ?? true;
}

/** Whether a path begins as a pattern says. Star by star from the left, so its time is at most one length times the other. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const [first = '', ...parts] = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  const last = parts.pop();
  if (last === undefined) return !toEnd || path.length === first.length;
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return toEnd ? path.length - at >= last.length && path.endsWith(last) : path.indexOf(last, at) >= 0;
}

/** A path in one spelling: what stands for itself is written as itself, escapes in capitals. */
function compared(path: string): string {
  return path.replace(/%[0-9a-f]{2}|[^\x21-\x7e]+/gi, (written) => {
    if (!written.startsWith('%')) return encodeURI(written.toWellFormed());
    const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : written.toUpperCase();
  });
}
