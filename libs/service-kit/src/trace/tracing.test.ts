import { setTimeout as delay } from 'node:timers/promises';
import { createMemoryLog } from '../../testing/memory-log';
import { runProgram } from '../../testing/run-program';
import { serveShop } from '../../testing/serve-shop';
import { shop } from '../../testing/shop-contract';
import { type ShopProps, startShop } from '../../testing/start-shop';
import { eventually } from '../../testing/eventually';
import { type Collector, startCollector } from '../../testing/traces/start-collector';
import { loadConfig } from '../config/config';
import { Overloaded } from '../errors/errors';
import { openTracing } from './open-tracing';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});

afterEach(() => collector.stop());

async function startTraced(
  addHandlers: Parameters<typeof startShop>[0],
  environment: Readonly<Record<string, string>> = {},
  props: ShopProps = {},
) {
  const traceLog = createMemoryLog();
  const config = loadConfig(shop, { SERVICE_VERSION: '1.2.3', ...collector.environment, ...environment });
  const tracing = openTracing(shop, config, traceLog);
  return { ...(await startShop(addHandlers, { tracing, ...props })), traceLines: traceLog.lines, tracing };
}

const answerItems: Parameters<typeof startShop>[0] = (app) => {
  app.get('/items', () => {
    throw new Overloaded('full');
  });
  app.get('/items/:id', (_request, response) => response.json('an item'));
};

test('a request is one span, by the route of its contract, without its query', async () => {
  const { url, lines } = await startTraced(answerItems, { OTEL_RESOURCE_ATTRIBUTES: 'team=shop' });

  await fetch(`${url}/items/42?token=swordfish`, { headers: { 'X-Request-ID': 'r-1' } });

  const [span] = await collector.find(() => true);
  expect(span).toMatchObject({
    service: 'shop',
    resource: { 'service.version': '1.2.3', team: 'shop', 'telemetry.sdk.language': 'nodejs', 'telemetry.sdk.name': 'opentelemetry' },
    name: 'GET /items/:id',
    kind: 'server',
    parentId: undefined,
    isFailed: false,
  });
  expect(span?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/items/:id',
    'http.response.status_code': 200,
    'url.path': '/items/42',
    'url.scheme': 'http',
    'http.request.header.x-request-id': ['r-1'],
  });
  expect(lines).toMatchObject([{ message: 'request', trace_id: span?.traceId, span_id: span?.spanId }]);
});

test('a request that fails is a span that fails, and one that is refused is none', async () => {
  const { url } = await startTraced(answerItems);

  await fetch(`${url}/items`);
  await fetch(`${url}/nowhere`, { method: 'PROPFIND' });

  const [failed, refused] = await collector.find(() => true, 2);
  expect(failed).toMatchObject({
    name: 'GET /items',
    isFailed: true,
    attributes: { 'error.type': '503', 'http.response.status_code': 503 },
  });
  expect(refused).toMatchObject({
    name: 'HTTP',
    isFailed: false,
    attributes: { 'http.request.method': '_OTHER', 'http.request.method_original': 'PROPFIND', 'http.response.status_code': 404 },
  });
});

test('no text of a client is longer than 256 characters in a span', async () => {
  const { url } = await startTraced(answerItems);

  await fetch(`${url}/items/${'a'.repeat(10_000)}`);

  const [span] = await collector.find(() => true);
  expect(String(span?.attributes['url.path'])).toHaveLength(256);
});

test('probes and scrapes are not traced', async () => {
  const { url, lines } = await startTraced(answerItems);

  for (const path of ['/readyz', '/metrics', '/items/1']) await fetch(url + path);

  const spans = await collector.find(() => true);
  expect(spans.map(({ name }) => name)).toEqual(['GET /items/:id']);
  expect(lines.filter((line) => 'trace_id' in line)).toHaveLength(1);
});

test('a trace goes on, recorded or not, as its caller says', async () => {
  const { url, lines } = await startTraced(answerItems);

  await fetch(`${url}/items/1`, { headers: { traceparent: `00-${TRACE}-${SPAN}-00` } });
  await fetch(`${url}/items/2`, { headers: { traceparent: `00-${TRACE}-${SPAN}-01` } });

  expect(await collector.find(() => true)).toMatchObject([{ traceId: TRACE, parentId: SPAN, attributes: { 'url.path': '/items/2' } }]);
  expect(lines.map((line) => line['trace_id'])).toEqual([undefined, TRACE]);
});

