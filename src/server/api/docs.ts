import type {OpenAPIHono} from '@hono/zod-openapi';
import {html} from 'hono/html';
import {VERSION} from '../../version.ts';
import type {Env} from '../env.ts';
import type {Fresh} from '../fresh.ts';
import type {Parts} from '../parts.ts';
import {REFUSAL_CODES, statusOf, titleOf} from '../refusals.ts';
import {BASE} from './route.ts';

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Sayso',
    version: VERSION,
    description:
      'Who says what happened to how many of whom: claims, incidents, tolls and the ledger that proves them.',
    license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
  },
  servers: [{url: '/'}],
  security: [{token: []}],
};

/** The description of the API, for programs and for people; both are ours alone and load nothing from elsewhere. */
export function addDocs(app: OpenAPIHono<Env>, {assets}: Parts, fresh: Fresh): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of the address that "sayso serve" prints.',
  });
  // Made when it is first asked for: then every operation is known.
  let made: ReturnType<typeof app.getOpenAPI31Document> | null = null;
  const document = () => {
    made ??= app.getOpenAPI31Document(ABOUT);
    return made;
  };
  app.get(`${BASE}/openapi.json`, (c) =>
    fresh.answer(c, [VERSION], 'application/json', async () => JSON.stringify(document())),
  );
  app.get(`${BASE}/docs`, (c) =>
    fresh.answer(c, [VERSION, JSON.stringify(assets.addresses)], 'text/html; charset=utf-8', async () =>
      String(await pageOf(document(), assets.addresses['desk.css'])),
    ),
  );
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: object;
}

interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema?: object}>>};
  readonly responses: Readonly<
    Record<
      string,
      {readonly description: string; readonly content?: Readonly<Record<string, {readonly schema?: object}>>}
    >
  >;
}

function pageOf(document: object, style: string | undefined) {
  const {paths = {}, components} = document as {
    paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    components?: {schemas?: Readonly<Record<string, object>>};
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({path, method: method.toUpperCase(), operation})),
  );
  const tags = [...new Set(operations.flatMap(({operation}) => operation.tags ?? []))];
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API · Sayso</title>
${style === undefined ? '' : html`<link rel="stylesheet" href="${style}">`}</head>
<body class="view-docs"><main id="main">
<header class="head"><h1>The API of the desk</h1>
<p><a href="/">Back to the desk</a> · <a href="${BASE}/openapi.json">OpenAPI 3.1</a></p>
<p>Send <code>Authorization: Bearer TOKEN</code>, with the token of the address that <code>sayso serve</code> prints.</p></header>
${tags.map(
  (tag) => html`<section><h2>${tag}</h2>
${operations
  .filter(({operation}) => operation.tags?.includes(tag))
  .map(
    ({
      path,
      method,
      operation,
    }) => html`<article id="${operation.operationId}"><h3><code>${method} ${path}</code></h3><p>${operation.summary}</p>
${operation.description === undefined ? '' : html`<p>${operation.description}</p>`}${parametersOf(operation)}${bodyOf(operation)}${answersOf(operation)}</article>`,
  )}</section>`,
)}
<section><h2>What may be refused</h2><dl>
${REFUSAL_CODES.map((code) => html`<dt id="${code.replace('/', '-')}"><code>${code}</code> · ${statusOf(code)}</dt><dd>${titleOf(code)}.</dd>`)}
</dl></section>
<section><h2>Schemas</h2>
${Object.entries(components?.schemas ?? {}).map(
  ([name, schema]) =>
    html`<details id="schema-${name}"><summary><code>${name}</code></summary><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details>`,
)}</section>
</main></body></html>`;
}

function parametersOf({parameters = []}: Operation) {
  if (parameters.length === 0) return '';
  return html`<ul>${parameters.map(
    (each) =>
      html`<li><code>${each.name}</code> (${each.in}${each.required === true ? ', needed' : ''}) ${each.description ?? ''} ${kindOf(each.schema)}</li>`,
  )}</ul>`;
}

function bodyOf({requestBody}: Operation) {
  if (requestBody === undefined) return '';
  return Object.entries(requestBody.content).map(
    ([type, {schema}]) => html`<p>Takes <code>${type}</code>: ${kindOf(schema)}</p>`,
  );
}

function answersOf({responses}: Operation) {
  return html`<ul>${Object.entries(responses).map(
    ([status, {description, content = {}}]) =>
      html`<li>${status}: ${description} ${Object.values(content).map(({schema}) => kindOf(schema))}</li>`,
  )}</ul>`;
}

/** A link to a schema that has a name, or the schema itself where it is short. */
function kindOf(schema: object | undefined) {
  const ref = schema !== undefined && '$ref' in schema ? String(schema.$ref).split('/').at(-1) : undefined;
  if (ref !== undefined) return html`<a href="#schema-${ref}">${ref}</a>`;
  const words = JSON.stringify(schema ?? {});
  return words.length > 200 ? '' : html`<code>${words}</code>`;
}
