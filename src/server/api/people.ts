import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import {STANDINGS} from '../../desk/views.ts';
import type {Env} from '../env.ts';
import {peopleOf} from '../ledger-here.ts';
import type {Parts} from '../parts.ts';
import {admit} from '../people.ts';
import {refuse, refuseOthers} from '../refusals.ts';
import {passRow, peopleView} from '../schemas/views.ts';
import {doing, idParam, looking, once, refuseChange} from './route.ts';

const name = z.string().trim().min(1).max(200).openapi({example: 'M. Reviewer'});

const somebody = z
  .object({name, standing: z.enum(STANDINGS).openapi({description: 'What they may do.'})})
  .openapi('Somebody');

const admitted = z
  .object({
    pass: passRow,
    token: z.string().openapi({description: 'Told here and never again; only its digest is kept.'}),
    address: z.string().openapi({description: 'The address by which a browser comes in.'}),
  })
  .openapi('Admitted');

/** Who may come in: the owner's matter alone. */
export function addPeople(app: OpenAPIHono<Env>, parts: Parts): void {
  const refuses = ['server/not-allowed'] as const;

  app.openapi(
    looking('/people', {
      id: 'listPeople',
      tag: 'People',
      summary: 'Who may come in, and what the owner is called',
      gives: peopleView,
      refuses,
    }),
    (c) => refuseOthers(c) ?? once(c, peopleOf(parts)),
  );
  app.openapi(
    doing('/people', {
      id: 'admit',
      tag: 'People',
      summary: 'Makes a token for somebody: what is decided with it is theirs',
      request: {body: {required: true, content: {'application/json': {schema: somebody}}}},
      gives: admitted,
      status: 201,
      refuses: [...refuses, 'server/full'],
    }),
    (c) => {
      const no = refuseChange(c) ?? refuseOthers(c);
      if (no !== null) return no;
      const {name: of, standing} = c.req.valid('json');
      return once(c, admit(parts, of, standing), 201);
    },
  );
  app.openapi(
    doing('/people/owner', {
      id: 'nameOwner',
      tag: 'People',
      summary: 'Says what the owner is called; `--by` of the command line goes first',
      request: {body: {required: true, content: {'application/json': {schema: z.object({name})}}}},
      gives: peopleView,
      refuses: [...refuses, 'server/full'],
    }),
    (c) => {
      const no = refuseChange(c) ?? refuseOthers(c);
      if (no !== null) return no;
      parts.passes.nameOwner(c.req.valid('json').name);
      return once(c, peopleOf(parts));
    },
  );
  app.openapi(
    doing('/people/{id}/withdraw', {
      id: 'withdraw',
      tag: 'People',
      summary: 'Withdraws a token, and ends every session that came in by it',
      request: {params: idParam},
      gives: passRow,
      refuses: [...refuses, 'server/gone', 'server/full'],
    }),
    (c) => {
      const no = refuseChange(c) ?? refuseOthers(c);
      if (no !== null) return no;
      const pass = parts.passes.withdraw(c.req.valid('param').id);
      return pass === null
        ? refuse(c, 'server/gone', 'That token was withdrawn already.', {back: '/ledger'})
        : once(c, pass);
    },
  );
}
