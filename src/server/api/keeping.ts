import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import {rotateKey} from '../../keeper/ledger.ts';
import {digestOf} from '../../ledger/bytes.ts';
import {printVerifier} from '../../ledger/keys.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse, refuseOthers} from '../refusals.ts';
import {taskView} from '../schemas/views.ts';
import {doing, idParam, looking, once, refuseChange} from './route.ts';

const taskList = z.object({tasks: z.array(taskView)}).openapi('Tasks');

const toCheck = z
  .strictObject({
    against: z.string().max(10_000).optional().openapi({
      description: 'A checkpoint that was kept elsewhere: the log must begin as it did then.',
    }),
  })
  .openapi('ToCheck');

const toCopy = z
  .strictObject({
    withKey: z.boolean().default(true).openapi({description: 'Without it, the copy can be read and checked only.'}),
  })
  .openapi('ToCopy');

const toRotate = z
  .strictObject({
    confirm: z.literal(true).openapi({description: 'That the new key will be given to those who hold the old.'}),
  })
  .openapi('ToRotate');

const rotated = z
  .object({
    entry: z.int().openapi({description: 'The entry from which on the new key signs.'}),
    verifier: z.string(),
    fingerprint: z.string().openapi({description: 'SHA-256 of the verifier key as it is written.'}),
  })
  .openapi('KeyRotated');

/** What keeps a ledger: checks, which reviewers start too; backups and another key, which are the owner's. */
export function addKeeping(app: OpenAPIHono<Env>, {ledger, tasks}: Parts): void {
  const onlyReviewers = (c: Context<Env>): Response | null =>
    c.get('session').role === 'reviewer' ? null : refuse(c, 'server/not-allowed', 'Checks are a matter of reviewers.');

  app.openapi(
    looking('/ledger/tasks', {
      id: 'listTasks',
      tag: 'Ledger',
      summary: 'Checks and backups of this run of the desk, the latest first',
      gives: taskList,
      refuses: ['server/not-allowed'],
    }),
    (c) => onlyReviewers(c) ?? once(c, {tasks: tasks.list()}),
  );
  app.openapi(
    looking('/ledger/tasks/{id}', {
      id: 'getTask',
      tag: 'Ledger',
      summary: 'How far a check or backup is, and what came of it',
      request: {params: idParam},
      gives: taskView,
      refuses: ['server/not-allowed', 'server/not-found'],
    }),
    (c) => {
      const no = onlyReviewers(c);
      if (no !== null) return no;
      const task = tasks.find(c.req.valid('param').id);
      return task === null ? refuse(c, 'server/not-found', 'There is no such task.', {back: '/ledger'}) : once(c, task);
    },
  );
  app.openapi(
    doing('/ledger/checks', {
      id: 'check',
      tag: 'Ledger',
      summary: 'Checks everything, as "sayso verify" does, beside whatever else is asked',
      request: {body: {required: true, content: {'application/json': {schema: toCheck}}}},
      gives: taskView,
      status: 202,
      refuses: ['server/not-allowed'],
    }),
    (c) => refuseChange(c) ?? once(c, tasks.check(c.req.valid('json').against ?? null), 202),
  );
  app.openapi(
    doing('/ledger/backups', {
      id: 'backUp',
      tag: 'Ledger',
      summary: 'Copies the ledger to a new folder beside its own, as "sayso backup" does',
      request: {body: {required: true, content: {'application/json': {schema: toCopy}}}},
      gives: taskView,
      status: 202,
      refuses: ['server/not-allowed'],
    }),
    (c) => refuseChange(c) ?? refuseOthers(c) ?? once(c, tasks.backup(c.req.valid('json').withKey), 202),
  );
  app.openapi(
    doing('/ledger/key', {
      id: 'rotateKey',
      tag: 'Ledger',
      summary: 'Has the log signed with a new key from here on, as "sayso ledger rotate-key" does',
      request: {body: {required: true, content: {'application/json': {schema: toRotate}}}},
      gives: rotated,
      status: 201,
      refuses: ['server/not-allowed', 'server/full'],
    }),
    async (c) => {
      const no = refuseChange(c) ?? refuseOthers(c);
      if (no !== null) return no;
      const entry = await rotateKey(ledger);
      const verifier = ledger.verifier === null ? '' : printVerifier(ledger.verifier);
      return once(c, {entry, verifier, fingerprint: digestOf(verifier)}, 201);
    },
  );
}
