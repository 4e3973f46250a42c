import {z} from '@hono/zod-openapi';
import type {CaseView, ChangeRow, Disagreement} from '../../../desk/views.ts';
import {effect, moment, orNull} from '../model.ts';
import {lens, rangeSchema} from './common.ts';
import {incidentRow, mapPoint, what} from './incidents.ts';

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
