import {z} from '@hono/zod-openapi';
import type {LedgerView} from '../../../desk/views.ts';
import {moment, policy} from '../model.ts';

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
