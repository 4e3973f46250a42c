import {isDigit} from './senses.ts';

/** Whether a token has a hyphen, dash or slash beside other characters, or an apostrophe before digits ("'98"). */
export function isCompound(form: string): boolean {
  if (form.length < 2) return false;
  if (isApostrophe(form.charCodeAt(0))) return isDigit(form.charCodeAt(1));
  for (let i = 0; i < form.length; i++) if (isJoint(form.charCodeAt(i))) return true;
  return false;
}

/** Where the pieces of a compound stand in it: "mid-May" is "mid", "-", "May"; "'98" is "'", "98". */
export function pieces(form: string): [number, number][] {
  const cut: [number, number][] = [];
  let from = 0;
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    if (!isJoint(unit) && !(i === 0 && isApostrophe(unit))) continue;
    if (i > from) cut.push([from, i]);
    cut.push([i, i + 1]);
    from = i + 1;
  }
  if (from < form.length) cut.push([from, form.length]);
  return cut;
}

/** Typographic apostrophes and dashes in their typewriter forms, which are as long. */
export function fold(lower: string): string {
  if (lower === '–' || lower === '—' || lower === '--') return '-';
  return isCurly(lower.charCodeAt(0)) ? `'${lower.slice(1)}` : lower;
}

function isCurly(unit: number): boolean {
  return unit === 0x2018 || unit === 0x2019;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || isCurly(unit);
}

function isJoint(unit: number): boolean {
  return unit === 0x2d || unit === 0x2f || unit === 0x2013 || unit === 0x2014;
}
