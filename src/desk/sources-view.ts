import type {Told} from '../incidents/incidents.ts';
import type {SpeakerClass} from '../model/claim.ts';
import type {Rating} from '../model/decision.ts';
import {SaysoError} from '../model/error.ts';
import type {Tally} from '../tally.ts';
import type {Parts} from './parts.ts';
import {PAGE_ROWS, type Part} from './queries.ts';
import type {State} from './state.ts';
import type {Listed, Role, SourcesView, SpeakerRow} from './views.ts';

/** Those who take part in what they count. */
const PARTIES: ReadonlySet<SpeakerClass> = new Set<SpeakerClass>([
  'government',
  'police',
  'military',
  'armed_group',
  'opposition',
]);

/** Who speaks, and which outlets print it: those with the most claims, or reports, first. */
export async function sourcesView(
  {speakers = {}, outlets = {}}: {readonly speakers?: Part; readonly outlets?: Part},
  {sources}: Parts,
  role: Role,
): Promise<SourcesView> {
  return {speakers: part(sources.speakers(role), speakers), outlets: part(sources.outlets(), outlets)};
}

function part<T>(rows: readonly T[], {limit = PAGE_ROWS, after = '0'}: Part): Listed<T> {
  if (!/^\d{1,9}$/.test(after)) throw new SaysoError('desk/bad-cursor', 'The address names no row to go on after.');
  const start = Number(after);
  return {
    rows: rows.slice(start, start + limit),
    total: rows.length,
    next: start + limit < rows.length ? String(start + limit) : null,
  };
}

/** Speakers and outlets of the whole ledger, gathered once for as long as nothing comes in. */
export interface Sources {
  speakers(role: Role): readonly SpeakerRow[];
  outlets(): SourcesView['outlets']['rows'];
  /** Makes an incident's part ready. */
  ready(told: Told): void;
}

/** What one incident adds to a speaker's row. */
interface Share {
  readonly key: string;
  readonly class: SpeakerClass;
  /** The longest name it goes by; short forms stand for it in the same report. */
  name: string;
  claims: number;
  denied: number;
}

/** Gathers the sources of a state. */
export function createSources(state: State, tally: Tally, hideIn: Parts['hideIn']): Sources {
  const shares = new WeakMap<Told, readonly Share[]>();
  const kept = new Map<string, {readonly of: number; readonly rows: readonly unknown[]}>();
  const once = <T>(key: string, make: () => readonly T[]): readonly T[] => {
    const there = kept.get(key);
    if (there !== undefined && there.of === state.size) return there.rows as readonly T[];
    const rows = make();
    kept.set(key, {of: state.size, rows});
    return rows;
  };
  const sharesOf = (told: Told): readonly Share[] => {
    const there = shares.get(told) ?? gather(told, tally);
    shares.set(told, there);
    return there;
  };
  return {
    speakers: (role) => once(role, () => speakersOf(state, sharesOf, tally, hideIn, role)),
    outlets: () => once('outlets', () => outletsOf(state)),
    ready: (told) => void sharesOf(told),
  };
}

function gather(told: Told, tally: Tally): Share[] {
  const byKey = new Map<string, Share>();
  for (const telling of told.tellings) {
    for (const claim of telling.claims) {
      const {key, said, class: kind} = tally.originOf(claim, telling);
      // The outlet's own voice stands among the outlets.
      if (key.startsWith('outlet:')) continue;
      const share = byKey.get(key) ?? {key, class: kind, name: said, claims: 0, denied: 0};
      if (isBetterName(said, share.name)) share.name = said;
      share.claims++;
      if (claim.stance === 'denied') share.denied++;
      byKey.set(key, share);
    }
  }
  return [...byKey.values()];
}

/** Longest name shown; longer ones tell more than who it is. */
const LONGEST_NAME = 60;

function isBetterName(said: string, known: string): boolean {
  return said.length <= LONGEST_NAME && (said.length > known.length || (said.length === known.length && said < known));
}

function speakersOf(
  state: State,
  sharesOf: (told: Told) => readonly Share[],
  tally: Tally,
  hideIn: Parts['hideIn'],
  role: Role,
): SpeakerRow[] {
  const rows = new Map<string, Share & {corrected: number}>();
  for (const told of state.incidents) {
    const hide = hideIn(told, role);
    for (const share of sharesOf(told)) {
      const row = rows.get(share.key);
      const name = hide(share.name);
      if (row === undefined) {
        rows.set(share.key, {...share, name, corrected: 0});
        continue;
      }
      if (isBetterName(name, row.name)) row.name = name;
      row.claims += share.claims;
      row.denied += share.denied;
    }
  }
  for (const {kind, target} of state.decisions.standing()) {
    if (kind !== 'correct') continue;
    const telling = state.incidentOf(target)?.tellings.find(({claims}) => claims.some(({id}) => id === target));
    const claim = telling?.claims.find(({id}) => id === target);
    const row = telling === undefined || claim === undefined ? undefined : rows.get(tally.originOf(claim, telling).key);
    if (row !== undefined) row.corrected++;
  }
  return [...rows.values()]
    .map(({key: _, ...row}) => ({...row, isParty: PARTIES.has(row.class)}))
    .sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : 1));
}

function outletsOf(state: State): SourcesView['outlets']['rows'] {
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
