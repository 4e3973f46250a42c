import type {PlaceMention} from '../../model/mention.ts';

/**
 * The country of a site whose name only begins with a place's: "Vesta Plaza" in a report of Ghana lies in no Vesta of another
 * country. Where nothing else in the text is in that country, the site is where everything else is; where that is no one
 * country, nobody knows.
 */
export function withOwnCountry(mention: PlaceMention, mentions: readonly PlaceMention[]): PlaceMention {
  const {type, name, country} = mention;
  if (type !== 'site' || name !== null || country === null) return mention;
  const others = new Set<string>();
  for (const one of mentions) if (one.country !== null && one.text !== mention.text) others.add(one.country);
  if (others.size === 0 || others.has(country)) return mention;
  const [only = null] = others;
  return {...mention, country: others.size === 1 ? only : null, point: null, gazetteer: null};
}
