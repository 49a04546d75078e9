import document from '@fairlead/contracts/api-gateway/openapi';
import { request } from 'undici';
import { type SpawnedApp, spawnApp } from '../../testing/spawn-app';

let gateway: SpawnedApp;

beforeAll(async () => {
  gateway = await spawnApp('api-gateway', { SERVICE_VERSION: '4.5.6', RATE_LIMIT_PER_SECOND: '1000' });
}, 20_000);

const ask = async (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') => {
  const answer = await request(`${gateway.url}/openapi.json`, { method, headers });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
};

test('answers the document under the version that runs, and needs no service behind it', async () => {
  const { status, headers, text } = await ask({ 'X-Request-ID': 'document' });

  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ ...document, info: { ...document.info, version: '4.5.6' } });
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'cache-control': 'no-cache',
    'x-request-id': 'document',
  });
  expect(headers.etag).toMatch(/^"[\w-]{43}"$/);
});

test('says 304 to a client that has it, and sends it to one that has another', async () => {
  const { etag = '' } = (await ask()).headers;

  const [same, weak, any, other] = await Promise.all(
    [String(etag), `"old", W/${String(etag)}`, '*', '"old"'].map((tags) => ask({ 'If-None-Match': tags })),
  );

  expect([same, weak, any, other].map((answer) => answer?.status)).toEqual([304, 304, 304, 200]);
  expect(same).toMatchObject({ text: '', headers: { etag, 'cache-control': 'no-cache' } });
});

test('answers HEAD as GET without the body, and other methods with 405', async () => {
  const [get, head, post] = [await ask(), await ask({}, 'HEAD'), await ask({}, 'POST')];

  expect(head).toMatchObject({ status: 200, text: '' });
  for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) expect(head.headers[name]).toBe(get.headers[name]);
  expect(post).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

test('is counted, logged and limited under its own path, and the page at / leads to it', async () => {
  const { headers } = await ask({ 'X-Request-ID': 'counted' });

  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  const page = await (await fetch(gateway.url, { headers: { Accept: 'text/html' } })).text();

  expect(headers['ratelimit-policy']).toBe('"client";q=1000;w=1');
  expect(metrics).toMatch(/^http_requests_total\{method="GET",route="\/openapi\.json",status="200"\} \d+$/m);
  expect(await gateway.logged('counted')).toMatchObject({ route: '/openapi.json', status: 200 });
  expect(page).toContain('<a href="/openapi.json">');
});
