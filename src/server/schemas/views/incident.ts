import {z} from '@hono/zod-openapi';
import type {Dot, IncidentView, TollStory} from '../../../desk/views.ts';
import {moment, orNull, policy, reason, spanSchema, speakerClass, stance, statement, statementShape} from '../model.ts';
import {claimCard, historyRow} from './claim.ts';
import {lens, range, reportRef} from './common.ts';
import {incidentRow, mapPoint, tollRowShape} from './incidents.ts';

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
    isDrawn: z.boolean().openapi({description: 'Whether the chart has room for it.'}),
    report: z.string(),
    words: spanSchema,
    aside,
  })
  .openapi('Dot', {description: 'One claim on the timeline of a toll.'});

export const tollStory: z.ZodType<TollStory> = z
  .object({
    ...tollRowShape,
    dots: z.array(dot),
    dotsLeftOut: z.int().openapi({description: 'Claims that are not among `dots`; `dots=all` gives them.'}),
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

export const incidentView: z.ZodType<IncidentView> = z
  .object({
    lens,
    incident: incidentRow,
    moments: z.array(moment),
    momentsLeftOut: z.int(),
    stories: z.array(tollStory),
    reports: z.array(reportRef),
    map: z.array(mapPoint),
    history: z.array(historyRow),
    missing: z.array(z.string()),
  })
  .openapi('Incident');
