import {dayOfIso} from '../times/calendar.ts';

/** Seconds since 1970 of an RFC 3339 moment, its zone taken off; a day by itself begins at midnight UTC. */
export function instantOf(moment: string): number {
  const day = (dayOfIso(moment) ?? 0) * 86_400;
  const match = /T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|([+-])(\d\d):?(\d\d))?/i.exec(moment);
  if (match === null) return day;
  const [, hours, minutes, seconds = '0', sign, zoneHours = '0', zoneMinutes = '0'] = match;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return day + Number(hours) * 3600 + (Number(minutes) - zone) * 60 + Number(seconds);
}

/** Whether something was published by a moment; a day by itself lasts to its end, and no date is by no moment. */
export function isBy(published: string | null, moment: string): boolean {
  if (published === null) return false;
  if (published.length === 10 || moment.length === 10) return published.slice(0, 10) <= moment.slice(0, 10);
  return instantOf(published) <= instantOf(moment);
}
