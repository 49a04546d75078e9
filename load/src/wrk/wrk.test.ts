import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findProgram } from '../programs/find-program';
import { loadWithWrk } from './wrk';

const describeWithWrk = findProgram('wrk') ? describe : describe.skip;

describeWithWrk(findProgram('wrk') ? 'wrk' : 'wrk (skipped: it is not on PATH)', () => {
  let server: Server;
  let url: string;
  let answered = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      answered += 1;
      response.writeHead(request.url === '/broken' ? 503 : 200).end('ok');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('reports requests, time, bytes and percentiles in order', async () => {
    const { requests, durationMs, steady, bytes, errors, latencyMs } = await loadWithWrk({ url, connections: 4, durationS: 1 });

    expect(requests).toBeGreaterThan(0);
    expect(requests).toBeLessThanOrEqual(answered);
    expect(durationMs).toBeGreaterThanOrEqual(1_000);
    expect(steady).toEqual({ requests, durationMs });
    expect(bytes).toBeGreaterThan(requests * 'ok'.length);
    expect(errors).toEqual({ connect: 0, read: 0, write: 0, status: 0, timeout: 0 });
    const { p50, p90, p95, p99, p99_9, max, mean } = latencyMs;
    expect([p50, p90, p95, p99, p99_9, max]).toEqual([p50, p90, p95, p99, p99_9, max].sort((a, b) => a - b));
    expect(mean).toBeGreaterThan(0);
  });

  test('with a ramp counts apart what was answered after it', async () => {
    const { requests, durationMs, steady } = await loadWithWrk({ url, connections: 4, durationS: 1, rampS: 1 });

    expect(steady.requests).toBeGreaterThan(0);
    expect(steady.requests).toBeLessThan(requests);
    expect(steady.durationMs).toBeCloseTo(durationMs - 1_000);
  });

  test('counts refusals apart from connections that failed', async () => {
    const refused = await loadWithWrk({ url: `${url}/broken`, connections: 1, durationS: 1 });

    expect(refused.errors).toEqual({ connect: 0, read: 0, write: 0, status: refused.requests, timeout: 0 });
  });

  test('ends when it is told to', async () => {
    const run = loadWithWrk({ url, connections: 1, durationS: 60, signal: AbortSignal.timeout(100) });

    await expect(run).rejects.toThrow('aborted');
  });
});

test('without wrk the error says how to get it', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  try {
    await expect(loadWithWrk({ url: 'http://localhost', connections: 1, durationS: 1 })).rejects.toThrow(/wrk is not on PATH; install it/);
  } finally {
    process.env['PATH'] = PATH;
  }
});
