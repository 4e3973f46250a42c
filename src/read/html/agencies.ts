/** News agencies by the names they are credited with: full names, and the letters of a credit line. */
const AGENCIES: readonly (readonly [name: string, ...others: readonly string[]])[] = [
  ['Agence France-Presse', 'AFP', 'Agence France Presse'],
  ['Anadolu Agency', 'AA', 'Anadolu', 'Anadolu Ajansı'],
  ['ANI', 'Asian News International'],
  ['ANSA'],
  ['Antara'],
  ['Associated Press', 'AP', 'The Associated Press'],
  ['Australian Associated Press', 'AAP'],
  ['Belta'],
  ['Bernama'],
  ['Bloomberg'],
  ['Canadian Press', 'The Canadian Press', 'CP'],
  ['dpa', 'Deutsche Presse-Agentur'],
  ['EFE', 'Agencia EFE'],
  ['IANS', 'Indo-Asian News Service'],
  ['Interfax'],
  ['IRNA'],
  ['Kazinform'],
  ['Kyodo', 'Kyodo News'],
  ['KUNA'],
  ['PA Media', 'PA', 'Press Association'],
  ['Press Trust of India', 'PTI'],
  ['Reuters', 'Thomson Reuters'],
  ['RFE/RL', 'Radio Free Europe/Radio Liberty'],
  ['RIA Novosti', 'RIA'],
  ['SANA'],
  ['TASS', 'ITAR-TASS'],
  ['Ukrinform'],
  ['United Press International', 'UPI'],
  ['WAFA'],
  ['Xinhua', 'Xinhua News Agency'],
  ['Yonhap', 'Yonhap News Agency'],
];

const BY_NAME: ReadonlyMap<string, string> = new Map(
  AGENCIES.flatMap(([name, ...others]) => [name, ...others].map((each) => [each.toLowerCase(), name] as const)),
);

/** Names that are words or letters of other things too; alone in a byline or a credit they are the agency. */
const PLAIN = [...BY_NAME.keys()].filter((name) => name.length > 3).sort((a, b) => b.length - a.length);

/** How far into a text the credit of a dateline stands, and how long a line of credit at its end may be. */
const HEAD = 300;
const CREDIT = 80;

/**
 * The agency that wrote a report, by its byline, by the credit in its dateline ("KABUL (Reuters) - …"), or by the credit line at its end; `null` where
 * none is named there.
 */
export function findAgency(text: string, byline: string | null): string | null {
  return (byline === null ? null : inByline(byline)) ?? inDateline(text) ?? inCredit(text);
}

/** The agency that a string names and nothing else, or `null`. */
export function agencyNamed(name: string): string | null {
  return BY_NAME.get(name.trim().toLowerCase()) ?? null;
}

function inByline(byline: string): string | null {
  const parts = byline.slice(0, 300).split(/[,;|/•·]|\s[-–—]\s|\s(?=\()|[()]/);
  for (const part of parts) {
    const agency = agencyNamed(part.replace(/^\s*\p{L}{2,3}\s+(?=\p{Lu})/u, '')) ?? agencyNamed(part);
    if (agency !== null) return agency;
  }
  const lower = byline.toLowerCase();
  const found = PLAIN.find((name) => lower.includes(name));
  return found === undefined ? null : (BY_NAME.get(found) ?? null);
}

function inDateline(text: string): string | null {
  for (const match of text.slice(0, HEAD).matchAll(/\(([^()\n]{2,40})\)\s*[-–—:]/g)) {
    const agency = agencyNamed(match[1] ?? '');
    if (agency !== null) return agency;
  }
  return null;
}

function inCredit(text: string): string | null {
  const lines = text
    .trimEnd()
    .slice(-3 * CREDIT)
    .split('\n');
  for (const line of lines.slice(1).slice(-2)) {
    if (line.length > CREDIT) continue;
    const agency = inByline(line.replace(/^[^:©]{0,20}[:©]\s*(?:\d{4}\s+)?/u, ''));
    if (agency !== null) return agency;
  }
  const closing = /[.”"]\s*(?:\(([^()\n]{2,40})\)|[–—]\s*([^\n.]{2,40}))\s*$/u.exec(lines.at(-1) ?? '');
  return closing === null ? null : agencyNamed(closing[1] ?? closing[2] ?? '');
}
