/** The named characters that news is written with; a page with others is read carefully. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    trade: '™',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    middot: '·',
    times: '×',
    rarr: '→',
    larr: '←',
    uarr: '↑',
    darr: '↓',
    euro: '€',
    pound: '£',
    deg: '°',
    shy: '\u00ad',
    zwnj: '\u200c',
    thinsp: '\u2009',
    ensp: '\u2002',
    emsp: '\u2003',
    aacute: 'á',
    agrave: 'à',
    acirc: 'â',
    atilde: 'ã',
    auml: 'ä',
    aring: 'å',
    aelig: 'æ',
    ccedil: 'ç',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    iacute: 'í',
    icirc: 'î',
    iuml: 'ï',
    ntilde: 'ñ',
    oacute: 'ó',
    ocirc: 'ô',
    otilde: 'õ',
    ouml: 'ö',
    oslash: 'ø',
    uacute: 'ú',
    ugrave: 'ù',
    ucirc: 'û',
    uuml: 'ü',
    szlig: 'ß',
  }),
);

/**
 * The characters of a run of HTML text or of an attribute's value, or `null` where its entities are not those that nearly every page has.
 *
 * Numbers of control characters and of half characters are left to the careful reader, because the standard gives them other meanings.
 */
export function decodePlain(text: string, isAttribute: boolean): string | null {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let decoded = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next !== 0x23 && !isLetter(next)) continue;
    ENTITY.lastIndex = at;
    const found = ENTITY.exec(text);
    if (found === null) {
      // In the query of an address "&page=2" is no entity; anywhere else a name without its semicolon may be one.
      if (isAttribute && QUERY.test(text.slice(at, at + 80))) continue;
      return null;
    }
    const character = found[1] === undefined ? numbered(found[2], found[3]) : NAMED.get(found[1]);
    if (character === undefined) return null;
    decoded += text.slice(from, at) + character;
    from = ENTITY.lastIndex;
  }
  return decoded + text.slice(from);
}

const ENTITY = /&(?:([A-Za-z]\w{1,9})|#(\d{2,7})|#[xX]([0-9A-Fa-f]{2,6}));/y;
const QUERY = /^&[A-Za-z]\w*=/;

function numbered(decimal: string | undefined, hexadecimal: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isPlain = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xdfff && code < 0xfdd0);
  return isPlain || (code >= 0x1_0000 && code < 0x2_0000 && (code & 0xfffe) !== 0xfffe)
    ? String.fromCodePoint(code)
    : undefined;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
