import {z} from '@hono/zod-openapi';
import {
  type LedgerView,
  type PassRow,
  type PeopleView,
  STANDINGS,
  type TaskStep,
  type TaskView,
} from '../../../desk/views.ts';
import {moment, orNull, policy} from '../model.ts';

const standing = z.enum(STANDINGS).openapi('Standing');

export const passRow: z.ZodType<PassRow> = z
  .object({id: z.string(), name: z.string(), standing, made: moment})
  .openapi('Pass', {description: 'Somebody who may come in by a token of their own.'});

export const peopleView: z.ZodType<PeopleView> = z
  .object({owner: z.string(), isNamedAtStart: z.boolean(), passes: z.array(passRow)})
  .openapi('People');

const taskStep: z.ZodType<TaskStep> = z
  .object({
    name: z.enum(['log', 'reports', 'commitments', 'tables', 'copy']),
    done: z.int(),
    total: z.int().nullable(),
  })
  .openapi('TaskStep');

export const taskView: z.ZodType<TaskView> = z
  .object({
    id: z.string(),
    kind: z.enum(['check', 'backup']),
    state: z.enum(['running', 'done', 'failed']),
    at: moment,
    step: orNull(taskStep),
    holds: z.boolean().nullable().openapi({description: 'Whether a check found everything as it was.'}),
    said: z.array(z.string()).openapi({description: 'What came of it, in plain sentences.'}),
  })
  .openapi('Task');

export const ledgerView: z.ZodType<LedgerView> = z
  .object({
    folder: z.string(),
    size: z.int(),
    checkpoint: z.string().nullable(),
    verifier: z.string().nullable(),
    fingerprint: z.string().nullable().openapi({description: 'SHA-256 of the verifier key as it is written.'}),
    entries: z.array(z.object({index: z.int(), at: moment, kind: z.string(), about: z.string()})),
    policies: z.array(z.object({name: policy, about: z.string()})),
    tasks: z.array(taskView),
    you: z.object({name: z.string().nullable(), standing}),
    people: orNull(peopleView),
  })
  .openapi('Ledger');
