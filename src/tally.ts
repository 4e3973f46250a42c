import {correctClaims} from './incidents/correct.ts';
import {compileFingerprint, type FingerprintOf} from './incidents/fingerprint.ts';
import {createGrouping, type Group} from './incidents/group.ts';
import {idOf, incidentsOf, type Telling, type Told} from './incidents/incidents.ts';
import {loadNameFrequency} from './incidents/load.ts';
import {nest} from './incidents/nest.ts';
import {obey} from './incidents/obey.ts';
import {compileOriginNames, compileOrigins, type Origin, outletOf, type Printed} from './incidents/origins.ts';
import {settledIn} from './incidents/pins.ts';
import {reportOf} from './incidents/report.ts';
import type {Claim} from './model/claim.ts';
import type {Decision, Rating} from './model/decision.ts';
import type {Document} from './model/document.ts';
import type {Incident} from './model/incident.ts';
import type {Report} from './model/report.ts';
import type {PolicyName, Toll} from './model/toll.ts';
import {loadPack} from './packs/load.ts';
import {compileAccounts} from './tolls/accounts.ts';
import {isBy} from './tolls/instant.ts';
import {reconcile} from './tolls/reconcile.ts';

/** From reports and their claims to incidents and tolls. */
export interface Tally {
  /** What grouping sees of a document. */
  report(document: Document, claims: readonly Claim[]): Report;
  /** The incidents that the reports tell of, those with the most independent origins first. The order of the reports makes no difference. */
  incidents(reports: readonly Report[], options?: TallyOptions): Counted[];
  /** The incidents that one group of reports tells of, with their tolls: what has to be done again when a report joins it. */
  count(group: Group, options?: TallyOptions): Counted[];
  /** One incident with its tolls. As of a moment before its first report it has neither reports nor tolls. */
  reconcile(told: Told, options?: TallyOptions): Counted;
  /** Whose word a claim is. */
  originOf(claim: Claim, printed: Printed): Origin;
  /** The incident with this id or its first letters. One that grew together with others answers to the id of each. */
  find(incidents: readonly Counted[], id: string): Counted | null;
}

/** What is counted, and how. */
export interface TallyOptions {
  /** `range` unless told. */
  readonly policy?: PolicyName;
  /**
   * Only what was published by then, RFC 3339, is counted; reports without a date are left out when it is given. What is of
   * one incident is judged by all reports there are: looking back changes what was said of it, not what it is.
   */
  readonly asOf?: string | null;
  /**
   * What people decided, in the order in which they did: claims corrected, moved and rejected, incidents merged and split,
   * figures pinned, and who is responsible.
   */
  readonly decisions?: readonly Decision[];
  /** How far people rely on outlets and speakers: what only unreliable ones say is set aside. */
  readonly ratings?: readonly Rating[];
}

/** An incident with its tolls. */
export interface Counted extends Incident {
  /** Independent origins of the claims about it. */
  readonly origins: number;
  readonly tolls: readonly Toll[];
}

/** Makes a tally for the reports of one language. */
export function createTally({lang = 'en'}: {readonly lang?: string} = {}): Tally {
  const pack = loadPack(lang);
  // Where reports bring their fingerprints, none has to be made.
  let fingerprintOf: FingerprintOf | null = null;
  const originOf = compileOrigins(pack);
  const namesOrigin = compileOriginNames(pack);
  const means = {accountOf: compileAccounts(pack), originOf};
  /** Whether a claim is printed by an outlet, or is the word of a speaker, that is rated unreliable. */
  const distrust = (ratings: readonly Rating[]) => {
    const names = ratings.filter(({rating}) => rating === 'unreliable').map(({target}) => target);
    if (names.length === 0) return null;
    return (claim: Claim, telling: Telling): boolean => {
      const keys = [outletOf(telling.report).key, originOf(claim, telling).key];
      return names.some((name) => keys.some((key) => namesOrigin(name, key)));
    };
  };
  const toll = (told: Told, options: TallyOptions = {}): Counted => {
    const {policy = 'range', asOf = null, decisions = [], ratings = []} = options;
    const {tellings, ...incident} = asOf === null ? told : knownBy(told, asOf);
    const isUnreliable = distrust(ratings);
    const origins = new Set<string>();
    for (const telling of tellings) {
      for (const claim of telling.claims)
        if (!isUnreliable?.(claim, telling)) origins.add(originOf(claim, telling).key);
    }
    const {figures: pins, responsible} = settledIn(told, decisions);
    const isResponsible = responsible === null ? null : (key: string) => namesOrigin(responsible, key);
    const known = asOf ?? lastOf(tellings.map(({report}) => report.published));
    const choice = {policy, asOf: known, pins, isResponsible, isUnreliable};
    return {...incident, origins: origins.size, tolls: reconcile(tellings, means, choice)};
  };
  const count = (group: Group, options: TallyOptions = {}) => incidentsOf(group).map((told) => toll(told, options));
  return {
    report: (document, claims) => {
      fingerprintOf ??= compileFingerprint(pack, loadNameFrequency(lang));
      return reportOf(document, claims, fingerprintOf(document));
    },
    incidents(reports, options = {}) {
      const {asOf = null, decisions = []} = options;
      const grouping = createGrouping();
      for (const report of correctClaims(reports, decisions)) grouping.add(report);
      const told = obey(grouping.groups().flatMap(incidentsOf), decisions);
      const known = asOf === null ? told : told.filter(({tellings}) => tellings.some((each) => isKnown(each, asOf)));
      return nest(known.map((each) => toll(each, options))).sort(byWeight);
    },
    count,
    reconcile: toll,
    originOf,
    find(incidents, id) {
      const answers = ({documents, claims, ...incident}: Counted) =>
        incident.id.startsWith(id) ||
        documents.some((document) => idOf('report', document).startsWith(id)) ||
        claims.some((claim) => idOf('claim', claim).startsWith(id));
      return incidents.find((incident) => incident.id === id) ?? incidents.find(answers) ?? null;
    },
  };
}

/** Orders incidents: those with the most independent origins first, then those with the most reports. */
export function byWeight(a: Counted, b: Counted): number {
  return b.origins - a.origins || b.documents.length - a.documents.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What was known of an incident at a moment: by the reports published until then. */
function knownBy(told: Told, asOf: string): Told {
  const tellings = told.tellings.filter((each) => isKnown(each, asOf));
  const there = new Set(tellings.map(({report}) => report.id));
  return {
    ...told,
    tellings,
    documents: told.documents.filter((id) => there.has(id)),
    claims: tellings.flatMap(({claims}) => claims.map(({id}) => id)),
  };
}

function isKnown({report}: Telling, asOf: string): boolean {
  return isBy(report.published, asOf);
}

function lastOf(moments: readonly (string | null)[]): string | null {
  return moments.reduce((last, each) => (each !== null && (last === null || each > last) ? each : last), null);
}
