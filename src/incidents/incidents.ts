import {hash} from 'node:crypto';
import type {Claim, ClaimPlace, TimeRange} from '../model/claim.ts';
import type {Incident, IncidentPlace} from '../model/incident.ts';
import type {Report} from '../model/report.ts';
import {dayOfIso, type Stretch} from '../times/calendar.ts';
import {isFresh, isTelling, kilometres, meetInPlace, meetInTime, stretchOf} from './bearings.ts';
import {byPrint} from './copies.ts';
import type {Group} from './group.ts';
import {isWider} from './wider.ts';

/** An incident with what its tolls are made of. */
export interface Told extends Incident {
  /** The reports that say something of it, earliest first, each with its claims about it. */
  readonly tellings: readonly Telling[];
}

/** What one report says of one incident. */
export interface Telling {
  readonly report: Report;
  /** The earliest print of its text; itself where it is no copy. */
  readonly first: Report;
  readonly claims: readonly Claim[];
}

/** Days by which a claim's time may miss an incident's before it is of another one. */
const APART_DAYS = 3;

/** The incident that the reports of a group are mainly about, and those they mention beside it. */
export function incidentsOf(group: Group): Told[] {
  const reports = [...group.reports].sort(byPrint);
  const firsts = new Map(
    group.lineages.flatMap((lineage) => {
      const first = [...lineage].sort(byPrint)[0]!;
      return lineage.map((report) => [report.id, first] as const);
    }),
  );
  const time = mainTime(reports);
  const place = mainPlace(reports);
  const main: Telling[] = [];
  const aside = new Map<string, Telling[]>();
  for (const report of reports) {
    const first = firsts.get(report.id) ?? report;
    const isRoundup = isRoundUp(report);
    const here: Claim[] = [];
    const elsewhere = new Map<string, Claim[]>();
    for (const claim of report.claims) {
      const key = belongs(claim, report, time, place, isRoundup) ? null : keyOf(claim);
      if (key === null) here.push(claim);
      else elsewhere.set(key, [...(elsewhere.get(key) ?? []), claim]);
    }
    main.push({report, first, claims: here});
    for (const [key, claims] of elsewhere) aside.set(key, [...(aside.get(key) ?? []), {report, first, claims}]);
  }
  const id = idOf('report', reports[0]!.id);
  return [
    {
      id,
      place: place === null ? null : withoutWords(place),
      time,
      documents: reports.map((report) => report.id),
      claims: main.flatMap(({claims}) => claims.map((claim) => claim.id)),
      parent: null,
      missing: missingOf(place, time, reports),
      tellings: main,
    },
    ...[...aside.values()].map((tellings) => besides(tellings)),
  ];
}

function besides(tellings: readonly Telling[]): Told {
  const claims = tellings.flatMap((telling) => telling.claims);
  const place = claims.find((claim) => claim.place !== null)?.place ?? null;
  return {
    id: idOf('claim', claims[0]!.id),
    place: place === null ? null : withoutWords(place),
    time: claims.find((claim) => claim.time !== null)?.time ?? null,
    documents: [],
    claims: claims.map(({id}) => id),
    parent: null,
    missing: missingOf(
      place,
      claims[0]!.time,
      tellings.map(({report}) => report),
    ),
    tellings,
  };
}

function missingOf(place: ClaimPlace | null, time: TimeRange | null, reports: readonly Report[]): Incident['missing'] {
  return [
    ...(place === null ? ['place' as const] : []),
    ...(time === null ? ['time' as const] : []),
    ...(reports.some(({published}) => published === null) ? ['date' as const] : []),
  ];
}

/** An incident is known by its first report, so the id stays while later ones come in. */
export function idOf(kind: 'report' | 'claim', id: string): string {
  return `i-${hash('sha256', `${kind} ${id}`).slice(0, 12)}`;
}

function keyOf({place, time}: Claim): string {
  return `${place?.gazetteer ?? place?.text.toLowerCase() ?? ''} ${time?.from ?? ''} ${time?.to ?? ''}`;
}

/** Whether a claim is of the incident that its report is mainly about. */
function belongs(
  claim: Claim,
  report: Report,
  time: TimeRange | null,
  place: ClaimPlace | null,
  isRoundup: boolean,
): boolean {
  // A year's total is of something wider, whatever report gives it.
  if (isWider(claim)) return false;
  const isHere = !isElsewhere(claim, report, place, isRoundup);
  if (claim.time === null || time === null || claim.time.basis === 'published') return isHere;
  if (meetInTime(stretchOf(claim.time), stretchOf(time), APART_DAYS)) return isHere;
  const published = report.published?.slice(0, 10) ?? '';
  const isLater = claim.time.from > time.to && claim.time.to <= published;
  if (isLater && claim.effect === 'detained') return true;
  // Reports of a trial give many a claim the day of the trial: only what is elsewhere as well is another incident.
  return isLater && (claim.place === null || place === null || meetInPlace(claim.place, place));
}

/**
 * Whether a claim is of another town than the incident: in a round-up, or where its report counts the same at the incident's
 * place before, and the town is far from that.
 */
