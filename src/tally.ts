import {fingerprintOf} from './incidents/fingerprint.ts';
import {createGrouping} from './incidents/group.ts';
import {incidentsOf, type Told} from './incidents/incidents.ts';
import {loadNameFrequency} from './incidents/load.ts';
import {compileOrigins} from './incidents/origins.ts';
import type {Claim} from './model/claim.ts';
import type {Document} from './model/document.ts';
import type {Incident} from './model/incident.ts';
import type {Report} from './model/report.ts';
import type {PolicyName, Toll} from './model/toll.ts';
import {loadPack} from './packs/load.ts';
import {compileAccounts} from './tolls/accounts.ts';
import {instantOf} from './tolls/instant.ts';
import {reconcile} from './tolls/reconcile.ts';

/** From reports and their claims to incidents and tolls. */
export interface Tally {
  /** What grouping sees of a document. */
  report(document: Document, claims: readonly Claim[]): Report;
  /** The incidents that the reports tell of, those with the most independent origins first. */
  incidents(reports: readonly Report[], options?: TallyOptions): Counted[];
}

export interface TallyOptions {
  /** `range` unless told. */
  readonly policy?: PolicyName;
  /** Only what was published by then, RFC 3339; reports without a date are left out when it is given. */
  readonly asOf?: string | null;
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
  const frequency = loadNameFrequency(lang);
  const originOf = compileOrigins(pack);
  const accountOf = compileAccounts(pack);
  const count = (told: Told, {policy = 'range', asOf = null}: TallyOptions): Counted => {
    const {tellings, ...incident} = told;
    const origins = new Set(tellings.flatMap(({first, claims}) => claims.map((claim) => originOf(claim, first).key)))
      .size;
    return {...incident, origins, tolls: reconcile(tellings, {accountOf, originOf}, {policy, asOf})};
  };
  return {
    report: (document, claims) => ({
      id: document.id,
      published: document.published,
      publisher: document.source.publisher,
      agency: document.source.agency,
      case: document.case,
      claims,
      print: fingerprintOf(document, frequency),
    }),
    incidents(reports, options = {}) {
      const {asOf = null} = options;
      const grouping = createGrouping();
      for (const report of reports) if (asOf === null || isBy(report.published, asOf)) grouping.add(report);
      return grouping
        .groups()
        .flatMap(incidentsOf)
        .map((told) => count(told, options))
        .sort((a, b) => b.origins - a.origins || b.documents.length - a.documents.length || (a.id < b.id ? -1 : 1));
    },
  };
}

/** Whether something was published by a moment; a day alone lasts to its end. */
function isBy(published: string | null, moment: string): boolean {
  if (published === null) return false;
  if (published.length === 10 || moment.length === 10) return published.slice(0, 10) <= moment.slice(0, 10);
  return instantOf(published) <= instantOf(moment);
}
