import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import {type Decision, RATINGS} from '../../model/decision.ts';
import {one} from '../../read/chunks.ts';
import {readStream} from '../../read/stream.ts';
import {addOn, cardOf, checkChange, decideOn, sayStale, sayTaken, undoOn, whoDecides} from '../deciding.ts';
import type {Env} from '../env.ts';
import type {Parts} from '../parts.ts';
import {refuse} from '../refusals.ts';
import {reading} from '../schemas/answers.ts';
import {foundClaim} from '../schemas/found-claim.ts';
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
    target: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .openapi({description: 'Id of the claim or incident; of a claim that is added it is left out.'}),
    claim: foundClaim.optional(),
    by: name.optional().openapi({description: 'Who decides; whoever runs the desk unless told.'}),
    why: z.string().max(2000).nullable().default(null),
    change: change.default({}).openapi({
      description:
        'What a correction puts in place; `into` of a move or merge, `document` of a split, `entry` of the one decision that is taken back.',
    }),
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
      summary: 'Decides on a claim or an incident, or adds a claim',
      description:
        'A decision answers what its maker saw (`If-Match`). Where somebody else decided meanwhile, nothing is kept and both are given: 409. Of kind `add` it adds a claim that no reader found; the same sent again is answered alike and kept once.',
      request: {headers: seen, body: {required: true, content: {'application/json': {schema: decision}}}},
      gives: kept,
      status: 201,
      refuses: [...REFUSED, 'server/claim-there', 'server/not-found', 'server/bad-claim'],
    }),
    async (c) => {
      const answers = refuseChange(c) ?? answered(c, await parts.ledger.store.size());
      if (typeof answers !== 'number') return answers;
      const {by, claim, ...sent} = c.req.valid('json');
      if (sent.kind === 'add') return addClaim(c, claim, {by: by ?? whoDecides(c, parts), why: sent.why}, answers);
      const {target} = sent;
      if (target === undefined)
        return refuse(c, 'server/bad-request', 'The decision does not say what it is about: target. Nothing was kept.');
      const made = {...sent, target};
      if (made.kind === 'correct') checkChange(made.change);
      const mine: Decision = {...made, by: by ?? whoDecides(c, parts)};
      const outcome = await (takenBackBy(mine) === null
        ? decideOn(parts, mine, answers)
        : undoOn(parts, {...mine, entry: takenBackBy(mine) ?? -1}, answers));
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

  /** Keeps a claim that was sent; where somebody decided of it meanwhile, gives both. */
  async function addClaim(
    c: Context<Env>,
    claim: unknown,
    {by, why}: Pick<Decision, 'by' | 'why'>,
    answers: number,
  ): Promise<Response> {
    const sent: Readonly<Record<string, unknown>> = typeof claim === 'object' && claim !== null ? {...claim} : {};
    const document = typeof sent['document'] === 'string' ? sent['document'] : '';
    const outcome = await addOn(parts, {document, claim: sent, by, why}, () => answers);
    if (outcome.kind === 'kept' || outcome.kind === 'there') {
      return keptAnswer(c, outcome.entry, await cardOf(parts, outcome.claim).catch(() => null));
    }
    if (outcome.kind === 'taken') return refuse(c, 'server/claim-there', sayTaken(), {more: {card: outcome.card}});
    const {theirs, card, seen} = outcome;
    const mine = {kind: 'add', target: outcome.claim, by, why, change: {}};
    return refuse(c, 'server/stale', sayStale(outcome), {more: {mine, theirs, card, seen}, back: '/review'});
  }

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

/** The entry that a decision takes back, where it takes back one. */
function takenBackBy({kind, change: {entry}}: Decision): number | null {
  return kind === 'revoke' && typeof entry === 'number' ? entry : null;
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
