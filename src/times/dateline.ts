/** How far into a text its dateline may reach, in UTF-16 units. */
const REACH = 200;

/** Behind the date only the agency and remarks in brackets, on one line, then a dash. */
const REST = /^[^.\n]{0,60}?(?:--|[–—]|\s-\s)/;

/** Whether a date that stands there is that of the text's dateline: "SAN JOSE, 3 JAN 90 (RADIO) -- Two men …". */
export function isDateline(text: string, start: number, end: number): boolean {
  return end <= REACH && REST.test(text.slice(end, end + 64)) && isHeading(text.slice(0, start));
}

/** Whether nothing but names and brackets stands before the date on its line: no sentence has begun. */
function isHeading(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.length <= 80 && !/(?:^|\s)\p{Ll}{4,}\s/u.test(line);
}
