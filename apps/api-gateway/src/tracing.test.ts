import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Collector, eventually, findFreePort, type ReceivedSpan, startCollector } from '@fairlead/service-kit/testing';
import { type GatewayProps, type RunningGateway, startGateway } from '../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../testing/start-upstream';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const SAMPLED = `00-${TRACE}-${SPAN}-01`;

const ok = (_request: IncomingMessage, response: ServerResponse) => void response.end('ok');

let collector: Collector;
let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  answer = ok;
  collector = await startCollector();
  upstream = await startUpstream((request, response) => answer(request, response));
});

afterEach(async () => {
  await gateway.stop();
  await upstream.close();
  await collector.stop();
});

async function serve({ env = {}, ...props }: Partial<GatewayProps> = {}): Promise<void> {
  gateway = await startGateway({ upstreamPort: upstream.port, env: { ...collector.environment, ...env }, ...props });
}

const ask = async (headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(`${gateway.url}/api/users/42?token=swordfish`, { headers })).status;

/** The span of the request, and those of the tries to have it answered, in order. */
async function findSpans(tries: number): Promise<{ server: ReceivedSpan; calls: readonly ReceivedSpan[] }> {
  const [server] = await collector.find(({ kind }) => kind === 'server');
  const calls = await collector.find(({ kind }) => kind === 'client', tries);
  return { server: server as ReceivedSpan, calls };
}

const sentTraceparents = () => upstream.requests.map(({ headers }) => headers['traceparent']);

test('the upstream is told of a span of its own call, below that of the request', async () => {
  await serve();

  await ask();

  const { server, calls } = await findSpans(1);
  expect(server).toMatchObject({ service: 'api-gateway', name: 'GET /api/users/:id', parentId: undefined });
  expect(calls).toMatchObject([{ name: 'GET /users/:id', traceId: server.traceId, parentId: server.spanId, isFailed: false }]);
  expect(calls[0]?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.response.status_code': 200,
    'server.address': 'localhost',
    'server.port': upstream.port,
    'url.full': `http://localhost:${upstream.port}/users/42`,
    'url.template': '/users/:id',
  });
  expect(sentTraceparents()).toEqual([`00-${server.traceId}-${calls[0]?.spanId}-01`]);
  expect(JSON.stringify(collector.spans)).not.toContain('swordfish');
});

test('each try is a span', async () => {
  answer = (request, response) => {
    if (upstream.requests.length === 1) request.socket.resetAndDestroy();
    else ok(request, response);
  };
  await serve({ route: { retryable: true } });

  expect(await ask()).toBe(200);

  const { server, calls } = await findSpans(2);
  const [first, second] = calls;
  expect(calls.map(({ parentId }) => parentId)).toEqual([server.spanId, server.spanId]);
  expect(first).toMatchObject({ isFailed: true, attributes: { 'error.type': 'ECONNRESET' } });
  expect(second).toMatchObject({ isFailed: false, attributes: { 'http.request.resend_count': 1, 'http.response.status_code': 200 } });
  expect(sentTraceparents()).toEqual(calls.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
  expect(server.isFailed).toBe(false);
});

test.each([
  {
    what: 'refused connections',
    prepare: async () => serve({ upstreamPort: await findFreePort() }),
    status: 503,
    errors: ['ECONNREFUSED', 'ECONNREFUSED'],
  },
  {
    what: 'a time-out',
    prepare: () => {
      answer = () => undefined;
      return serve({ limits: { firstByteMs: 50 } });
    },
    status: 504,
    errors: ['UpstreamTimeout'],
  },
  {
    what: 'an answer that breaks off',
    prepare: () => {
      answer = (request, response) => {
        response.writeHead(200, { 'Content-Length': '10' }).write('half');
        setTimeout(() => request.socket.resetAndDestroy(), 50);
      };
      return serve();
    },
    status: 500,
    errors: ['ECONNRESET'],
  },
  {
    what: 'an error of the upstream',
    prepare: () => {
      answer = (_request, response) => void response.writeHead(500).end();
      return serve();
    },
    status: 500,
    errors: ['500'],
  },
])('$what: each span says so', async ({ prepare, status, errors }) => {
  await prepare();

  await ask({ traceparent: SAMPLED }).catch(() => undefined);

  const { server, calls } = await findSpans(errors.length);
  expect(server).toMatchObject({ traceId: TRACE, parentId: SPAN, isFailed: true, attributes: { 'error.type': String(status) } });
  expect(calls.map(({ attributes }) => attributes['error.type'])).toEqual(errors);
  expect(calls.every(({ isFailed, parentId }) => isFailed && parentId === server.spanId)).toBe(true);
});

test('a client that leaves ends both spans', async () => {
  answer = () => undefined;
  await serve();
  const hangUp = new AbortController();
  const left = fetch(`${gateway.url}/api/users`, { signal: hangUp.signal }).catch(() => undefined);
  await eventually(() => upstream.requests.length === 1);

  hangUp.abort();
  await left;

  const { server, calls } = await findSpans(1);
  expect(server).toMatchObject({ isFailed: false, attributes: { 'error.type': 'client_left' } });
  expect(calls).toMatchObject([{ attributes: { 'error.type': 'client_left' } }]);
});

describe('what a client says of the trace', () => {
  const NEVER = { OTEL_TRACES_SAMPLER: 'parentbased_always_off' };

  test('does not make the gateway record it', async () => {
    await serve({ env: NEVER });

    await ask({ traceparent: SAMPLED, tracestate: 'vendor=1' });

    expect(sentTraceparents()).toEqual([expect.stringMatching(new RegExp(`^00-${TRACE}-(?!${SPAN})[0-9a-f]{16}-00$`))]);
    expect(upstream.requests[0]?.headers['tracestate']).toBe('vendor=1');
    expect(await gateway.stop()).toBe(0);
    expect(collector.spans).toEqual([]);
  });

  test('counts from a trusted proxy', async () => {
    await serve({ env: { ...NEVER, TRUSTED_PROXIES: '127.0.0.1,::1' } });

    await ask({ traceparent: SAMPLED, tracestate: 'vendor=1' });

    const { server, calls } = await findSpans(1);
    expect(server).toMatchObject({ traceId: TRACE, parentId: SPAN });
    expect(sentTraceparents()).toEqual([`00-${TRACE}-${calls[0]?.spanId}-01`]);
    expect(upstream.requests[0]?.headers['tracestate']).toBe('vendor=1');
  });

  test('counts for nothing where it is not well-formed', async () => {
    await serve({ env: NEVER });

    await ask({ traceparent: `00-${TRACE}-${SPAN}`, tracestate: 'vendor=1' });

    expect(sentTraceparents()).toEqual([expect.stringMatching(new RegExp(`^00-(?!${TRACE})[0-9a-f]{32}-[0-9a-f]{16}-00$`))]);
    expect(upstream.requests[0]?.headers).not.toHaveProperty('tracestate');
  });

  test('passes untouched while tracing is off', async () => {
    await serve({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: '' } });

    await ask({ traceparent: SAMPLED, tracestate: 'vendor=1' });

    expect(upstream.requests[0]?.headers).toMatchObject({ traceparent: SAMPLED, tracestate: 'vendor=1' });
  });
});
