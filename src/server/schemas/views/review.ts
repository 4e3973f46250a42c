import {z} from '@hono/zod-openapi';
import type {ReviewView} from '../../../desk/views.ts';
import {orNull} from '../model.ts';
import {claimCard, decisionRow} from './claim.ts';

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
