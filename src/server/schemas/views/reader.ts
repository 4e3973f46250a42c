import {z} from '@hono/zod-openapi';
import type {ReaderView, Segment} from '../../../desk/views.ts';
import {problem, quoteSchema} from '../model.ts';
import {claimCard} from './claim.ts';
import {reportRef} from './common.ts';

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
