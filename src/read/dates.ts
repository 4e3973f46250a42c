const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const MAIL = /^(?:[A-Z][a-z]{2},\s*)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/;
/** Months as RFC 5322 writes them. */
export const MONTHS: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/**
 * Reads the date of a record or header as RFC 3339: a day ("2022-01-06") or a moment ("2022-01-06T21:40:00+06:00").
 *
 * RFC 5322 dates, as feeds have them, give the day alone. Anything else, and a day that no calendar has, is `null`. The day
 * is the one that was written, in the place it was written: nothing is converted to another time zone.
 */
export function readDate(written: string): string | null {
  const iso = ISO.exec(written.trim());
  if (iso !== null) {
    const [, year = '', month = '', day = '', hour, minute, second = '00', zone] = iso;
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return `${year}-${month}-${day}`;
    return zone === undefined
      ? `${year}-${month}-${day}`
      : `${year}-${month}-${day}T${hour}:${minute}:${second}${offset(zone)}`;
  }
  const mail = MAIL.exec(written.trim());
  if (mail === null) return null;
  const [, day = '', name = '', year = ''] = mail;
  const month = MONTHS.indexOf(name) + 1;
  if (!isDay(Number(year), month, Number(day))) return null;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function offset(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}
