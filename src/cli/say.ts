import type {Claim, ClaimPlace, Figure, Speaker, TimeRange} from '../model/claim.ts';

/** A claim in a few words: "26 armed criminals killed", "≥ 13 police killed (denied)". */
export function sayClaim(claim: Claim): string {
  const {figure, affected, effect} = claim;
  const figureWords = figure.high === 0 && affected.text === null ? 'no one' : sayFigure(figure);
  const words = [figureWords, affected.text, effect].filter((word) => word !== null);
  const notes = [STANCE_NOTES[claim.stance], SCOPE_NOTES[claim.scope]].filter((note) => note !== '');
  return notes.length === 0 ? words.join(' ') : `${words.join(' ')} (${notes.join(', ')})`;
}

const STANCE_NOTES = {asserted: '', reported: 'second hand', unconfirmed: 'not confirmed', denied: 'denied'} as const;
const SCOPE_NOTES = {incident: '', total: 'in total', additional: 'in addition', subset: 'among them'} as const;

/** The counts a figure allows: "13", "≥ 13", "> 13", "≤ 20", "24–99", "about 400". */
export function sayFigure({low, high, approx, text}: Figure): string {
  const about = approx ? 'about ' : '';
  if (low === null && high === null) return 'some';
  if (low === null) return `${about}${sayBound('≤', '<', high ?? 0, (high ?? 0) + 1, text)}`;
  if (high === null) return `${about}${sayBound('≥', '>', low, low - 1, text)}`;
  if (low === high) return low === 0 ? 'no' : `${about}${sayNumber(low)}`;
  return `${about}${sayNumber(low)}–${sayNumber(high)}`;
}

/** "More than 3,000" allows 3,001 and more; a reader looks for the number that was written. */
function sayBound(including: string, excluding: string, bound: number, beyond: number, text: string): string {
  return text.includes(sayNumber(beyond)) ? `${excluding} ${sayNumber(beyond)}` : `${including} ${sayNumber(bound)}`;
}

function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Who says so, and who passed it on: "the health ministry, via Al-Ahram". */
export function saySpeaker(speaker: Speaker | null, via: readonly string[]): string {
  const who = speaker === null ? 'the report itself' : (speaker.name ?? speaker.text);
  return via.length === 0 ? who : `${who}, via ${via.join(', via ')}`;
}

/** The place as it was written, with its country: "Almaty, KZ". */
export function sayPlace(place: ClaimPlace | null): string {
  if (place === null) return '–';
  return place.country === null || place.precision === 6 ? place.text : `${place.text}, ${place.country}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A stretch of days as briefly as it can be said: "6 Jan 2022", "5–6 Jan 2022", "Jan 2022", "2022". */
export function sayTime(time: TimeRange | null): string {
  if (time === null) return '–';
  const [from, to] = [parts(time.from), parts(time.to)];
  if (time.from === time.to) return `${from.day} ${from.month} ${from.year}`;
  if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`;
  if (time.from.endsWith('-01-01') && time.to.endsWith('-12-31')) return from.year;
  if (time.precision === 'month' && from.month === to.month) return `${from.month} ${from.year}`;
  if (from.month === to.month) return `${from.day}–${to.day} ${to.month} ${to.year}`;
  return `${from.day} ${from.month} – ${to.day} ${to.month} ${to.year}`;
}

/** A day as a heading says it: "6 Jan 2022". */
export function sayDay(iso: string): string {
  const {year, month, day} = parts(iso);
  return `${day} ${month} ${year}`;
}

function parts(iso: string): {readonly year: string; readonly month: string; readonly day: string} {
  return {
    year: iso.slice(0, 4),
    month: MONTHS[Number(iso.slice(5, 7)) - 1] ?? '?',
    day: String(Number(iso.slice(8, 10))),
  };
}

/** "1 report", "3 reports". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

/** What a correction puts in place of what was read: "low 12, high 14". */
export function sayChange(change: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(change)
    .map(([name, value]) => `${name} ${value ?? 'open'}`)
    .join(', ');
}
