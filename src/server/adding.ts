import type {OpenAPIHono} from '@hono/zod-openapi';
import type {Context} from 'hono';
import {claimFound, type Fault} from '../keeper/found-claim.ts';
import {NOTHING_WRITTEN, readWritten} from '../keeper/written-claim.ts';
import type {PlaceMention} from '../model/mention.ts';
import type {Span} from '../model/span.ts';
import type {WrittenClaim} from '../model/written-claim.ts';
import {FIELDS, PARAMS, toAdding, toReader, withQuery} from '../pages/addresses.ts';
import type {AddingPage, Query} from '../pages/page.ts';
import {renderPage} from '../pages/render.ts';
import {addOn, conflictOf, sayStale, sayTaken, whoDecides} from './deciding.ts';
import type {Env} from './env.ts';
import {blankToNull, withForm} from './form.ts';
import type {Parts} from './parts.ts';
import {refuse} from './refusals.ts';

/** The form by which a reviewer adds a claim that the reader missed: what cannot be so is told beside its field, and nothing that was written is lost. */
export function addAdding(app: OpenAPIHono<Env>, parts: Parts): void {
  app.post('/reports/:id/add', (c) =>
    withForm(c, async ({fields}) => {
      const id = c.req.param('id');
      const words = spanIn(fields, FIELDS.start, FIELDS.end);
      const size = Number(fields[FIELDS.seen]);
      if (words === null || !Number.isSafeInteger(size) || size < 0)
        return refuse(c, 'server/bad-request', 'The form did not say which words it is about. Nothing was kept.');
      const view = await parts.desk.adding(id, words, parts.reader);
      const written = writtenIn(fields);
      const again = (faults: readonly Fault[]) => formAgain(c, parts, view, written, faults, fields[FIELDS.why] ?? '');
      const kept = await parts.ledger.store.document(view.report.id);
      if (kept === null || view.chosen === null)
        return refuse(c, 'server/not-found', 'There is no such report any more.');
      const {document} = kept;
      const places = written.place === '' ? [] : await placesIn(parts, document);
      const {claim, faults} = readWritten(written, document, view.chosen, places);
      const found = claimFound(claim, document);
      // What was looked for and not found is told once, by the sentence that says so.
      const all =
        'id' in found
          ? faults
          : [...faults, ...found.filter(({part}) => !faults.some((each) => isOf(each.part, part)))];
      if (all.length > 0) return again(all);
      const why = blankToNull(fields[FIELDS.why]);
      const by = whoDecides(c, parts);
      // Whoever fills in the form has seen all that was in the ledger when it was opened, and nothing that came after.
      const seen = (_: string, latest: number): number => (latest < size ? latest : -1);
      const outcome = await addOn(parts, {document: document.id, claim, by, why}, seen);
      if (outcome.kind === 'taken') return again([{part: 'figure', message: sayTaken()}]);
      const back = toReader(view.report.id);
      if (outcome.kind === 'stale') {
        return refuse(c, 'server/stale', sayStale(outcome), {back, conflict: conflictOf(outcome, fields)});
      }
      const done = {[PARAMS.done]: outcome.claim, [PARAMS.entry]: String(outcome.entry), [PARAMS.kind]: 'add'};
      const {start, end} = view.chosen.sentence;
      return c.redirect(`${withQuery(back, done)}#s=${start}-${end}`, 303);
    }),
  );
}

/** The page with the form at first. */
export async function addingPage(parts: Parts, id: string, query: Query): Promise<AddingPage> {
  const words = spanIn(query, PARAMS.start, PARAMS.end);
  return {...(await parts.desk.adding(id, words, parts.reader)), why: '', faults: []};
}

function formAgain(
  c: Context<Env>,
  parts: Parts,
  view: Awaited<ReturnType<Parts['desk']['adding']>>,
  written: WrittenClaim,
  faults: readonly Fault[],
  why: string,
): Response {
  const {role, csrf} = c.get('session');
  const chosen = view.chosen === null ? null : {...view.chosen, written};
  const data: AddingPage = {...view, chosen, faults, why};
  const query = chosen === null ? {} : {start: String(chosen.words.start), end: String(chosen.words.end)};
  const path = new URL(toAdding(view.report.id), 'http://desk.invalid').pathname;
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept, Cookie');
  const frame = {role, path, query, csrf: csrf ?? '', assets: parts.assets.addresses};
  return c.html(renderPage({view: 'adding', data, ...frame}), 422);
}

async function placesIn(parts: Parts, document: Parameters<typeof claimFound>[1]): Promise<readonly PlaceMention[]> {
  const mentions = await (await parts.reader()).mentions(document);
  return mentions.filter((each): each is PlaceMention => each.kind === 'place');
}

/** Whether one part is the other, or within it. */
function isOf(part: string, other: string): boolean {
  return part.split('.')[0] === other.split('.')[0];
}

function spanIn(query: Query, from: string, to: string): Span | null {
  const [start, end] = [query[from], query[to]].map((each) =>
    /^\d{1,9}$/.test(each ?? '') ? Number(each) : Number.NaN,
  );
  return Number.isInteger(start) && Number.isInteger(end) && start! < end! ? {start: start!, end: end!} : null;
}

/** What was written into the fields, each cut to what a field may hold. */
function writtenIn(fields: Query): WrittenClaim {
  const names = Object.keys(NOTHING_WRITTEN) as (keyof WrittenClaim)[];
  return Object.fromEntries(
    names.map((name) => [name, (fields[`${FIELDS.found}${name}`] ?? '').trim().slice(0, 2000)]),
  ) as unknown as WrittenClaim;
}
