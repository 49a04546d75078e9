import type { ContractInput } from './contract-input';
import { defineContract } from './define-contract';

const good: ContractInput = { name: 'orders', description: 'orders in Redis', port: 3003 };
const route = { path: '/orders', methods: ['GET'] } as const;

test.each<[Record<string, unknown>, string]>([
  [{ store: { redis: 'required' } }, 'store is no prop of a contract; write stores'],
  [{ probes: { redines: '/ok' } }, 'probes.redines is no prop of a contract; write probes.readiness'],
  [{ capacity: { concurent: 1 } }, 'capacity.concurent is no prop of a contract; write capacity.concurrent'],
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
    'env.SIZE.min is no prop of a contract; write one of description, required, alias, secret, type, default',
  ],
])('of %j it says: %s', (change, fault) => {
  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "orders": ${fault}`]);
});

test('an unknown prop of an upstream is told too', () => {
  const called = defineContract({ ...good, name: 'stock', routes: [{ ...route, path: '/stock' }] });
  const upstream = { service: 'stock', path: '/stock', pathh: '/' };

  const { faults } = defineContract({ ...good, calls: [called], routes: [{ ...route, upstream }] });

  expect(faults).toEqual(['contract "orders": routes[0].upstream.pathh is no prop of a contract; write routes[0].upstream.path']);
});

test('a misspelt prop does not compile, at its own place, at whatever depth', () => {
  const of = { name: 'orders', description: 'orders', port: 3003 } as const;
  const faults = [
    // @ts-expect-error stores
    defineContract({ ...of, store: { redis: 'required' } }),
    // @ts-expect-error readiness
    defineContract({ ...of, probes: { redines: '/ok' } }),
    // @ts-expect-error concurrent
    defineContract({ ...of, capacity: { concurent: 1 } }),
    // @ts-expect-error lingerMs
    defineContract({ ...of, shutdown: { lingerMS: 1 } }),
    // @ts-expect-error redis
    defineContract({ ...of, stores: { redsi: 'required' } }),
    // @ts-expect-error retryable
    defineContract({ ...of, routes: [route, { path: '/b', methods: ['GET'], retriable: true }] }),
    // @ts-expect-error path
    defineContract({ ...of, routes: [{ ...route, upstream: { service: 'stock', path: '/', pathh: '/' } }] }),
    // @ts-expect-error default
    defineContract({ ...of, env: { SIZE: { type: 'integer', min: 1, max: 2, defualt: 1, description: 'size' } } }),
  ].map((contract) => contract.faults);

  expect(faults).not.toContain(undefined);
});

test.each<[Record<string, unknown>, string]>([
  [{ env: null }, 'env is null, which is no object; give one, or leave it out'],
  [{ env: { SIZE: null } }, 'env.SIZE is null, which is no object; give one, or leave it out'],
  [{ routes: null }, 'routes is null, which is no list; give one, or leave it out'],
  [{ routes: [route, null] }, 'routes[1] is null, which is no object; give one, or leave it out'],
  [{ calls: [undefined] }, 'calls[0] is undefined, which is no object; give one, or leave it out'],
  [{ calls: [{ name: 'stock' }] }, 'calls[0] is an object, which is no contract; give one, or leave it out'],
  [
    { routes: [{ ...route, upstream: null }] },
    'routes[0].upstream of a contract is null, which is no object; write one with service, path',
  ],
  [{ routes: [{ path: '/orders', methods: 'GET' }] }, 'routes[0].methods is "GET"; give some of GET, POST, PUT, PATCH, DELETE'],
  [{ stores: 'redis' }, 'stores is "redis", which is no object; give one, or leave it out'],
  [{ probes: [] }, 'probes is a list, which is no object; give one, or leave it out'],
  [{ shutdown: 5 }, 'shutdown is 5, which is no object; give one, or leave it out'],
])('a part that has no fields is a fault like any other: of %j it says: %s', (change, fault) => {
  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "orders": ${fault}`]);
});

test('so is a contract that is none', () => {
  const { faults } = defineContract(null as unknown as ContractInput);

  expect(faults).toContain('contract undefined: what was given is null, which is no object; give one, or leave it out');
});