test('who is not trusted does not decide what is recorded', async () => {
  const nobody = { OTEL_TRACES_SAMPLER: 'parentbased_always_off' };
  const untrusted = await startTraced(answerItems, nobody, { trustsTraceOf: () => false });
  const trusted = await startTraced(answerItems, nobody, { trustsTraceOf: () => true });

  for (const { url } of [untrusted, trusted]) await fetch(`${url}/items/1`, { headers: { traceparent: `00-${TRACE}-${SPAN}-01` } });

  await collector.find(() => true);
  expect(collector.spans).toHaveLength(1);
  expect(untrusted.lines[0]).not.toHaveProperty('trace_id');
  expect(trusted.lines[0]).toMatchObject({ trace_id: TRACE });
});

test('OpenMetrics shows a recorded request as the example of its bucket; Prometheus text has none', async () => {
  const { url, lines } = await startTraced(answerItems);
  await fetch(`${url}/items/1`);

  const scrape = async (accept: string) => {
    const answer = await fetch(`${url}/metrics`, { headers: { accept } });
    return { type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const open = await scrape('application/openmetrics-text;version=1.0.0;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1');
  const plain = await scrape('text/plain;version=0.0.4');

  expect(open.type).toContain('application/openmetrics-text');
  expect(open.text).toMatch(
    new RegExp(
      `^http_request_duration_seconds_bucket\\{.*route="/items/:id".*\\} 1 # \\{trace_id="${String(lines[0]?.['trace_id'])}",span_id="`,
      'm',
    ),
  );
  expect(plain.type).toContain('text/plain; version=0.0.4');
  expect(plain.text).not.toContain('trace_id');
  expect(plain.text).toContain('http_requests_total{');
});

test('what has ended is sent before the service exits', async () => {
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '60000';
  const { url, process: service } = await serveShop(answerItems, collector.environment);
  await fetch(`${url}/items/1`);

  service.kill('SIGTERM');

  expect(await service.exited).toBe(0);
  expect(collector.spans).toMatchObject([{ name: 'GET /items/:id' }]);
});

test('a collector that does not answer holds up neither requests nor the exit', async () => {
  collector.answerWith(0);
  const { url, process: service } = await serveShop(answerItems, collector.environment);
  expect((await fetch(`${url}/items/1`)).status).toBe(200);

  const stoppedAt = performance.now();
  service.kill('SIGTERM');

  expect(await service.exited).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(4_500);
});

test('a collector that refuses is told of once, and once when it takes traces again', async () => {
  const { url, traceLines } = await startTraced(answerItems);
  collector.answerWith(400);
  for (let request = 0; request < 3; request += 1) {
    await fetch(`${url}/items/1`);
    await delay(60);
  }
  await eventually(() => traceLines.length > 0);
  collector.answerWith(200);

  await fetch(`${url}/items/2`);

  await collector.find(({ attributes }) => attributes['url.path'] === '/items/2');
  await eventually(() => traceLines.length > 1);
  expect(traceLines).toMatchObject([
    { level: 'warn', message: 'traces are lost until the collector takes them' },
    { level: 'info', message: 'the collector takes traces again', lost_spans: 3 },
  ]);
});

test('what did not leave before a stop is told', async () => {
  collector.answerWith(0);
  const { url, traceLines, tracing } = await startTraced(answerItems);
  await fetch(`${url}/items/1`);

  await tracing?.close(AbortSignal.timeout(100));

  expect(traceLines).toMatchObject([{ level: 'warn', error: 'Error: the collector did not take the last of them in time' }]);
});

test.each([
  ['without an endpoint nothing of the SDK is loaded', {}, 0],
  ['with one it is', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, 50],
])('%s', async (_what, environment, least) => {
  const { stdout, stderr } = await runProgram('count-tracing-modules.ts', environment).ended;

  expect(stderr).toBe('');
  expect(Number(stdout)).toBeGreaterThanOrEqual(least);
  if (least === 0) expect(Number(stdout)).toBe(0);
});
