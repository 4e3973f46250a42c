import type {IncidentRow} from '../desk/views.ts';

/** An incident's title without its toll, which stands beside it as a range: "Kazakhstan, 5–10 Jan 2022". */
export const headingOf = ({title}: Pick<IncidentRow, 'title'>): string => title.replace(/: [^:]*$/, '');
