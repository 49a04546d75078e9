import { checkShutdown, gracePeriodSeconds } from './grace-period';

test.each([
  [{ lingerMs: 5_000, drainDeadlineMs: 30_000 }, 40],
  [{ lingerMs: 0, drainDeadlineMs: 30_000 }, 35],
  [{ lingerMs: 1, drainDeadlineMs: 30_000 }, 36],
])('%o takes %d s, margin included', (shutdown, seconds) => {
  expect(gracePeriodSeconds(shutdown)).toBe(seconds);
});

const routes = [
  { path: '/report', methods: ['GET'], timeoutMs: 45_000 },
  { path: '/events', methods: ['GET'], timeoutMs: 600_000, stream: true },
  { path: '/chat', methods: ['GET'], timeoutMs: 900_000, webSocket: true },
] as const;

test('refuses a drain that is shorter than an answer may take, streams and WebSockets aside', () => {
  expect(() => checkShutdown('prod/orders', routes, { lingerMs: 0, drainDeadlineMs: 30_000 })).toThrow(
    'prod/orders: shutdown.drainDeadlineMs is 30000, but an answer may take 45000 ms, so a stop would cut it short; write drainDeadlineMs: 45000',
  );
});

test('refuses a grace period that ends at work, with the arithmetic', () => {
  expect(() => checkShutdown('prod/orders', routes, { lingerMs: 5_000, drainDeadlineMs: 45_000 }, 40)).toThrow(
    'prod/orders: terminationGracePeriodSeconds is 40, but 5000 ms of linger + 45000 ms of drain take 50 s, so the kubelet would kill it at work; write 55',
  );
});

test('takes a grace period without a margin', () => {
  expect(() => checkShutdown('prod/orders', routes, { lingerMs: 5_000, drainDeadlineMs: 45_000 }, 50)).not.toThrow();
});
