import { answerData, type ExampleServer, startExampleServer } from '../../testing/example-server';
import { findRate } from './find-rate';
import { runUndici } from './undici/run-undici';

const SHAPE = { kind: 'share of best rate', clients: 2, durationS: 10, share: 0.5 } as const;

let server: ExampleServer;
afterEach(() => server.close());

test('the rate is its share of what the clients were answered in a closed loop', async () => {
  server = await startExampleServer((request, response) => void setTimeout(() => answerData(request, response), 20));

  const { shape, bestRate } = await findRate(runUndici, server.loadOf({ kind: 'closed', clients: 1, durationS: 1 }), SHAPE);

  // Two clients that wait 20 ms at least.
  expect(bestRate).toBeLessThanOrEqual(100);
  expect(bestRate).toBeGreaterThan(0);
  expect(shape).toEqual({ kind: 'rate', clients: 2, durationS: 10, perSecond: Math.max(1, Math.round(0.5 * (bestRate as number))) });
});

test('a rate that is known is not looked for', async () => {
  server = await startExampleServer(answerData);
  const shape = { kind: 'rate', clients: 2, durationS: 10, perSecond: 7 } as const;

  expect(await findRate(runUndici, server.loadOf(shape), shape)).toEqual({ shape });
  expect(server.asked()).toBe(0);
});

test('where every request fails there is no best rate', async () => {
  server = await startExampleServer((_request, response) => void response.writeHead(503).end());

  await expect(findRate(runUndici, server.loadOf({ kind: 'closed', clients: 1, durationS: 1 }), SHAPE)).rejects.toThrow(
    'there is no best rate',
  );
});
