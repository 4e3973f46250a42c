import {z} from '@hono/zod-openapi';
import type {JobView} from '../../../desk/views.ts';
import {moment} from '../model.ts';
import {number} from './common.ts';

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
