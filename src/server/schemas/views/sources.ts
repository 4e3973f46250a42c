import {z} from '@hono/zod-openapi';
import type {SourcesView, SpeakerRow} from '../../../desk/views.ts';
import {RATINGS} from '../../../model/decision.ts';
import {speakerClass} from '../model.ts';
import {listed} from './common.ts';

export const speakerRow: z.ZodType<SpeakerRow> = z
  .object({
    name: z.string(),
    class: speakerClass,
    isParty: z.boolean(),
    claims: z.int(),
    corrected: z.int(),
    denied: z.int(),
  })
  .openapi('SpeakerRow');

export const outletRow: z.ZodType<SourcesView['outlets']['rows'][number]> = z
  .object({
    publisher: z.string(),
    documents: z.int(),
    claims: z.int(),
    rating: z.enum(RATINGS).nullable(),
    copies: z.int(),
    seen: z.int(),
  })
  .openapi('OutletRow');

export const sourcesView: z.ZodType<SourcesView> = z
  .object({speakers: listed(speakerRow), outlets: listed(outletRow)})
  .openapi('Sources');
