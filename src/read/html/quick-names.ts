/** Names of elements and attributes that pages are written with. */
const USUAL: ReadonlyMap<string, string> = new Map(
  (
    'a abbr address article aside audio b base blockquote body br button canvas caption center cite code col colgroup dd del div dl dt em embed ' +
    'fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label legend li link main map mark ' +
    'meta nav noscript object ol optgroup option p param path picture pre q s script section select small source span strike strong style sub ' +
    'sup svg table tbody td template textarea tfoot th thead time title tr u ul video wbr ' +
    'action align alt aria-hidden aria-label as async border charset checked class colspan content crossorigin data-id data-src datetime defer ' +
    'disabled for height hidden href http-equiv id itemprop itemscope itemtype lang maxlength media method name onclick placeholder property ' +
    'rel role rowspan src srcset sizes style tabindex target type value width xmlns'
  )
    .split(' ')
    .map((name) => [name, name]),
);

/**
 * A name in lower case. Those that are usual are the same string each time: to compare or look up such a one, no letter of it has to be looked at.
 */
export function nameOf(written: string): string {
  return USUAL.get(written) ?? USUAL.get(written.toLowerCase()) ?? written.toLowerCase();
}
