import type {Gazetteer} from './gazetteer.ts';
import {KIND} from './layout.ts';

/** Whether the country or division `whole` holds the place. */
export function contains({columns, counts}: Gazetteer, whole: number, place: number): boolean {
  if (whole === place || columns.kinds[whole]! >= columns.kinds[place]!) return false;
  if (columns.countries[whole] !== columns.countries[place]) return false;
  switch (columns.kinds[whole]) {
    case KIND.country:
      return true;
    case KIND.division:
      return columns.divisions[place] === whole - counts.countries;
    case KIND.county:
      return columns.counties[place] === whole - counts.countries - counts.divisions;
    default:
      return false;
  }
}
