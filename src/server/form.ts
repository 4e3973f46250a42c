import type {Context} from 'hono';
import {FIELDS} from '../pages/addresses.ts';
import type {Query} from '../pages/page.ts';
import type {Env} from './env.ts';
import {refuse} from './refusals.ts';
import {isFormOfSession} from './session.ts';

/** A form that was sent: of a field that comes twice, the last; and its files. */
export interface Form {
  readonly fields: Query;
  readonly files: readonly File[];
}

/** Takes a form of a reviewer, and of this very session. */
export async function withForm(c: Context<Env>, work: (form: Form) => Promise<Response>): Promise<Response> {
  const session = c.get('session');
  if (session.role !== 'reviewer')
    return refuse(c, 'server/not-allowed', 'Nothing was kept. Readers look; reviewers decide.');
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const files: File[] = [];
  for (const [name, given] of Object.entries(await c.req.parseBody({all: true}))) {
    for (const value of [given].flat()) {
      if (typeof value === 'string') fields[name] = value;
      else if (value.size > 0 || value.name !== '') files.push(value);
    }
  }
  if (!isFormOfSession(session, fields[FIELDS.csrf])) {
    const detail = 'This form is of another session, so nothing was done. Open the page again and send it from there.';
    return refuse(c, 'server/cross-site', detail, {back: c.req.path});
  }
  return work({fields: {...fields}, files});
}

/** What was written, or nothing. */
export function blankToNull(written: string | undefined): string | null {
  return written === undefined || written.trim() === '' ? null : written.trim();
}
