import type {OpenAPIHono} from '@hono/zod-openapi';
import {z} from '@hono/zod-openapi';
import type {Context} from 'hono';
import type {ClaimCard} from '../../desk/views.ts';
import type {Env} from '../env.ts';
import type {Fresh} from '../fresh.ts';
import {ledgerFor, ledgerHere} from '../ledger-here.ts';
import type {Parts} from '../parts.ts';
import {
  caseQuery,
  claimsQuery,
  documentsQuery,
  incidentQuery,
  incidentQueryOf,
  incidentsQuery,
  lensOf,
  partOf,
  reviewQuery,
  sourcesQuery,
} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {documentRows, reportWithText, timeline} from '../schemas/answers.ts';
import {
  caseView,
  claimCard,
  claimList,
  incidentsView,
  incidentView,
  ledgerView,
  reviewView,
  sourcesView,
  tollStory,
} from '../schemas/views.ts';
import {annotationPage, annotationsOf} from './annotations.ts';
import {idParam, looking} from './route.ts';
import {textOf} from './text.ts';

/** What can be looked at: the views of the pages, and parts of them. */
export function addLooks(app: OpenAPIHono<Env>, parts: Parts, fresh: Fresh): void {
  const {desk} = parts;
  /** Answers with what follows from the ledger, the role, the address and `more` alone. */
  const answer = async (
    c: Context<Env>,
    make: () => Promise<unknown>,
    type = 'application/json',
    more: readonly string[] = [],
  ): Promise<Response> => {
    const {pathname, search} = new URL(c.req.url);
    const key = [await desk.version(), roleOf(c), pathname, search, ...more];
    return fresh.answer(c, key, type, async () => JSON.stringify(await make()));
  };

  app.openapi(
    looking('/case', {
      id: 'getCase',
      tag: 'Tolls',
      summary: 'The case at a glance',
      request: {query: caseQuery},
      gives: caseView,
    }),
    (c) => {
      const {case: name, since, ...lens} = c.req.valid('query');
      return answer(c, () => desk.caseView({...lensOf(lens), case: name, since}, roleOf(c)));
    },
  );
  app.openapi(
    looking('/incidents', {
      id: 'listIncidents',
      tag: 'Tolls',
      summary: 'Incidents with their tolls, those with the most independent origins first',
      request: {query: incidentsQuery},
      gives: incidentsView,
    }),
    (c) => {
      const query = c.req.valid('query');
      return answer(c, () => desk.incidents(incidentQueryOf(query), partOf(query), roleOf(c)));
    },
  );

  const oneIncident = {request: {params: idParam, query: incidentQuery}, refuses: ['server/not-found']} as const;
  const incident = (c: Context<Env>, id: string, query: z.output<typeof incidentQuery>) =>
    desk.incident(id, lensOf(query), roleOf(c), query.dots === 'all');
  app.openapi(
    looking('/incidents/{id}', {
      id: 'getIncident',
      tag: 'Tolls',
      summary: 'One incident: its tolls, their derivation down to the words, what was decided',
      ...oneIncident,
      gives: incidentView,
    }),
    (c) => {
      const [{id}, lens] = [c.req.valid('param'), c.req.valid('query')];
      return answer(c, () => incident(c, id, lens));
    },
  );
  app.openapi(
    looking('/incidents/{id}/tolls', {
      id: 'listTolls',
      tag: 'Tolls',
      summary: 'The tolls of an incident with their derivation',
      ...oneIncident,
      gives: z.array(tollStory),
    }),
    (c) => {
      const [{id}, lens] = [c.req.valid('param'), c.req.valid('query')];
      return answer(c, async () => (await incident(c, id, lens)).stories);
    },
  );
  app.openapi(
    looking('/incidents/{id}/timeline', {
      id: 'getTimeline',
      tag: 'Tolls',
      summary: 'How the tolls of an incident moved, and each claim that was made, when it was',
      ...oneIncident,
      gives: z.array(timeline),
    }),
    (c) => {
      const [{id}, lens] = [c.req.valid('param'), c.req.valid('query')];
      return answer(c, async () =>
        (await incident(c, id, lens)).stories.map(({effect, class: of, moved, dots}) => ({
          effect,
          class: of,
          moved,
          dots,
        })),
      );
    },
  );

  app.openapi(
    looking('/claims', {
      id: 'listClaims',
      tag: 'Claims',
      summary: 'Claims with their words, the latest event first',
      request: {query: claimsQuery},
      gives: claimList,
    }),
    (c) => {
      const {limit, after, ...filter} = c.req.valid('query');
      return answer(c, () => desk.claims(filter, partOf({limit, after}), roleOf(c)));
    },
  );
  app.openapi(
    looking('/claims/{id}', {
      id: 'getClaim',
      tag: 'Claims',
      summary: 'One claim; its ETag is what a decision must answer',
      request: {params: idParam},
      gives: claimCard,
      refuses: ['server/gone'],
    }),
    async (c) => {
      const {id} = c.req.valid('param');
      const text = await fresh.keep([await desk.version(), roleOf(c), 'claim', id], async () =>
        JSON.stringify((await desk.review({claim: id}, roleOf(c))).card),
      );
      const card = JSON.parse(text) as ClaimCard | null;
      if (card === null)
        return refuse(c, 'server/gone', 'That claim is not in the ledger any more.', {back: '/review'});
      c.header('ETag', `"${card.seen}"`);
      c.header('Cache-Control', 'no-store');
      return c.json(card);
    },
  );
  app.openapi(
    looking('/review', {
      id: 'getReview',
      tag: 'Claims',
      summary: 'The queue of claims to decide on: the one that was asked for, else the first',
      request: {query: reviewQuery},
      gives: reviewView,
      refuses: ['server/gone', 'server/not-allowed'],
    }),
    (c) => {
      const query = c.req.valid('query');
      if (roleOf(c) !== 'reviewer') return refuse(c, 'server/not-allowed', 'The queue is for reviewers.');
      return answer(c, () => desk.review(query, roleOf(c)));
    },
  );

  app.openapi(
    looking('/documents', {
      id: 'listDocuments',
      tag: 'Reports',
      summary: 'Reports, the latest published first',
      request: {query: documentsQuery},
      gives: documentRows,
    }),
    (c) => {
      const {limit, after, ...filter} = c.req.valid('query');
      return answer(c, () => desk.documents(filter, partOf({limit, after}), roleOf(c)));
    },
  );
  const oneReport = {request: {params: idParam}, refuses: ['server/not-found']} as const;
  app.openapi(
    looking('/documents/{id}', {
      id: 'getDocument',
      tag: 'Reports',
      summary: 'One report: its text as it may be shown, its claims, who prints the same',
      ...oneReport,
      gives: reportWithText,
    }),
    (c) => {
      const {id} = c.req.valid('param');
      return answer(c, async () => {
        const view = await desk.reader(id, roleOf(c));
        return {...view, text: textOf(view)};
      });
    },
  );
  app.openapi(
    looking('/documents/{id}/annotations', {
      id: 'listAnnotations',
      tag: 'Reports',
      summary: 'The claims of a report as W3C Web Annotations',
      ...oneReport,
      gives: annotationPage,
      type: 'application/ld+json',
    }),
    (c) => {
      const {id} = c.req.valid('param');
      const make = async () => annotationsOf(await desk.reader(id, roleOf(c)));
      return answer(c, make, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
    },
  );
  app.openapi(
    looking('/sources', {
      id: 'listSources',
      tag: 'Sources',
      summary: 'Who speaks, and which outlets print it',
      request: {query: sourcesQuery},
      gives: sourcesView,
    }),
    (c) => {
      const query = c.req.valid('query');
      const lists = {speakers: partOf(query), outlets: partOf({...query, after: query['after-outlet']})};
      return answer(c, () => desk.sources(lists, roleOf(c)));
    },
  );
  app.openapi(
    looking('/ledger', {
      id: 'getLedger',
      tag: 'Ledger',
      summary: 'How much the ledger holds, and who vouches for it',
      gives: ledgerView,
    }),
    (c) => {
      const session = c.get('session');
      const here = ledgerHere(session, parts);
      const make = async () => ledgerFor(session, await desk.ledger(), here);
      return answer(c, make, 'application/json', [JSON.stringify(here)]);
    },
  );
}

function roleOf(c: Context<Env>) {
  return c.get('session').role;
}
