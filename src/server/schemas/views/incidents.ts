import {z} from '@hono/zod-openapi';
import type {Facets, IncidentQuery, IncidentRow, IncidentsView, MapPoint, TollRow} from '../../../desk/views.ts';
import {effect, grade, incidentPlace, moment, orNull, policy, timeRange} from '../model.ts';
import {knownThen, listed, number, range, said} from './common.ts';

export const tollRowShape = {
  ...range,
  effect,
  class: z.string().nullable(),
  grade,
  origins: z.int(),
  moved: z.array(knownThen),
  said: z.array(said),
};

export const tollRow: z.ZodType<TollRow> = z.object(tollRowShape).openapi('TollRow');

export const what = z
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

const choices = z.array(z.object({value: z.string(), count: z.int()}));

const facets: z.ZodType<Facets> = z
  .object({effect: choices, grade: choices, contested: choices, country: choices, year: choices})
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

export const incidentsView: z.ZodType<IncidentsView> = z
  .object({query: incidentQuery, list: listed(incidentRow), facets, map: z.array(mapPoint)})
  .openapi('Incidents');
