import {z} from '@hono/zod-openapi';
import type {AddedRow, ClaimCard, Correction, DecisionRow, HistoryRow, Listed} from '../../../desk/views.ts';
import {affectedClass, claim, decisionKind, effect, moment, orNull, reviewState, spanSchema, stance} from '../model.ts';
import {listed, number, reportRef} from './common.ts';

export const change = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const addedRow: z.ZodType<AddedRow> = z
  .object({entry: z.int(), at: moment, by: z.string().nullable(), why: z.string().nullable()})
  .openapi('Added', {description: 'A person added the claim: by which entry, when, who and why.'});

export const claimCard: z.ZodType<ClaimCard> = z
  .object({
    claim,
    title: z.string(),
    who: z.string(),
    quote: z.string(),
    context: z.object({text: z.string(), quote: spanSchema, figure: spanSchema, lang: z.string()}),
    report: reportRef,
    incident: z.string().nullable(),
    review: reviewState,
    seen: z.int().openapi({description: 'What a decision must answer: send it as `If-Match: "seen"`.'}),
    corrected: change,
    added: orNull(addedRow).openapi({description: 'Who added it, where no reader had found it.'}),
    decided: z.int().nullable().openapi({description: 'Entry of the decision that its review is.'}),
  })
  .openapi('ClaimCard');

export const claimList: z.ZodType<Listed<ClaimCard>> = listed(claimCard).openapi('Claims');

const decisionShape = {
  entry: z.int(),
  at: moment,
  kind: z.union([decisionKind, z.literal('rate')]),
  target: z.string(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  change,
};

export const decisionRow: z.ZodType<DecisionRow> = z.object(decisionShape).openapi('DecisionRow');

/** A decision in a history, and what taking it back must answer. */
export const historyRow: z.ZodType<HistoryRow> = z
  .object({
    ...decisionShape,
    standsAt: z
      .int()
      .nullable()
      .openapi({description: 'Send it as `If-Match` to take it back; `null` where it stands no more.'}),
  })
  .openapi('HistoryRow');

export const correction: z.ZodType<Correction> = z
  .strictObject({
    effect: effect.exactOptional(),
    low: number.exactOptional(),
    high: number.exactOptional(),
    class: affectedClass.exactOptional(),
    speaker: z.string().nullable().exactOptional(),
    stance: stance.exactOptional(),
    place: z.string().nullable().exactOptional(),
  })
  .openapi('Correction', {description: 'What a person puts in place of a reading.'});
