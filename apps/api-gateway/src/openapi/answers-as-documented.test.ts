import { apiGateway } from '@fairlead/contracts/api-gateway';
import document from '@fairlead/contracts/api-gateway/openapi';
import type { OpenApiDocument } from '@fairlead/contracts/api-gateway/http';
import { eventually } from '@fairlead/service-kit/testing';
import { addressVariable } from 'fairlead/contract';
import { ApiCheck } from '../../testing/openapi/api-check';
import { findAnswerFault } from '../../testing/openapi/check-answer';
import { type ApiRequest, send } from '../../testing/openapi/send';
import { spawnApp } from '../../testing/spawn-app';
import { NO_REAL_STORES, startPlatform } from '../../testing/start-platform';

const documented = document as unknown as OpenApiDocument;
const NOBODY = 'http://127.0.0.1:1';
const NOBODY_ANSWERS = Object.fromEntries(apiGateway.calls.map(({ name }) => [addressVariable(name), NOBODY]));

/** Requests to each operation. */
const RUNS = 40 * propertyRuns;
/** Enough to come upon what is wrong in a document that was made wrong. */
const RUNS_OF_CONTROLS = 40;

const inJson = { 'Content-Type': 'application/json' };

/** The gateway in front of services on embedded stores. */
let url: string;

beforeAll(async () => {
  url = (await startPlatform('embedded')).url;
}, 30_000);

describe.each([
  ['the embedded stores', async () => url, describe],
  [`real stores${NO_REAL_STORES}`, async () => (await startPlatform('real')).url, NO_REAL_STORES === '' ? describe : describe.skip],
])('the running services answer as the document says, on %s', (_stores, open, describeHere) => {
  const endpoints = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method, path })));

  describeHere('as processes of their own', () => {
    let check: ApiCheck;

    beforeAll(async () => {
      check = new ApiCheck(documented, await open(), RUNS);
    }, 30_000);

    // In the order of the document: what one makes, the next ones read.
    test.each(endpoints)('$method $path', async ({ method, path }) => {
      const endpoint = check.api.endpoints.find((each) => each.path === path && each.method === method.toUpperCase());

      expect(endpoint && (await check.findFault(endpoint))).toBeUndefined();
    });

    test.each(Object.keys(document.paths))('%s has no other methods', async (path) => {
      expect(await check.findMethodFault(path)).toBeUndefined();
    });
  });
});

describe('when something is wrong, they answer as the document says too', () => {
  const { api } = new ApiCheck(documented, NOBODY, 0);
  const endpointOf = (id: string) => api.endpoints.find(({ operation }) => operation.operationId === id)!;
  const list: ApiRequest = { method: 'GET', target: '/api/users', headers: {} };

  test.each([
    {
      status: 413,
      id: 'createUser',
      request: { method: 'POST', target: '/api/users', headers: inJson, body: `"${'x'.repeat(1024 * 1024)}"` },
    },
    { status: 431, id: 'listUsers', request: { ...list, headers: { 'X-Large': 'x'.repeat(20_000) } } },
    { status: 400, id: 'listUsers', request: { ...list, headers: { Host: 'a b' } } },
  ])('$status to $id', async ({ status, id, request }) => {
    const answer = await send(url, request);

    expect(answer.status).toBe(status);
    expect(findAnswerFault(api, endpointOf(id), answer)).toBeUndefined();
  });

  test.each([
    { status: 503, of: 'while nobody listens', env: NOBODY_ANSWERS },
    { status: 429, of: 'beyond the limit', env: { ...NOBODY_ANSWERS, RATE_LIMIT_PER_SECOND: '1' } },
  ])('$status to every operation that is passed on, $of', async ({ status, env }) => {
    const alone = await spawnApp('api-gateway', env);
    for (const endpoint of api.endpoints.filter(({ operation }) => '503' in operation.responses)) {
      const request = { method: endpoint.method, target: endpoint.path.replace('{id}', 'x'), headers: {} };

      const answer = await eventually(async () => {
        const got = await send(alone.url, request);
        return got.status === status && got;
      });

      expect(findAnswerFault(api, endpoint, answer)).toBeUndefined();
    }
  });
});

