import type { RequestListener } from 'node:http';
import { findProgram } from '../programs/find-program';
import type { Engine } from './engine';
import { answerData, type ExampleServer, startExampleServer, STORED } from '../../testing/example-server';
import { runK6 } from './k6/run-k6';
import { runAutocannon } from './run-autocannon';
import { runWrk } from './run-wrk';

const ENGINES: readonly { readonly name: string; readonly run: Engine; readonly isThere: boolean }[] = [
  { name: 'autocannon', run: runAutocannon, isThere: true },
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
      const { loadOf } = await serve((request, response) => {
        setTimeout(() => stop.abort(), 500);
        answerData(request, response);
      });

      const { total, durationS } = await run(loadOf({ ...SHAPE, durationS: 600 }, { stop: stop.signal }));

      expect(total.requests).toBeGreaterThan(0);
      expect(durationS).toBeLessThan(600);
    });
  });

describe.each(ENGINES.filter(({ name }) => name !== 'wrk'))('$name', ({ run, isThere }) => {
  (isThere ? test : test.skip)(
    isThere ? 'makes as many requests as it is told' : 'makes as many requests as it is told (skipped: it is not on PATH)',
    async () => {
      const { loadOf, asked } = await serve(answerData);

      const { total, points } = await run(loadOf({ kind: 'requests', clients: 3, requests: 50 }));

      expect([total.requests, asked()]).toEqual([50, 50]);
      expect(points.every(({ requestsPerSecond }) => requestsPerSecond >= 0)).toBe(true);
    },
  );
});

describe('autocannon', () => {
  test('a request that was sent into a connection after its last answer is not lost', async () => {
    const { loadOf } = await serve((request, response) => {
      response.setHeader('Connection', 'close');
      answerData(request, response);
    });

    const { total } = await runAutocannon(loadOf(SHAPE));

    expect(total).toMatchObject({ failed: 0, faults: {} });
  });

  test('a request that takes too long has failed', async () => {
    const { loadOf } = await serve(() => undefined);

    const { total } = await runAutocannon(loadOf({ ...SHAPE, durationS: 3 }, { timeoutS: 1 }));

    expect(total.faults).toEqual({ 'no answer': total.requests });
    expect(total.requests).toBeGreaterThan(0);
  });

  test('tells each second how it goes', async () => {
    const { loadOf } = await serve(answerData);
    const load = loadOf({ ...SHAPE, durationS: 2 });

    const { points } = await runAutocannon(load);

    expect(load.seen).toEqual(points);
    expect(points.at(-1)).toMatchObject({ clients: SHAPE.clients, errorsPerSecond: 0 });
  });

  test('cannot change the number of its clients', async () => {
    const { loadOf } = await serve(answerData);

    await expect(runAutocannon(loadOf({ kind: 'stages', clients: 1, stages: [] }))).rejects.toThrow('this scenario needs k6');
  });
});
