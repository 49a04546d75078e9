import type { ContractInput } from './contract-input';
import { defineContract } from './define-contract';

const good: ContractInput = { name: 'orders', description: 'orders in Redis', port: 3003 };
const route = { path: '/orders', methods: ['GET'] } as const;

test.each<[Record<string, unknown>, string]>([
  [{ store: { redis: 'required' } }, 'store is no prop of a contract; write stores'],
  [{ probes: { redines: '/ok' } }, 'probes.redines is no prop of a contract; write probes.readiness'],
  [{ shutdown: { lingerMS: 1 } }, 'shutdown.lingerMS is no prop of a contract; write shutdown.lingerMs'],
  [
    { routes: [route, { ...route, path: '/b', retriable: true }] },
    'routes[1].retriable is no prop of a contract; write routes[1].retryable',
  ],
  [
    { env: { SIZE: { type: 'integer', min: 1, max: 2, defualt: 1, description: 'size' } } },
    'env.SIZE.defualt is no prop of a contract; write env.SIZE.default',
  ],
  [
    { env: { SIZE: { type: 'text', min: 1, description: 'size' } } },
    'env.SIZE.min is no prop of a contract; write one of description, required, secret, type, default',
  ],
])('of %j it says: %s', (change, fault) => {
  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "orders": ${fault}`]);
});

test('an unknown prop of an upstream is told too', () => {
  const called = defineContract({ ...good, name: 'stock' });
  const upstream = { service: 'stock', path: '/stock', pathh: '/' };

  const { faults } = defineContract({ ...good, calls: [called], routes: [{ ...route, upstream }] });

  expect(faults).toEqual(['contract "orders": routes[0].upstream.pathh is no prop of a contract; write routes[0].upstream.path']);
});
