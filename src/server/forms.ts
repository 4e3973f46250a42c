import type {OpenAPIHono} from '@hono/zod-openapi';
import {type Decision, RATINGS} from '../model/decision.ts';
import {DECISIONS} from '../model/entry.ts';
import {FIELDS, PARAMS, PLACES, withQuery} from '../pages/addresses.ts';
import type {Query} from '../pages/page.ts';
import {cardOf, changeOfForm, conflictOf, decideOn, sayStale, undoOn, whoDecides} from './deciding.ts';
import type {Env} from './env.ts';
import {blankToNull, type Form, withForm} from './form.ts';
import type {Parts} from './parts.ts';
import {refuse} from './refusals.ts';
import {type Sent, wantedOf} from './wanted.ts';

/** What the pages' forms send. Each is answered with the page to look at next (303), so that loading it again sends nothing twice. */
export function addForms(app: OpenAPIHono<Env>, parts: Parts): void {
  const {desk, jobs} = parts;

  app.post(PLACES.review, (c) =>
    withForm(c, async ({fields}) => {
      const target = fields[FIELDS.claim] ?? '';
      const kind = DECISIONS.find((each) => each === fields[FIELDS.kind]);
      const seen = Number(fields[FIELDS.seen]);
      if (kind === undefined || target === '' || !Number.isInteger(seen)) {
        return refuse(
          c,
          'server/bad-request',
          'The form did not say what was decided about which claim. Nothing was kept.',
        );
      }
      const why = blankToNull(fields[FIELDS.why]);
      const about = {target, by: whoDecides(c, parts), why};
      const taken = fields[FIELDS.entry];
      const outcome =
        kind === 'revoke'
          ? await undoOn(parts, {...about, ...(taken === undefined ? {} : {entry: Number(taken)})}, seen)
          : await decideOn(parts, {...about, kind, change: await changeOf(kind, target, fields)}, seen);
      const back = localPath(fields[FIELDS.back]) ?? PLACES.review;
      if (outcome.kind === 'stale') {
        return refuse(c, 'server/stale', sayStale(outcome), {back, conflict: conflictOf(outcome, fields)});
      }
      const done = {[PARAMS.done]: target, [PARAMS.entry]: String(outcome.entry), [PARAMS.kind]: kind};
      return c.redirect(kind === 'revoke' ? back : withParams(back, done), 303);
    }),
  );

  async function changeOf(kind: Decision['kind'], target: string, fields: Query): Promise<Decision['change']> {
    if (kind === 'move' || kind === 'merge') return {into: fields[FIELDS.incident] ?? ''};
    const card = kind === 'correct' ? await cardOf(parts, target) : null;
    if (card === null) return {};
    const changes = Object.entries(fields).filter(([name]) => name.startsWith(FIELDS.change));
    return changeOfForm(
      Object.fromEntries(changes.map(([name, value]) => [name.slice(FIELDS.change.length), value])),
      card,
    );
  }

  app.post(PLACES.sources, (c) =>
    withForm(c, async ({fields}) => {
      const rating = RATINGS.find((each) => each === fields[FIELDS.rating]);
      const seen = Number(fields[FIELDS.seen]);
      const target = fields[FIELDS.outlet] ?? '';
      if (rating === undefined || target === '' || !Number.isInteger(seen)) {
        return refuse(
          c,
          'server/bad-request',
          'The form did not say how far which outlet is relied on. Nothing was kept.',
        );
      }
      const rated = await desk.rate(
        {target, by: whoDecides(c, parts), rating, why: blankToNull(fields[FIELDS.why])},
        seen,
      );
      const back = localPath(fields[FIELDS.back]) ?? PLACES.sources;
      if (rated.kind === 'stale') return refuse(c, 'server/stale', sayStale({...rated, card: null}), {back});
      return c.redirect(back, 303);
    }),
  );

  app.post(PLACES.import, (c) =>
    withForm(c, async (form) => {
      const {fields} = form;
      const [job, action] = [fields[FIELDS.job], fields[FIELDS.action]];
      if (job !== undefined) {
        const changed = action === 'stop' ? jobs.stop(job) : action === 'again' ? jobs.again(job) : null;
        if (changed !== null) return c.redirect(PLACES.import, 303);
        const detail = 'There is no such import, or what was sent for it is not kept any more. Send it again.';
        return refuse(c, 'server/gone', detail, {back: PLACES.import});
      }
      const files = await filesOf(form.files);
      for (const wanted of wantedOf({...sentOf(form), files})) jobs.add(wanted);
      return c.redirect(PLACES.import, 303);
    }),
  );
}

async function filesOf(files: readonly File[]): Promise<Sent['files']> {
  return Promise.all(files.map(async (file) => ({name: file.name, bytes: new Uint8Array(await file.arrayBuffer())})));
}

function sentOf({fields}: Form): Omit<Sent, 'files'> {
  const of = (name: string): string | null => blankToNull(fields[name]);
  return {
    text: of(FIELDS.text),
    title: of(FIELDS.title),
    published: of(FIELDS.published),
    address: of(FIELDS.address),
    feed: of(FIELDS.feed),
    case: of(FIELDS.case),
    sample: of(FIELDS.sample) !== null,
  };
}

/** The address to go back to, where it is one of ours. */
function localPath(written: string | undefined): string | null {
  if (written === undefined || !/^\/(?![/\\])/.test(written)) return null;
  const base = 'http://desk.invalid';
  if (!URL.canParse(written, base)) return null;
  const {origin, pathname, search, hash} = new URL(written, base);
  return origin === base ? `${pathname}${search}${hash}` : null;
}

/** An address with these parts set in its query. */
function withParams(back: string, params: Query): string {
  const {pathname, searchParams, hash} = new URL(back, 'http://desk.invalid');
  return `${withQuery(pathname, Object.fromEntries(searchParams), params)}${hash}`;
}
