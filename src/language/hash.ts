/** A 32-bit hash of the code units from `from` to `to` (FNV-1a with a last mix); the same on every machine. */
export function hashText(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5 | 0;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) ^ (h >>> 13);
}

/** Row of a feature: the number of its template mixed with what it looks at, cut to the top `32 - shift` bits. */
export function row1(template: number, a: number, shift: number): number {
  let h = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  return Math.imul(h, 0xc2b2ae35) >>> shift;
}

/** `row1` for two things at once. */
export function row2(template: number, a: number, b: number, shift: number): number {
  return row1(template, Math.imul(a, 0x27d4eb2f) + b, shift);
}

/** `row1` for three things at once. */
export function row3(template: number, a: number, b: number, c: number, shift: number): number {
  return row1(template, Math.imul(Math.imul(a, 0x27d4eb2f) + b, 0x165667b1) + c, shift);
}
