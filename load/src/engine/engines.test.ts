import type { RequestListener } from 'node:http';
import { findProgram } from '../programs/find-program';
import { checkThresholds } from '../report/check-thresholds';
import { REACHES_RATE } from '../scenario/threshold';
import type { Engine } from './engine';
import { answerData, type ExampleServer, startExampleServer, STORED } from '../../testing/example-server';
import { runK6 } from './k6/run-k6';
import { runUndici } from './undici/run-undici';
import { runWrk } from './run-wrk';

const ENGINES: readonly { readonly name: string; readonly run: Engine; readonly isThere: boolean }[] = [
  { name: 'undici', run: runUndici, isThere: true },
  { name: 'k6', run: runK6, isThere: findProgram('k6') !== undefined },
  { name: 'wrk', run: runWrk, isThere: findProgram('wrk') !== undefined },
];

const SHAPE = { kind: 'closed', clients: 4, durationS: 1 } as const;

let server: ExampleServer;
const serve = async (answer: RequestListener) => (server = await startExampleServer(answer));
afterEach(() => server.close());

for (const { name, run, isThere } of ENGINES)
  (isThere ? describe : describe.skip)(isThere ? name : `${name} (skipped: it is not on PATH)`, () => {
    test('counts and times what the server has answered', async () => {
      const { loadOf, asked } = await serve(answerData);

      const { total, endpoints, durationS, stored } = await run(loadOf(SHAPE));

      expect(total.requests).toBeGreaterThan(0);
      expect(total.requests).toBeLessThanOrEqual(asked());
      expect(endpoints).toEqual([{ ...total, endpoint: 'GET /api/data' }]);
      expect(total).toMatchObject({ failed: 0, faulty: 0, faults: {} });
      const { p50, p90, p95, p99, max } = total.latencyMs;
      expect([p50, p90, p95, p99, max]).toEqual([p50, p90, p95, p99, max].sort((a, b) => a - b));
      expect(durationS).toBeGreaterThan(0);
      expect(new Set(stored)).toEqual(new Set(STORED));
    });

    test('counts refusals as failed, by their status', async () => {
      const { loadOf } = await serve((_request, response) => void response.writeHead(503).end());

      const { total } = await run(loadOf(SHAPE));

      expect(total.requests).toBeGreaterThan(0);
      expect(total.failed).toBe(total.requests);
      expect(Object.keys(total.faults).join()).toMatch(/status/);
    });

    test('counts requests without an answer as failed', async () => {
      const { loadOf } = await serve((request) => void request.socket.destroy());

      const { total } = await run(loadOf(SHAPE));

      expect(total.failed).toBeGreaterThan(0);
      expect(total.failed).toBe(total.requests);
    });

    test('finds answers that are not as the contract says', async () => {
      const { loadOf } = await serve((_request, response) => void response.end('{"status":"success"}'));

      const { total } = await run(loadOf(SHAPE));

      expect(total).toMatchObject({ failed: 0 });
      expect(total.faults).toEqual({ 'the field reads is not what the contract says': total.faulty });
      expect(total.faulty).toBeGreaterThan(0);
    });

    test('ends early when it is told to, and reports what it has seen', async () => {
      const stop = new AbortController();
      const { loadOf, asked } = await serve((request, response) => {
        // By then each client has had an answer to an earlier request.
        if (asked() > 10 * SHAPE.clients) setTimeout(() => stop.abort(), 500);
        answerData(request, response);
      });

      const { total, durationS } = await run(loadOf({ ...SHAPE, durationS: 600 }, { stop: stop.signal }));

      expect(total.requests).toBeGreaterThan(0);
      expect(durationS).toBeLessThan(600);
    });
  });

for (const { name, run, isThere } of ENGINES.filter((engine) => engine.name !== 'wrk'))
  (isThere ? describe : describe.skip)(isThere ? `${name} too` : `${name} too (skipped: it is not on PATH)`, () => {
    test('makes as many requests as it is told', async () => {
      const { loadOf, asked } = await serve(answerData);

      const { total, points } = await run(loadOf({ kind: 'requests', clients: 3, requests: 50 }));

      expect([total.requests, asked()]).toEqual([50, 50]);
      expect(points.every(({ requestsPerSecond }) => requestsPerSecond >= 0)).toBe(true);
    });

    test('of a rate counts every request that was due, made or not', async () => {
      const { loadOf } = await serve(answerData);

      const { total, dropped } = await run(loadOf({ kind: 'rate', clients: 50, durationS: 2, perSecond: 50 }));

      expect(total.requests + dropped).toBeGreaterThanOrEqual(90);
      expect(total.requests + dropped).toBeLessThanOrEqual(110);
      expect(total.requests).toBeGreaterThan(0);
    });

    test('a rate that is not reached breaks its threshold', async () => {
      const { loadOf } = await serve((request, response) => void setTimeout(() => answerData(request, response), 500));

      const result = await run(loadOf({ kind: 'rate', clients: 2, durationS: 2, perSecond: 100 }));

      expect(result.total.requests).toBeLessThanOrEqual(10);
      expect(result.dropped).toBeGreaterThan(100);
      expect(checkThresholds([REACHES_RATE], { ...result, services: [] })).toMatchObject([{ metric: 'dropped_iterations', ok: false }]);
    });
  });

describe('undici', () => {
  test('a request that was sent into a connection after its last answer is not lost', async () => {
    const { loadOf } = await serve((request, response) => {
      response.setHeader('Connection', 'close');
      answerData(request, response);
    });

    const { total } = await runUndici(loadOf(SHAPE));

    expect(total).toMatchObject({ failed: 0, faults: {} });
  });

  test('a request that takes too long has failed', async () => {
    const { loadOf } = await serve(() => undefined);

    const { total } = await runUndici(loadOf({ ...SHAPE, durationS: 3 }, { timeoutS: 1 }));

    expect(total.faults).toEqual({ 'Headers Timeout Error': total.requests });
    expect(total.requests).toBeGreaterThan(0);
  });

  test('tells each second how it goes', async () => {
    const { loadOf } = await serve(answerData);
    const load = loadOf({ ...SHAPE, durationS: 2 });

    const { points } = await runUndici(load);

    expect(load.seen).toEqual(points);
    expect(points.at(-1)).toMatchObject({ clients: SHAPE.clients, errorsPerSecond: 0 });
  });

  test('cannot change the number of its clients', async () => {
    const { loadOf } = await serve(answerData);

    await expect(runUndici(loadOf({ kind: 'stages', clients: 1, stages: [] }))).rejects.toThrow('this scenario needs k6');
  });
});
