import {z} from '@hono/zod-openapi';
import {
  AFFECTED_CLASSES,
  type Affected,
  type Claim,
  type ClaimPlace,
  EFFECTS,
  type Figure,
  SCOPES,
  SPEAKER_CLASSES,
  type Speaker,
  STANCES,
  type TimeRange,
} from '../../model/claim.ts';
import type {Document} from '../../model/document.ts';
import {DECISIONS} from '../../model/entry.ts';
import type {IncidentPlace} from '../../model/incident.ts';
import type {Problem} from '../../model/problem.ts';
import type {Quote, Span} from '../../model/span.ts';
import {GRADES, POLICIES, REASONS, type Statement} from '../../model/toll.ts';
import {REVIEWS} from '../../store/filters.ts';

/*
 * The model's values as the API gives them. Each schema bears the type it describes, so a member that is added, dropped or
 * changed there does not compile here.
 */

/** A value or `null`. As a union, since a reference that is "nullable" would come out as one that must be both. */
export function orNull<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return z.union([schema, z.null()]);
}

export const effect = z.enum(EFFECTS).openapi('Effect', {description: 'What happened to those counted.'});
export const affectedClass = z.enum(AFFECTED_CLASSES).openapi('AffectedClass');
export const speakerClass = z.enum(SPEAKER_CLASSES).openapi('SpeakerClass');
export const stance = z.enum(STANCES).openapi('Stance', {description: 'How a claim is put forward.'});
export const scope = z.enum(SCOPES).openapi('Scope', {description: 'What a count covers.'});
export const grade = z.enum(GRADES).openapi('Grade', {description: 'How well a toll is supported.'});
export const policy = z.enum(POLICIES).openapi('Policy', {description: 'The codebook by which tolls are counted.'});
export const reason = z.enum(REASONS).openapi('Reason', {description: 'Why a claim does not count.'});
export const reviewState = z.enum(REVIEWS).openapi('Review', {description: 'What people decided of a claim last.'});
export const decisionKind = z.enum(DECISIONS).openapi('DecisionKind');

const offset = z.int().nonnegative();
const count = z.number();
export const moment = z.string().openapi({description: 'RFC 3339 date or date-time.', example: '2022-01-09T18:00:00Z'});

const span = {start: offset, end: offset};
const quote = {...span, text: z.string()};

export const spanSchema: z.ZodType<Span> = z
  .object(span)
  .openapi('Span', {description: 'UTF-16 offsets into the text of the report; the end is out.'});

export const quoteSchema: z.ZodType<Quote> = z
  .object(quote)
  .openapi('Quote', {description: 'Words, and where they stand.'});

const figure: z.ZodType<Figure> = z
  .object({...quote, low: count.nullable(), high: count.nullable(), approx: z.boolean(), implied: z.boolean()})
  .openapi('Figure', {description: 'The words of a count and all the counts they allow; `null` is open.'});

const affected: z.ZodType<Affected> = z
  .union([
    z.object({...quote, class: affectedClass}),
    z.object({start: z.null(), end: z.null(), text: z.null(), class: affectedClass}),
  ])
  .openapi('Affected', {description: 'Those counted; the words are `null` where the text leaves them out.'});

const speaker: z.ZodType<Speaker> = z
  .object({...quote, name: z.string().nullable(), class: speakerClass})
  .openapi('Speaker');

const placed = {
  name: z.string().nullable(),
  country: z.string().nullable().openapi({description: 'ISO 3166-1 alpha-2.'}),
  point: z.tuple([z.number(), z.number()]).nullable().openapi({description: '[longitude, latitude]'}),
  precision: z.int().nullable().openapi({description: 'UCDP where_prec, 1 to 7.'}),
  gazetteer: z.string().nullable(),
};

const claimPlace: z.ZodType<ClaimPlace> = z.object({...quote, ...placed}).openapi('ClaimPlace');

export const incidentPlace: z.ZodType<IncidentPlace> = z.object({...placed, name: z.string()}).openapi('IncidentPlace');

export const timeRange: z.ZodType<TimeRange> = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    precision: z.enum(['day', 'range', 'week', 'month', 'year']),
    basis: z.enum(['said', 'relative', 'published']),
  })
  .openapi('TimeRange', {description: 'A stretch of days, both ends included.'});

export const claim: z.ZodType<Claim> = z
  .object({
    id: z.string(),
    document: z.string(),
    content: spanSchema,
    effect,
    figure,
    trigger: quoteSchema,
    affected,
    speaker: orNull(speaker),
    via: z.array(z.string()),
    cue: orNull(spanSchema),
    stance,
    place: orNull(claimPlace),
    time: orNull(timeRange),
    scope,
    rule: z.string(),
    reader: z.string(),
    confidence: z.number().min(0).max(1),
  })
  .openapi('Claim', {
    description: 'One statement, made in a text, that a counted number of people or things met one effect.',
  });

export const problem: z.ZodType<Problem> = z
  .object({
    code: z.string(),
    message: z.string(),
    where: z.object({file: z.string().nullable(), line: z.int().nullable(), offset: z.int().nullable()}),
  })
  .openapi('ReadingProblem', {description: 'Something of the input that could not be read as it should.'});

export const document: z.ZodType<Document> = z
  .object({
    id: z.string(),
    text: z.string(),
    title: orNull(spanSchema),
    lang: z.string(),
    published: moment.nullable(),
    source: z.object({
      url: z.string().nullable(),
      publisher: z.string().nullable(),
      headline: z.string().nullable(),
      agency: z.string().nullable(),
      mediaType: z.string(),
      digest: z.string(),
    }),
    case: z.string().nullable(),
    problems: z.array(problem),
  })
  .openapi('Document');

const statementParts = {
  origin: z.string(),
  said: z.string(),
  speaker: speakerClass,
  low: count,
  best: count,
  high: count.nullable(),
  at: moment.nullable(),
  made: z.enum(['written', 'summed', 'persons', 'difference', 'sides']),
  stance,
  side: z.string().nullable(),
  claims: z.array(z.string()),
  documents: z.array(z.string()),
  change: z.enum(['risen', 'lowered', 'revised']).nullable(),
};

export const statement: z.ZodType<Statement> = z
  .object({
    ...statementParts,
    get before() {
      return z.array(statement);
    },
  })
  .openapi('Statement', {description: 'What one origin says the count is.'});

/** The parts of a statement, for what extends it. */
export const statementShape = {...statementParts, before: z.array(statement)};
