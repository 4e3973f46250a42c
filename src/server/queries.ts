import {z} from '@hono/zod-openapi';
import {AFFECTED_CLASSES, EFFECTS, SPEAKER_CLASSES, STANCES} from '../model/claim.ts';
import {GRADES, POLICIES} from '../model/toll.ts';
import {readDate} from '../read/dates.ts';
import {CLAIM_COUNTS, REVIEWS} from '../store/filters.ts';

/*
 * What the addresses of pages and of the API say after their "?". Everything may be left out; a name that is not known is passed over,
 * so that links with more than we know still lead somewhere.
 */

const MOST_ROWS = 500;

const words = z.string().min(1).max(500);
const id = z.string().min(1).max(300);

/** A day or moment, in the form in which it is compared. */
const moment = z
  .string()
  .max(40)
  .refine((written) => readDate(written) !== null, 'a day or moment such as 2022-01-09T18:00:00Z')
  .transform((written) => readDate(written) ?? written)
  .openapi({type: 'string', description: 'A day or a moment, RFC 3339.', example: '2022-01-09'});

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .openapi({description: 'An ISO day.', example: '2022-01-05'});

const place = words.optional().openapi({
  description: 'A country by its code or name, a region, a town, or a gazetteer id; with what lies in it.',
  example: 'KZ',
});

/** How tolls are counted. */
export const lensShape = {
  policy: z.enum(POLICIES).default('range').openapi({description: 'The codebook.'}),
  'as-of': moment.optional().openapi({description: 'Only what was published by then.', example: '2022-01-09'}),
};

/** Which part of a list. */
export const partShape = {
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).optional().openapi({description: 'Rows at most.', example: 20}),
  after: z.string().max(400).optional().openapi({description: 'The `next` of the part before.'}),
};

export const lensQuery = z.object(lensShape);

/** One incident, and whether all claims of its timelines are listed. */
export const incidentQuery = z.object({
  ...lensShape,
  dots: z.enum(['all']).optional().openapi({description: '`all`: also the claims for which a timeline has no room.'}),
});

export const caseQuery = z.object({
  ...lensShape,
  case: words.optional(),
  since: moment.optional().openapi({description: 'Compare with what had been published by then.'}),
});

export const incidentsQuery = z.object({
  ...lensShape,
  ...partShape,
  case: words.optional(),
  place,
  from: day.optional(),
  to: day.optional(),
  effect: z.enum(EFFECTS).optional(),
  grade: z.enum(GRADES).optional(),
  contested: z
    .enum(['yes', 'no', 'true', 'false'])
    .transform((said) => said === 'yes' || said === 'true')
    .optional()
    .openapi({type: 'string', enum: ['yes', 'no', 'true', 'false']}),
  'changed-since': moment.optional(),
});

const claimShape = {
  words: words.optional().openapi({description: 'Words that all stand in the report.'}),
  effect: z.enum(EFFECTS).optional(),
  class: z.enum(AFFECTED_CLASSES).optional(),
  speaker: z.enum([...SPEAKER_CLASSES, 'outlet']).optional(),
  stance: z.enum(STANCES).optional(),
  place,
  from: day.optional(),
  to: day.optional(),
  case: words.optional(),
  document: id.optional(),
  review: z.enum(REVIEWS).optional(),
};

export const claimsQuery = z.object({
  ...claimShape,
  ...partShape,
});

export const reviewQuery = z.object({
  ...claimShape,
  claim: id.optional().openapi({description: 'The claim to be looked at; else the first of the queue.'}),
});

export const documentsQuery = z.object({
  ...partShape,
  words: words.optional().openapi({description: 'Words that all stand in the text.'}),
  publisher: words.optional(),
  lang: z.string().max(40).optional(),
  case: words.optional(),
  claims: z.enum(CLAIM_COUNTS).optional().openapi({description: 'Those without a claim, or those with some.'}),
  from: day.optional(),
  to: day.optional(),
});

export const sourcesQuery = z.object({
  limit: partShape.limit,
  after: partShape.after.openapi({description: 'Where the list of speakers goes on.'}),
  'after-outlet': partShape.after.openapi({description: 'Where the list of outlets goes on.'}),
});

/** How tolls are counted, as the desk takes it. */
export function lensOf(query: z.output<typeof lensQuery>) {
  return {policy: query.policy, asOf: query['as-of'] ?? null};
}

/** Which incidents, as the desk takes it. */
export function incidentQueryOf(query: z.output<typeof incidentsQuery>) {
  const {
    policy: _policy,
    'as-of': _asOf,
    limit: _limit,
    after: _after,
    'changed-since': changedSince,
    ...filter
  } = query;
  return {...lensOf(query), ...filter, changedSince};
}

/** The part of a list that was asked for, without what was left out. */
export function partOf({limit, after}: {readonly limit?: number | undefined; readonly after?: string | undefined}) {
  return {...(limit === undefined ? {} : {limit}), ...(after === undefined || after === '' ? {} : {after})};
}
