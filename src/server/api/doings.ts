import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import {type Decision, RATINGS} from '../../model/decision.ts';
import {one} from '../../read/chunks.ts';
import {readStream} from '../../read/stream.ts';
import {cardOf, checkChange, decideOn, sayStale, whoDecides} from '../deciding.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse} from '../refusals.ts';
import {reading} from '../schemas/answers.ts';
import {decisionKind, orNull} from '../schemas/model.ts';
import {claimCard} from '../schemas/views.ts';
import {doing, once, refuseChange} from './route.ts';

/** The longest text that is read at once: as long as a report may be. */
const LONGEST = 10_000_000;

const name = z.string().trim().min(1).max(200);

const textToRead = z
  .object({
    text: z
      .string()
      .max(LONGEST)
      .openapi({example: 'At least 12 people were killed in Almaty on Sunday, police said.'}),
    title: z.string().max(1000).optional(),
    published: z.string().max(40).optional().openapi({description: 'What "today" means in it.', example: '2022-01-10'}),
    url: z.string().max(2000).optional(),
    publisher: z.string().max(300).optional(),
    agency: z.string().max(300).optional(),
    lang: z.string().max(40).optional(),
  })
  .openapi('TextToRead');

const change = z.record(z.string().max(40), z.union([z.string().max(300), z.number(), z.null()]));

const decision = z
  .object({
    kind: decisionKind,
    target: z.string().min(1).max(300).openapi({description: 'Id of the claim or incident.'}),
    by: name.optional().openapi({description: 'Who decides; whoever runs the desk unless told.'}),
    why: z.string().max(2000).nullable().default(null),
    change: change
      .default({})
      .openapi({description: 'What a correction puts in place; `into` of a move or merge, `document` of a split.'}),
  })
  .openapi('Decision');

const kept = z
  .object({
    entry: z.int().openapi({description: 'Index of its entry in the log.'}),
    receipt: z.string().openapi({description: 'Where the proof is that it stands there.'}),
    card: orNull(claimCard),
  })
  .openapi('Kept');

const seen = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({description: 'What its maker saw: the ETag of the claim, `"seen"` of its card.', example: '"-1"'}),
});

const rating = z
  .object({
    target: z.string().min(1).max(300).openapi({description: 'The outlet.'}),
    rating: z.enum(RATINGS),
    by: name.optional(),
    why: z.string().max(2000).nullable().default(null),
  })
  .openapi('Rating');

const REFUSED = [
  'server/not-allowed',
  'server/stale',
  'server/gone',
  'server/bad-match',
  'server/no-match',
  'server/full',
] as const;

/** What changes something, and the reading of a text that is kept by nobody. */
export function addDoings(app: OpenAPIHono<Env>, parts: Parts): void {
  app.openapi(
    doing('/read', {
      id: 'read',
      tag: 'Claims',
      summary: 'The claims of a text; nothing is kept',
      request: {body: {required: true, content: {'application/json': {schema: textToRead}}}},
      gives: reading,
      refuses: ['server/too-large'],
    }),
    async (c) => {
      const record = new TextEncoder().encode(JSON.stringify(c.req.valid('json')));
      for await (const input of readStream(one(record), 'text')) {
        if (input.kind === 'problem') return refuse(c, 'server/bad-request', input.problem.message);
        const [claims] = await (await parts.reader()).claims([input.document]);
        return once(c, {document: input.document, claims: claims ?? []});
      }
      return refuse(c, 'server/bad-request', 'There is nothing in it to be read.');
    },
  );

  app.openapi(
    doing('/decisions', {
      id: 'decide',
      tag: 'Claims',
      summary: 'Decides on a claim or an incident',
      description:
        'A decision answers what its maker saw (`If-Match`). Where somebody else decided meanwhile, nothing is kept and both are given: 409.',
      request: {headers: seen, body: {required: true, content: {'application/json': {schema: decision}}}},
      gives: kept,
      status: 201,
      refuses: REFUSED,
    }),
    async (c) => {
      const answers = refuseChange(c) ?? answered(c, await parts.ledger.store.size());
      if (typeof answers !== 'number') return answers;
      const {by, ...made} = c.req.valid('json');
      if (made.kind === 'correct') checkChange(made.change);
      const mine: Decision = {...made, by: by ?? whoDecides(c, parts)};
      const outcome = await decideOn(parts, mine, answers);
      if (outcome.kind === 'stale') {
        const {theirs, card} = outcome;
        return refuse(c, 'server/stale', sayStale(outcome), {
          more: {mine, theirs, card, seen: outcome.seen},
          back: '/review',
        });
      }
      const card =
        made.kind === 'merge' || made.kind === 'split' ? null : await cardOf(parts, made.target).catch(() => null);
      return keptAnswer(c, outcome.entry, card);
    },
  );

  app.openapi(
    doing('/ratings', {
      id: 'rate',
      tag: 'Sources',
      summary: 'Says how far an outlet is relied on',
      request: {headers: seen, body: {required: true, content: {'application/json': {schema: rating}}}},
      gives: kept,
      status: 201,
      refuses: REFUSED,
    }),
    async (c) => {
      const answers = refuseChange(c) ?? answered(c, await parts.ledger.store.size());
      if (typeof answers !== 'number') return answers;
      const {by, ...made} = c.req.valid('json');
      const mine = {...made, by: by ?? whoDecides(c, parts)};
      const rated = await parts.desk.rate(mine, answers);
      if (rated.kind === 'kept') return keptAnswer(c, rated.entry, null);
      const more = {mine, theirs: rated.theirs, seen: rated.seen};
      return refuse(c, 'server/stale', sayStale({...rated, card: null}), {more, back: '/sources'});
    },
  );
}

function keptAnswer(c: Context<Env>, entry: number, card: unknown): Response {
  c.header('Location', `/api/v1/ledger/entries/${entry}`);
  c.header('ETag', `"${entry}"`);
  return once(c, {entry, receipt: `/api/v1/ledger/entries/${entry}/receipt`, card}, 201);
}

/** Which entry a decision answers, by its `If-Match`; a refusal where it does not say, or names one that there is not yet. */
function answered(c: Context<Env>, size: number): number | Response {
  const given = c.req.header('If-Match');
  if (given === undefined) {
    const detail =
      'Send as If-Match the ETag of the claim as you saw it, so that nobody is overruled unseen. Nothing was kept.';
    return refuse(c, 'server/no-match', detail);
  }
  const index = Number(/^"(-1|\d{1,12})"$/.exec(given.trim())?.[1] ?? Number.NaN);
  if (Number.isInteger(index) && index < size) return index;
  return refuse(c, 'server/bad-match', 'If-Match must be one ETag of a claim, such as "-1" or "41". Nothing was kept.');
}
