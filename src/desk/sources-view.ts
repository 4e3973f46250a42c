import type {SpeakerClass} from '../model/claim.ts';
import type {Rating} from '../model/decision.ts';
import type {Parts} from './parts.ts';
import {PAGE_ROWS, type Part} from './queries.ts';
import type {Listed, Role, SourcesView, SpeakerRow} from './views.ts';

/** Those who take part in what they count. */
const PARTIES: ReadonlySet<SpeakerClass> = new Set<SpeakerClass>([
  'government',
  'police',
  'military',
  'armed_group',
  'opposition',
]);

/** Who speaks, and which outlets print it: those with the most claims first. */
export async function sourcesView(
  {speakers = {}, outlets = {}}: {readonly speakers?: Part; readonly outlets?: Part},
  parts: Parts,
  role: Role,
): Promise<SourcesView> {
  return {
    speakers: part(speakersOf(parts, role), speakers),
    outlets: part(outletsOf(parts), outlets),
  };
}

function part<T>(rows: readonly T[], {limit = PAGE_ROWS, after = '0'}: Part): Listed<T> {
  const start = Math.max(0, Math.trunc(Number(after)) || 0);
  return {
    rows: rows.slice(start, start + limit),
    total: rows.length,
    next: start + limit < rows.length ? String(start + limit) : null,
  };
}

function speakersOf({state, tally, hideIn}: Parts, role: Role): SpeakerRow[] {
  const rows = new Map<
    string,
    {name: string; class: SpeakerClass; claims: number; corrected: number; denied: number}
  >();
  for (const told of state.incidents) {
    const hide = hideIn(told, role);
    for (const telling of told.tellings) {
      for (const claim of telling.claims) {
        const origin = tally.originOf(claim, telling);
        if (origin.key.startsWith('outlet:')) continue;
        const row = rows.get(origin.key) ?? {
          name: hide(origin.said),
          class: origin.class,
          claims: 0,
          corrected: 0,
          denied: 0,
        };
        row.claims++;
        if (claim.stance === 'denied') row.denied++;
        if (state.reviewOf(claim.id) === 'corrected') row.corrected++;
        rows.set(origin.key, row);
      }
    }
  }
  return [...rows.values()]
    .map((row) => ({...row, isParty: PARTIES.has(row.class)}))
    .sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : 1));
}

function outletsOf({state}: Parts): SourcesView['outlets']['rows'] {
  const rows = new Map<string, {publisher: string; documents: number; claims: number; copies: number}>();
  for (const [id, {report}] of state.reports) {
    if (report.publisher === null) continue;
    const row = rows.get(report.publisher) ?? {publisher: report.publisher, documents: 0, claims: 0, copies: 0};
    row.documents++;
    row.claims += report.claims.length;
    if (state.isCopy(id)) row.copies++;
    rows.set(report.publisher, row);
  }
  return [...rows.values()]
    .sort((a, b) => b.documents - a.documents || (a.publisher < b.publisher ? -1 : 1))
    .map((row) => {
      const history = state.decisions.about(row.publisher);
      const rating = history.find(({kind}) => kind === 'rate')?.change['rating'];
      return {...row, rating: (rating ?? null) as Rating['rating'] | null, seen: history[0]?.entry ?? -1};
    });
}
