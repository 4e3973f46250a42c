import {z} from '@hono/zod-openapi';
import type {
  CaseView,
  ChangeRow,
  ClaimCard,
  Correction,
  DecisionRow,
  Disagreement,
  Dot,
  Facets,
  IncidentQuery,
  IncidentRow,
  IncidentsView,
  IncidentView,
  JobView,
  KnownThen,
  LedgerView,
  Lens,
  Listed,
  MapPoint,
  Range,
  ReaderView,
  ReportRef,
  ReviewView,
  Segment,
  SourcesView,
  SpeakerRow,
  TollRow,
  TollStory,
} from '../../desk/views.ts';
import {RATINGS} from '../../model/decision.ts';
import {
  affectedClass,
  claim,
  decisionKind,
  effect,
  grade,
  incidentPlace,
  moment,
  orNull,
  policy,
  problem,
  quoteSchema,
  reason,
  reviewState,
  spanSchema,
  speakerClass,
  stance,
  statement,
  statementShape,
  timeRange,
} from './model.ts';

/* What the pages show, as data: the schemas of src/desk/views.ts, each bearing the type it describes. */

const number = z.number().nullable();
const range = {low: number, best: number, high: number};

export const lens: z.ZodType<Lens> = z.object({policy, asOf: moment.nullable()}).openapi('Lens');

const rangeSchema: z.ZodType<Range> = z
  .object(range)
  .openapi('Range', {description: 'Three numbers; `null` is open, or none.'});

export const knownThen: z.ZodType<KnownThen> = z.object({...range, from: moment}).openapi('KnownThen');

const said = z.object({said: z.string(), figure: z.string(), at: moment.nullable()});

const tollRowShape = {
  ...range,
  effect,
  class: z.string().nullable(),
  grade,
  origins: z.int(),
  moved: z.array(knownThen),
  said: z.array(said),
};

export const tollRow: z.ZodType<TollRow> = z.object(tollRowShape).openapi('TollRow');

const what = z
  .enum(['new', 'gone', 'withdrawn', 'risen', 'lowered', 'denied', 'corrected', 'corroborated'])
  .openapi('What');

export const incidentRow: z.ZodType<IncidentRow> = z
  .object({
    id: z.string(),
    title: z.string(),
    place: orNull(incidentPlace),
    time: orNull(timeRange),
    reports: z.int(),
    origins: z.int(),
    grade,
    isContested: z.boolean(),
    changed: orNull(what),
    parent: z.string().nullable(),
    tolls: z.array(tollRow),
  })
  .openapi('IncidentRow');

/** A part of a list. */
export function listed<T>(row: z.ZodType<T>): z.ZodType<Listed<T>> {
  return z.object({
    rows: z.array(row),
    total: z.int(),
    next: z.string().nullable().openapi({description: 'Cursor of the next part; `null` at the end.'}),
  });
}

const facets: z.ZodType<Facets> = z
  .record(z.string(), z.array(z.object({value: z.string(), count: z.int()})))
  .openapi('Facets');

export const mapPoint: z.ZodType<MapPoint> = z
  .object({
    incident: z.string(),
    title: z.string(),
    point: z.tuple([z.number(), z.number()]),
    precision: z.int().nullable(),
    effect: orNull(effect),
    best: number,
  })
  .openapi('MapPoint');

export const disagreement: z.ZodType<Disagreement> = z
  .object({
    incident: z.string(),
    effect,
    class: z.string().nullable(),
    range: rangeSchema,
    sides: z.array(z.object({said: z.string(), figure: z.string(), at: moment.nullable(), claim: z.string()})),
  })
  .openapi('Disagreement');

export const changeRow: z.ZodType<ChangeRow> = z
  .object({
    incident: z.string(),
    title: z.string(),
    effect,
    class: z.string().nullable(),
    what,
    before: orNull(rangeSchema),
    after: orNull(rangeSchema),
    at: moment.nullable(),
    by: z.array(z.string()),
  })
  .openapi('ChangeRow');

export const caseView: z.ZodType<CaseView> = z
  .object({
    lens,
    case: z.string().nullable(),
    cases: z.array(z.string()),
    counts: z.object({reports: z.int(), claims: z.int(), incidents: z.int(), open: z.int()}),
    moments: z.array(moment),
    leading: orNull(incidentRow),
    others: z.array(incidentRow),
    map: z.array(mapPoint),
    disagreements: z.array(disagreement),
    since: moment.nullable(),
    changes: z.array(changeRow),
  })
  .openapi('Case');

const incidentQuery: z.ZodType<IncidentQuery> = z
  .object({
    policy,
    asOf: moment.nullable(),
    case: z.string().optional(),
    place: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    effect: effect.optional(),
    grade: grade.optional(),
    contested: z.boolean().optional(),
    changedSince: moment.optional(),
  })
  .openapi('IncidentQuery');

export const incidentsView: z.ZodType<IncidentsView> = z
  .object({query: incidentQuery, list: listed(incidentRow), facets, map: z.array(mapPoint)})
  .openapi('Incidents');

export const reportRef: z.ZodType<ReportRef> = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    agency: z.string().nullable(),
    published: moment.nullable(),
    url: z.string().nullable(),
  })
  .openapi('ReportRef');

