import {z} from '@hono/zod-openapi';
import type {KnownThen, Listed, ReaderView, TollStory} from '../../desk/views.ts';
import type {DocumentRow} from '../../store/filters.ts';
import {claim, document, effect, moment} from './model.ts';
import {dot, knownThen, listed, readerView} from './views.ts';

/* What the API gives beside the views of the pages. */

const documentRow: z.ZodType<DocumentRow> = z
  .object({
    id: z.string(),
    title: z.string(),
    published: moment.nullable(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    lang: z.string(),
    case: z.string().nullable(),
    claims: z.int(),
  })
  .openapi('DocumentRow');

export const documentRows: z.ZodType<Listed<DocumentRow>> = listed(documentRow).openapi('Documents');

export const reportWithText: z.ZodType<ReaderView & {readonly text: string}> = z
  .intersection(readerView, z.object({text: z.string().openapi({description: 'All offsets point into it.'})}))
  .openapi('ReportWithText');

export const timeline: z.ZodType<
  Pick<TollStory, 'effect' | 'class' | 'dots'> & {readonly moved: readonly KnownThen[]}
> = z.object({effect, class: z.string().nullable(), moved: z.array(knownThen), dots: z.array(dot)}).openapi('Timeline');

/** What one text says; nothing of it is kept. */
export const reading = z.object({document, claims: z.array(claim)}).openapi('Reading');
