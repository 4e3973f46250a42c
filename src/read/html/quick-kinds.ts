/*
 * The kinds of elements that parsing quickly goes by, after the tree construction of the HTML standard (section 13.2.6).
 */

const tags = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements without content. */
export const VOID = tags('area base br col embed hr img input link meta source track wbr param');

/** Elements whose content is characters and no elements, up to their own end. */
export const RAW = tags('script style textarea title noscript iframe noembed noframes');

/** What stands in the head where nothing says otherwise. */
export const IN_HEAD = tags('base link meta title script style noscript template');

/** Formatting: where it is not closed as it was opened, the standard opens it again and again. */
export const FORMATTING = tags('a b big code em font i s small strike strong tt u');

/** Blocks whose end closes what HTML lets one leave open within. */
export const BLOCKS = tags(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol pre search section summary ul form',
);

/** What besides blocks an open paragraph ends before. */
export const ENDS_PARAGRAPH = tags('p h1 h2 h3 h4 h5 h6 table hr li dd dt');
/** Headings, one of which ends another. */
export const HEADING = tags('h1 h2 h3 h4 h5 h6');

/** Elements whose end may be left out. */
export const IMPLIED = tags('p li dd dt option optgroup');

/** Elements with rules of their own: a page that has them is read carefully. */
export const STRANGE = tags(
  'frameset frame plaintext xmp ruby rb rt rtc rp applet marquee object image isindex nobr listing math keygen menuitem',
);

/** What may hold each part of a table, where nothing else may stand. */
export const TABLE_PARTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['caption', 'colgroup', 'thead', 'tbody', 'tfoot'].map((tag) => [tag, ['table']] as const),
  ['tr', ['thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
]);
export const BETWEEN_CELLS = tags('table thead tbody tfoot tr colgroup');

/** Walls that an end does not reach through. */
export const WALLS = tags('html table td th caption template button');

/** Elements of HTML that end a drawing in the middle of it, and others that make it hard to see where it ends. */
export const BREAKS_OUT = tags(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font foreignobject script style desc svg template',
);
