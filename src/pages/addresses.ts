import type {Lens} from '../desk/views.ts';
import type {Query} from './page.ts';

/** Names of what an address says after its "?"; the server reads these, the pages write them. */
export const PARAMS = {
  policy: 'policy',
  asOf: 'as-of',
  case: 'case',
  place: 'place',
  from: 'from',
  to: 'to',
  effect: 'effect',
  grade: 'grade',
  contested: 'contested',
  changedSince: 'changed-since',
  after: 'after',
  /** Where the second list of a page goes on: the outlets. */
  afterOutlet: 'after-outlet',
  /** Which toll of an incident is told in full: `killed`, `killed.police`. */
  toll: 'toll',
  /** `all`: claims for which the timeline has no room are listed as well. */
  dots: 'dots',
  /** Which claim is up for review. */
  claim: 'claim',
  /** The claim that was decided a moment ago, the entry it became and what was decided: what "undo" takes back. */
  done: 'done',
  entry: 'entry',
  kind: 'kind',
  /** Which reports: words in them, their outlet, whether there is any claim. */
  /** The queue of claims. */
  class: 'class',
  speaker: 'speaker',
  stance: 'stance',
  document: 'document',
  review: 'review',
  words: 'words',
  publisher: 'publisher',
  claims: 'claims',
  /** Which words of a report a claim is to be added for. */
  start: 'start',
  end: 'end',
} as const;

/** Fields of the forms; every form also sends `csrf`. */
export const FIELDS = {
  csrf: 'csrf',
  /** POST /review: one decision. `back` is the address to go to when it is kept. */
  claim: 'claim',
  seen: 'seen',
  kind: 'kind',
  why: 'why',
  incident: 'incident',
  back: 'back',
  /** What a correction puts in place: fields named `change.low`, `change.effect` … Those left as they were do not count. */
  change: 'change.',
  /** POST /review: which decision is taken back, where it is not the last. */
  entry: 'entry',
  /** POST /reports/ID/add: a claim that was found, fields named `found.figure`, `found.low` … */
  found: 'found.',
  start: 'start',
  end: 'end',
  /** POST /import: what comes in. */
  files: 'files',
  text: 'text',
  title: 'title',
  published: 'published',
  address: 'address',
  feed: 'feed',
  case: 'case',
  sample: 'sample',
  /** POST /ledger: one of `LEDGER_ACTIONS`. POST /import: `stop` or `again` with `job`. */
  action: 'action',
  job: 'job',
  /** POST /ledger: a checkpoint kept elsewhere to check against; whether a backup has the key; that another key is meant. */
  against: 'against',
  withKey: 'with-key',
  confirm: 'confirm',
  /** What somebody is called, as what they come in, and whose token is withdrawn. */
  name: 'name',
  standing: 'standing',
  pass: 'pass',
  /** POST /sources: how far an outlet is relied on. */
  outlet: 'outlet',
  rating: 'rating',
} as const;

/** What the forms of the ledger's page ask for. */
export const LEDGER_ACTIONS = ['check', 'backup', 'rotate', 'name', 'admit', 'withdraw'] as const;

/** Where the pages are. */
export const PLACES = {
  case: '/',
  incidents: '/incidents',
  reports: '/reports',
  review: '/review',
  sources: '/sources',
  import: '/import',
  ledger: '/ledger',
  events: '/api/v1/events',
  checkpoint: '/api/v1/ledger/checkpoint',
} as const;

export const toIncident = (id: string): string => `${PLACES.incidents}/${encodeURIComponent(id)}`;
export const toReport = (id: string): string => `${toIncident(id)}/report`;
export const toReader = (id: string): string => `/reports/${encodeURIComponent(id)}`;

/** Where a claim is added to a report: for these words, else to choose a sentence. */
export const toAdding = (id: string, words?: {readonly start: number; readonly end: number}): string =>
  withQuery(`${toReader(id)}/add`, words === undefined ? {} : {start: String(words.start), end: String(words.end)});

/** The reader, at a stretch of the text. */
export const toWords = (id: string, {start, end}: {readonly start: number; readonly end: number}): string =>
  `${toReader(id)}#s=${start}-${end}`;

/** The address with these parts of its query set, or left out where `null`; parts come in one order, so that addresses are the same. */
export function withQuery(path: string, query: Query, changes: Readonly<Record<string, string | null>> = {}): string {
  const parts = Object.entries({...query, ...changes}).filter((part): part is [string, string] => part[1] !== null);
  const search = new URLSearchParams(parts.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** What a link to another page keeps of this one: how tolls are counted. What is the default is left out. */
export function lensQuery({policy, asOf}: Lens): Query {
  return {...(policy === 'range' ? {} : {[PARAMS.policy]: policy}), ...(asOf === null ? {} : {[PARAMS.asOf]: asOf})};
}

/** A page's address plus `.json` or `.csv` is its data. */
export const dataOf = (path: string, kind: 'json' | 'csv'): string => `${path === '/' ? '/case' : path}.${kind}`;
