/** What a character becomes when names are compared: a lower-case ASCII letter or digit, a space, or nothing. */
const SPACE = 32;
const NOTHING = 0;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ı: 'i',
  ə: 'a',
};

/** Not worked out yet; no letter is folded to it. */
const UNKNOWN = 0xffff;

/**
 * What each UTF-16 unit up to the end of Latin Extended Additional is folded to; units above stand for themselves. Worked out
 * when it is first met: all of them would take longer than the first report.
 */
const FOLDED = new Uint16Array(0x1f00).fill(UNKNOWN);

function folded(unit: number): number {
  const letter = String.fromCharCode(unit).toLowerCase().normalize('NFD');
  const base = WHOLE[letter] ?? letter;
  if (/^[a-z0-9]/.test(base)) return base.charCodeAt(0);
  if (/^[\s/-]/.test(base) || unit === 0xa0) return SPACE;
  // Apostrophes, dots and combining marks count nothing: "O’Leary" is "oleary", "St. Paul" is "st paul".
  return /^[\p{L}\p{N}]/u.test(base) ? base.charCodeAt(0) : NOTHING;
}

/** Folds one UTF-16 unit; 0 = it does not count. */
export function foldUnit(unit: number): number {
  if (unit < FOLDED.length) {
    const known = FOLDED[unit] as number;
    if (known !== UNKNOWN) return known;
    const made = folded(unit);
    FOLDED[unit] = made;
    return made;
  }
  if (unit >= 0x2010 && unit <= 0x2015) return SPACE;
  return unit >= 0x2000 && unit <= 0x206f ? NOTHING : unit;
}

/** The name as names are compared: lower case, no accents, no apostrophes or dots, hyphens as spaces. */
export function foldName(name: string): string {
  let folded = '';
  for (let i = 0; i < name.length; i++) {
    const unit = foldUnit(name.charCodeAt(i));
    if (unit !== NOTHING && !(unit === SPACE && (folded === '' || folded.endsWith(' ')))) {
      folded += String.fromCharCode(unit);
    }
  }
  return folded.endsWith(' ') ? folded.slice(0, -1) : folded;
}

/** The two halves of a name's hash; equal for names that fold to the same. */
export interface NameHash {
  high: number;
  low: number;
}

/** Hashes `text.slice(start, end)` as folded, into `into`, without making a string. */
export function hashName(text: string, start: number, end: number, into: NameHash): void {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  let pendingSpace = false;
  let any = false;
  for (let i = start; i < end; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    if (unit === NOTHING) continue;
    if (unit === SPACE) {
      pendingSpace = any;
      continue;
    }
    if (pendingSpace) {
      high = Math.imul(high ^ SPACE, 0x01000193);
      low = Math.imul(low ^ SPACE, 0x5bd1e995) ^ (low >>> 15);
      pendingSpace = false;
    }
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995) ^ (low >>> 15);
    any = true;
  }
  into.high = mix(high);
  into.low = mix(low);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