function isElsewhere(claim: Claim, report: Report, place: ClaimPlace | null, isRoundup: boolean): boolean {
  if (claim.place === null || place === null || !isPlaced(claim) || !isPrecise(place)) return false;
  if (meetInPlace(claim.place, place)) return false;
  if (isRoundup) return true;
  if (kilometres(claim.place.point!, place.point!) < FAR_KM) return false;
  return report.claims.some(
    (other) =>
      other.effect === claim.effect &&
      other.figure.start < claim.figure.start &&
      isPlaced(other) &&
      other.place !== null &&
      meetInPlace(other.place, place),
  );
}

/** Kilometres beyond which a second town is no slip of the reader. */
const FAR_KM = 300;

/** Whether a claim is sure of its place: a count with a town of its own. Where one person was hit, a hospital or a name may be taken for it. */
function isPlaced({figure, place, effect}: Claim): boolean {
  return !figure.implied && place !== null && isPrecise(place) && effect !== 'detained' && effect !== 'hospitalized';
}

/** Towns apart from each other that make a report a round-up of what happened in each; fewer do where they are far apart. */
const ROUNDUP = {apart: 4, far: 3} as const;

function isRoundUp(report: Report): boolean {
  const isFar = (a: ClaimPlace, b: ClaimPlace) => kilometres(a.point!, b.point!) >= FAR_KM;
  return countTowns(report, (a, b) => !meetInPlace(a, b)) >= ROUNDUP.apart || countTowns(report, isFar) >= ROUNDUP.far;
}

/** In how many towns, apart from each other, a report places its counts. */
function countTowns({claims}: Report, isApart: (a: ClaimPlace, b: ClaimPlace) => boolean): number {
  const towns: ClaimPlace[] = [];
  for (const claim of claims) {
    const {place} = claim;
    if (place !== null && isPlaced(claim) && towns.every((town) => isApart(town, place))) towns.push(place);
  }
  return towns.length;
}

/** UCDP precision of a town or nearer. */
const TOWN = 3;

function isPrecise({precision, point}: ClaimPlace): boolean {
  return point !== null && precision !== null && precision <= TOWN;
}

function mainTime(reports: readonly Report[]): TimeRange | null {
  return timeWithin(reports, LONGEST_DAYS) ?? timeWithin(reports, Number.POSITIVE_INFINITY);
}

/** Days that an incident lasts at most, unless its reports tell of nothing shorter. */
const LONGEST_DAYS = 31;

function timeWithin(reports: readonly Report[], longest: number): TimeRange | null {
  const ranges = new Map<string, TimeRange>();
  const said = reports.map(({claims, published}): Times => {
    const own: Stretch[] = [];
    for (const claim of claims) {
      if (claim.time === null || claim.scope === 'total' || !isTelling(claim)) continue;
      if (lengthOf(stretchOf(claim.time)) > longest) continue;
      ranges.set(`${claim.time.from} ${claim.time.to}`, claim.time);
      own.push(stretchOf(claim.time));
    }
    return {own, published: published === null ? null : dayOfIso(published)};
  });
  let best: {readonly range: TimeRange; readonly rank: readonly number[]} | null = null;
  for (const range of ranges.values()) {
    const stretch = stretchOf(range);
    const support = said.reduce((sum, own) => sum + weightOf(own, stretch), 0);
    const fresh = said.filter(
      ({own, published}) => isFresh(published, stretch) && own.some((each) => meetInTime(each, stretch, 0)),
    ).length;
    const length = lengthOf(stretch);
    // The most reports, then those it is news to, then the shortest stretch, then the earliest.
    const rank = [support, fresh, -length, -stretch.from];
    if (best === null || isHigher(rank, best.rank)) best = {range, rank};
  }
  return best?.range ?? null;
}

/** The times that one report tells of, in its order, and the day it was published. */
interface Times {
  readonly own: readonly Stretch[];
  readonly published: number | null;
}

/** How far a report says when the incident was. News begins with what is new: what comes later in it may be background. */
function weightOf(times: Times, stretch: Stretch): number {
  const [first] = times.own;
  if (first === undefined || !times.own.some((each) => meetInTime(each, stretch, 0))) return 0;
  return 1 + Number(meetInTime(first, stretch, 0)) + Number(isFresh(times.published, stretch));
}

function lengthOf({from, to}: Stretch): number {
  return to - from;
}

function mainPlace(reports: readonly Report[]): ClaimPlace | null {
  const places = new Map<string, ClaimPlace>();
  const said = reports.map(({claims}) => {
    const own = new Map<string, ClaimPlace>();
    for (const claim of claims) {
      if (claim.place === null || claim.scope === 'total' || !isTelling(claim)) continue;
      const key = claim.place.gazetteer ?? claim.place.text;
      own.set(key, claim.place);
      if (!places.has(key)) places.set(key, claim.place);
    }
    return [...own.values()];
  });
  let best: {readonly place: ClaimPlace; readonly rank: readonly number[]} | null = null;
  for (const [key, place] of places) {
    const named = said.filter((own) => own.some((each) => (each.gazetteer ?? each.text) === key)).length;
    const support = said.filter((own) => own.some((each) => meetInPlace(each, place))).length;
    const rank = [support, named, -(place.precision ?? 7)];
    // Of two as good, the one told of first.
    if (best === null || isHigher(rank, best.rank)) best = {place, rank};
  }
  return best?.place ?? null;
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return false;
}

function withoutWords({name, text, country, point, precision, gazetteer}: ClaimPlace): IncidentPlace {
  return {name: name ?? text, country, point, precision, gazetteer};
}
