import type {OpenAPIHono} from '@hono/zod-openapi';
import {STANDINGS} from '../desk/views.ts';
import {rotateKey} from '../keeper/ledger.ts';
import {FIELDS, LEDGER_ACTIONS, PARAMS, PLACES, withQuery} from '../pages/addresses.ts';
import type {Env} from './env.ts';
import {blankToNull, type Form, withForm} from './form.ts';
import type {Parts} from './parts.ts';
import {admit} from './people.ts';
import {refuse, refuseOthers, showPass} from './refusals.ts';

/** Names that people are given here are no longer than this. */
const LONGEST_NAME = 200;

/** What the forms of the ledger's page send: reviewers check it, the owner does the rest. */
export function addLedgerForms(app: OpenAPIHono<Env>, parts: Parts): void {
  app.post(PLACES.ledger, (c) =>
    withForm(c, async ({fields}) => {
      const action = LEDGER_ACTIONS.find((each) => each === fields[FIELDS.action]);
      if (action === undefined) return refuse(c, 'server/bad-request', 'The form did not say what to do.', BACK);
      if (action === 'check') {
        parts.tasks.check(blankToNull(fields[FIELDS.against]?.replaceAll('\r\n', '\n')));
        return c.redirect(`${PLACES.ledger}#tasks`, 303);
      }
      const no = refuseOthers(c);
      if (no !== null) return no;
      switch (action) {
        case 'backup':
          parts.tasks.backup(fields[FIELDS.withKey] !== undefined);
          return c.redirect(`${PLACES.ledger}#tasks`, 303);
        case 'rotate': {
          if (fields[FIELDS.confirm] === undefined) {
            const detail = 'The key was not changed: tick that you will give the new one to those who hold the old.';
            return refuse(c, 'server/bad-request', detail, BACK);
          }
          const entry = await rotateKey(parts.ledger);
          return c.redirect(`${withQuery(PLACES.ledger, {[PARAMS.entry]: String(entry)})}#key`, 303);
        }
        case 'name': {
          const name = nameIn(fields);
          if (name === null) return refuse(c, 'server/bad-request', NO_NAME, BACK);
          parts.passes.nameOwner(name);
          return c.redirect(`${PLACES.ledger}#people`, 303);
        }
        case 'admit': {
          const [name, standing] = [nameIn(fields), STANDINGS.find((each) => each === fields[FIELDS.standing])];
          if (name === null || standing === undefined) return refuse(c, 'server/bad-request', NO_NAME, BACK);
          // Not a page to look at next: what it shows is shown once.
          return showPass(c, admit(parts, name, standing));
        }
        case 'withdraw':
          if (parts.passes.withdraw(fields[FIELDS.pass] ?? '') === null)
            return refuse(c, 'server/gone', 'That token was withdrawn already.', BACK);
          return c.redirect(`${PLACES.ledger}#people`, 303);
      }
    }),
  );
}

const BACK = {back: PLACES.ledger};

const NO_NAME = `Say a name of up to ${LONGEST_NAME} characters, and what they may do. Nothing was kept.`;

function nameIn(fields: Form['fields']): string | null {
  const name = blankToNull(fields[FIELDS.name]);
  return name === null || name.length > LONGEST_NAME ? null : name;
}