describe('a document that is wrong is found', () => {
  const stats = ['paths', '/api/stats', 'get', 'responses', '200'];
  const statsFields = ['components', 'schemas', 'StatsAnswer'];
  const name = ['components', 'schemas', 'NewUser', 'properties', 'name', 'maxLength'];
  const pageNumber = { name: 'page', in: 'query', required: false, schema: { type: 'integer', minimum: 1 } };
  const removal = { operationId: 'removeStats', tags: [], summary: '', parameters: [], responses: { 204: { description: '' } } };

  test.each<{ wrong: string; at: readonly string[]; value?: unknown; fault: RegExp }>([
    {
      wrong: 'a status left out',
      at: ['paths', '/api/users/{id}', 'get', 'responses', '404'],
      fault: /^GET \/api\/users\/.* answers 404, which the document does not know/,
    },
    {
      wrong: 'a status that never comes',
      at: ['paths', '/api/stats', 'get', 'responses', '204'],
      value: { description: 'Nothing.' },
      fault: /^GET \/api\/stats never answers 204$/,
    },
    {
      wrong: 'a field of another type',
      at: [...statsFields, 'properties', 'total_documents', 'type'],
      value: 'string',
      fault: /value\/total_documents must be string/,
    },
    { wrong: 'a field left out', at: [...statsFields, 'properties', 'timestamp'], fault: /must NOT have additional properties/ },
    { wrong: 'a field that nobody sends', at: [...statsFields, 'required'], value: ['size'], fault: /must have required property 'size'/ },
    {
      wrong: 'a header that nobody sends',
      at: [...stats, 'headers', 'ETag'],
      value: { $ref: '#/components/headers/ETag' },
      fault: /answers 200, without the header ETag/,
    },
    {
      wrong: 'another media type',
      at: [...stats, 'content'],
      value: { 'text/plain': { schema: {} } },
      fault: /with a body of application\/json, where the document has text\/plain/,
    },
    { wrong: 'an input that is refused', at: name, value: 400, fault: /keeps to the document and is refused with 400/ },
    {
      wrong: 'an input that is not refused',
      at: name,
      value: 100,
      fault: /breaks the document, since the body has a name that is too long, and answers (201|409|422)/,
    },
    {
      wrong: 'a parameter that is refused',
      at: ['paths', '/api/users', 'get', 'parameters'],
      value: [pageNumber],
      fault: /keeps to the document and is refused with 400: .*knows no page/,
    },
    {
      wrong: 'a method left out',
      at: ['paths', '/api/users/{id}', 'delete'],
      fault:
        /^POST \/api\/users\/\{id\} answers 405 with Allow: GET, HEAD, PUT, PATCH, DELETE, where the document has GET, HEAD, PUT, PATCH$/,
    },
    {
      wrong: 'a method that there is not',
      at: ['paths', '/api/stats', 'delete'],
      value: removal,
      fault: /^DELETE \/api\/stats .* answers 405, which the document does not know/,
    },
  ])('$wrong', async ({ at, value, fault }) => {
    const wrong = change(documented, at, value);

    expect(await findFirstFault(new ApiCheck(wrong, url, RUNS_OF_CONTROLS))).toMatch(fault);
  });
});

/** A copy in which something else stands at a place, or nothing. */
function change(given: OpenApiDocument, at: readonly string[], value: unknown): OpenApiDocument {
  const copy = structuredClone(given);
  const parent = at.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy) as Record<string, unknown>;
  const key = at.at(-1) ?? '';
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  return copy;
}

async function findFirstFault(check: ApiCheck): Promise<string | undefined> {
  for (const path of Object.keys(check.api.document.paths)) {
    for (const endpoint of check.api.endpoints.filter((each) => each.path === path)) {
      const fault = await check.findFault(endpoint);
      if (fault !== undefined) return fault;
    }
    const fault = await check.findMethodFault(path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