const change = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const claimCard: z.ZodType<ClaimCard> = z
  .object({
    claim,
    title: z.string(),
    who: z.string(),
    quote: z.string(),
    context: z.object({text: z.string(), quote: spanSchema, figure: spanSchema, lang: z.string()}),
    report: reportRef,
    incident: z.string().nullable(),
    review: reviewState,
    seen: z.int().openapi({description: 'What a decision must answer: send it as `If-Match: "seen"`.'}),
    corrected: change,
  })
  .openapi('ClaimCard');

export const claimList: z.ZodType<Listed<ClaimCard>> = listed(claimCard).openapi('Claims');

const aside = z.union([reason, z.literal('denied'), z.null()]);

export const dot: z.ZodType<Dot> = z
  .object({
    ...range,
    claim: z.string(),
    at: moment.nullable(),
    said: z.string(),
    speaker: speakerClass,
    stance,
    isIndependent: z.boolean(),
    report: z.string(),
    words: spanSchema,
    aside,
  })
  .openapi('Dot', {description: 'One claim on the timeline of a toll.'});

export const tollStory: z.ZodType<TollStory> = z
  .object({
    ...tollRowShape,
    dots: z.array(dot),
    dotsLeftOut: z.int(),
    why: z.string(),
    statements: z.array(
      z.object({
        ...statementShape,
        sentence: z.string(),
        before: z.array(statement),
        beforeSentences: z.array(z.string()),
        beforeCards: z.array(claimCard),
        prints: z.int(),
        cards: z.array(claimCard),
      }),
    ),
    denials: z.array(z.object({sentence: z.string(), card: orNull(claimCard)})),
    aside: z.array(z.object({why: reason, sentence: z.string(), cards: z.array(claimCard)})),
    policies: z.array(z.object({...range, policy})),
  })
  .openapi('TollStory');

export const decisionRow: z.ZodType<DecisionRow> = z
  .object({
    entry: z.int(),
    at: moment,
    kind: z.union([decisionKind, z.literal('rate')]),
    target: z.string(),
    by: z.string().nullable(),
    why: z.string().nullable(),
    change,
  })
  .openapi('DecisionRow');

export const incidentView: z.ZodType<IncidentView> = z
  .object({
    lens,
    incident: incidentRow,
    moments: z.array(moment),
    stories: z.array(tollStory),
    reports: z.array(reportRef),
    map: z.array(mapPoint),
    history: z.array(decisionRow),
    missing: z.array(z.string()),
  })
  .openapi('Incident');

const segment: z.ZodType<Segment> = z
  .intersection(quoteSchema, z.object({claims: z.array(z.string()), kind: z.enum(['plain', 'withheld', 'control'])}))
  .openapi('Segment');

export const readerView: z.ZodType<ReaderView> = z
  .object({
    report: reportRef,
    lang: z.string(),
    dir: z.enum(['ltr', 'rtl']),
    paragraphs: z.array(z.array(segment)),
    cards: z.array(claimCard),
    copies: z.array(reportRef),
    problems: z.array(problem),
  })
  .openapi('Report');

export const reviewView: z.ZodType<ReviewView> = z
  .object({
    position: z.int(),
    total: z.int(),
    card: orNull(claimCard),
    before: orNull(decisionRow),
    previous: z.string().nullable(),
    next: z.string().nullable(),
    incidents: z.array(z.object({id: z.string(), title: z.string()})),
  })
  .openapi('ReviewItem');

export const speakerRow: z.ZodType<SpeakerRow> = z
  .object({
    name: z.string(),
    class: speakerClass,
    isParty: z.boolean(),
    claims: z.int(),
    corrected: z.int(),
    denied: z.int(),
  })
  .openapi('SpeakerRow');

export const outletRow: z.ZodType<SourcesView['outlets']['rows'][number]> = z
  .object({
    publisher: z.string(),
    documents: z.int(),
    claims: z.int(),
    rating: z.enum(RATINGS).nullable(),
    copies: z.int(),
    seen: z.int(),
  })
  .openapi('OutletRow');

export const sourcesView: z.ZodType<SourcesView> = z
  .object({speakers: listed(speakerRow), outlets: listed(outletRow)})
  .openapi('Sources');

export const jobView: z.ZodType<JobView> = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
    at: moment,
    bytes: z.object({done: z.int(), total: z.int().nullable()}),
    rate: number.openapi({description: 'Reports a second while it runs.'}),
    left: number.openapi({description: 'Seconds until it is done.'}),
    added: z.int(),
    there: z.int(),
    claims: z.int(),
    problems: z.array(z.object({code: z.string(), message: z.string(), count: z.int(), examples: z.array(z.string())})),
  })
  .openapi('ImportJob');

export const ledgerView: z.ZodType<LedgerView> = z
  .object({
    folder: z.string(),
    size: z.int(),
    checkpoint: z.string().nullable(),
    verifier: z.string().nullable(),
    entries: z.array(z.object({index: z.int(), at: moment, kind: z.string(), about: z.string()})),
    policies: z.array(z.object({name: policy, about: z.string()})),
  })
  .openapi('Ledger');

export const correction: z.ZodType<Correction> = z
  .strictObject({
    effect: effect.exactOptional(),
    low: number.exactOptional(),
    high: number.exactOptional(),
    class: affectedClass.exactOptional(),
    speaker: z.string().nullable().exactOptional(),
    stance: stance.exactOptional(),
    place: z.string().nullable().exactOptional(),
  })
  .openapi('Correction', {description: 'What a person puts in place of a reading.'});
