import type {Claim, ClaimPlace, Figure, Speaker} from '../model/claim.ts';
import {sayNumber} from './number.ts';

/** A claim in a few words: "26 armed criminals killed", "≥ 13 police killed (denied)". */
export function sayClaim(claim: Claim): string {
  const {figure, affected, effect} = claim;
  const nobody = figure.high === 0 && affected.text === null && effect !== 'casualties';
  const figureWords = nobody ? 'no one' : sayFigure(figure);
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
