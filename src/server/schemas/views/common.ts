import {z} from '@hono/zod-openapi';
import type {KnownThen, Lens, Listed, Range, ReportRef} from '../../../desk/views.ts';
import {moment, policy} from '../model.ts';

export const number = z.number().nullable();

export const lens: z.ZodType<Lens> = z.object({policy, asOf: moment.nullable()}).openapi('Lens');

export const range = {low: number, best: number, high: number};

export const rangeSchema: z.ZodType<Range> = z
  .object(range)
  .openapi('Range', {description: 'Three numbers; `null` is open, or none.'});

export const knownThen: z.ZodType<KnownThen> = z.object({...range, from: moment}).openapi('KnownThen');

export const said = z.object({said: z.string(), figure: z.string(), at: moment.nullable()});

/** A part of a list. */
export function listed<T>(row: z.ZodType<T>): z.ZodType<Listed<T>> {
  return z.object({
    rows: z.array(row),
    total: z.int(),
    next: z.string().nullable().openapi({description: 'Cursor of the next part; `null` at the end.'}),
  });
}

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
