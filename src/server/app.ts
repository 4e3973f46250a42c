import {OpenAPIHono} from '@hono/zod-openapi';
import {methodNotAllowed} from 'hono/method-not-allowed';
import {addAdding} from './adding.ts';
import {addDocs} from './api/docs.ts';
import {addDoings} from './api/doings.ts';
import {addEvents} from './api/events.ts';
import {addImports} from './api/imports.ts';
import {addKeeping} from './api/keeping.ts';
import {addLog} from './api/log.ts';
import {addLooks} from './api/looks.ts';
import {addPeople} from './api/people.ts';
import {limitBody} from './body-limit.ts';
import type {Env} from './env.ts';
import {answerFault} from './faults.ts';
import {addForms} from './forms.ts';
import {createFresh} from './fresh.ts';
import {onlyHosts, onlyOwnPages} from './guard.ts';
import {withHeaders} from './headers.ts';
import {addLedgerForms} from './ledger-forms.ts';
import {createMetrics} from './metrics.ts';
import {untilOpen} from './opening.ts';
import {addPages} from './pages.ts';
import type {Parts} from './parts.ts';
import {refuse} from './refusals.ts';
import {onlyKnown} from './session.ts';

/** The server's whole answer to requests, without a socket: `app.request('/')` tries it. */
export function createApp(parts: Parts): OpenAPIHono<Env> {
  const fresh = createFresh(Buffer.from(parts.ledger.world.random(9)).toString('base64url'));
  const metrics = createMetrics(() => performance.now());
  const app = new OpenAPIHono<Env>({
    defaultHook(result, c) {
      if (result.success) return;
      const where = result.error.issues.map(({path}) => path.join('.') || result.target);
      const detail = `These parts of what was sent are not as they must be: ${[...new Set(where)].join(', ')}. /api/v1/docs says how.`;
      return refuse(c, 'server/bad-request', detail);
    },
  });
  app.use(metrics.count);
  app.use(withHeaders);
  app.use(async (c, next) => {
    c.set('assets', parts.assets.addresses);
    await next();
  });
  app.use(onlyHosts(parts.hosts));
  app.use(onlyOwnPages);
  app.use(onlyKnown(parts.access));
  app.use(untilOpen(parts.desk));
  app.use(limitBody);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        refuse(c, 'server/bad-method', `This address answers ${methods.join(', ')} only.`, {
          headers: {Allow: methods.join(', ')},
        }),
    }),
  );
  app.get('/healthz', async (c) => {
    await parts.ledger.store.size();
    return c.json({status: 'ok'}, 200, {'Cache-Control': 'no-store'});
  });
  addPages(app, parts, fresh);
  addForms(app, parts);
  addLedgerForms(app, parts);
  addAdding(app, parts);
  addLooks(app, parts, fresh);
  addDoings(app, parts);
  addImports(app, parts);
  addLog(app, parts);
  addKeeping(app, parts);
  addPeople(app, parts);
  addEvents(app, parts);
  addDocs(app, parts, fresh);
  app.get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.body(await metrics.print(parts), 200, {'Content-Type': 'text/plain; version=0.0.4; charset=utf-8'});
  });
  app.get('/assets/:name', (c) => parts.assets.answer(c, c.req.param('name')));
  app.notFound((c) => refuse(c, 'server/not-found', 'Perhaps the address was cut off, or what stood here was moved.'));
  app.onError((error, c) => answerFault(c, error, parts.log));
  return app;
}
