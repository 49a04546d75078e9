import type { ContractInput } from './contract-input';
import { defineContract } from './define-contract';
import { forward } from './forward';

const good: ContractInput = { name: 'orders', description: 'orders in Redis', port: 3003 };
const circle: Record<string, unknown> = {};
circle['itself'] = circle;
const route = { path: '/orders', methods: ['GET'] } as const;

test.each<{ change: Record<string, unknown>; fault: string }>([
  { change: { name: 'Orders' }, fault: 'name is "Orders"; give a DNS label such as "user-service" (lower-case letters, digits, hyphens)' },
  { change: { name: 'a'.repeat(64) }, fault: `name is "${'a'.repeat(64)}"; give a DNS label` },
  { change: { name: undefined }, fault: 'name is undefined; give a DNS label' },
  { change: { name: circle }, fault: 'name is an object; give a DNS label' },
  { change: { port: NaN }, fault: 'port is NaN; give a whole number from 1 to 65535' },
  { change: { description: '' }, fault: 'description is ""; give one line of text' },
  { change: { port: 0 }, fault: 'port is 0; give a whole number from 1 to 65535' },
  { change: { port: 65_536 }, fault: 'port is 65536; give a whole number from 1 to 65535' },
  { change: { port: '3003' }, fault: 'port is "3003" (did you mean 3003?); give a whole number from 1 to 65535' },
  { change: { managementPort: 1.5 }, fault: 'managementPort is 1.5; give a whole number from 1 to 65535' },
  {
    change: { managementPort: 3003 },
    fault: 'port is 3003, where health and metrics are served too, as managementPort says; give one of them another value',
  },
  {
    change: { port: 9464 },
    fault: 'port is 9464, where health and metrics are served by default; give another port, or a managementPort of its own',
  },
  { change: { probes: { readiness: 'ready' } }, fault: 'probes.readiness is "ready"; give a path such as "/health/live"' },
  {
    change: { startupSeconds: '2m' },
    fault: 'startupSeconds is "2m" (did you mean 120?); give a whole number of seconds from 1 to 3600',
  },
  {
    change: { shutdown: { lingerMs: '5s' } },
    fault: 'shutdown.lingerMs is "5s" (did you mean 5000?); give a whole number of milliseconds, 0 or more',
  },
  { change: { startupSeconds: 0 }, fault: 'startupSeconds is 0; give a whole number of seconds from 1 to 3600' },
  { change: { foreign: true }, fault: 'probes.readiness is undefined; give a path such as "/health/live"' },
  { change: { metricsPath: '/metrics?all' }, fault: 'metricsPath is "/metrics?all"; give a path such as "/metrics"' },
  {
    change: { routes: [{ path: '/chat', methods: ['POST'], webSocket: true }] },
    fault: 'routes[0].methods is ["POST"]; give ["GET"], by which every WebSocket is asked for',
  },
  {
    change: { routes: [{ path: '/chat', methods: ['GET'], webSocket: true, upstream: { service: 'chat', path: '/chat' } }] },
    fault: 'routes[0].webSocket is true, but a route with an upstream passes no WebSocket on; expose chat itself',
  },
  { change: { stores: { postgres: 'optional' } }, fault: 'stores is "postgres"; give a kind of store: redis, mongo' },
  { change: { stores: { toString: 'required' } }, fault: 'stores is "toString"; give a kind of store: redis, mongo' },
  { change: { stores: { redis: 'yes' } }, fault: 'stores.redis is "yes"; give "required" or "optional"' },
  { change: { writeShares: { mongo: 0.5 } }, fault: 'writeShares is "mongo"; give a store that it uses, with a pool: one of kind mongo' },
  {
    change: { stores: { redis: 'required' }, writeShares: { redis: 0.5 } },
    fault: 'writeShares is "redis"; give a store that it uses, with a pool: one of kind mongo',
  },
  {
    change: { stores: { mongo: 'required' }, writeShares: { mongo: 1 } },
    fault: 'writeShares.mongo is 1; give a number above 0 and below 1, such as 0.5',
  },
  {
    change: { stores: { mongo: 'required' }, writeShares: { mongo: 'half' } },
    fault: 'writeShares.mongo is "half"; give a number above 0 and below 1, such as 0.5',
  },
  {
    change: { env: { size: { type: 'text', description: 'size' } } },
    fault: 'env is "size"; give a name in capitals such as "MAX_QUEUED_WRITES"',
  },
  {
    change: { env: { APP_PORT: { type: 'text', description: 'what PORT is called elsewhere' } } },
    fault: 'env.PORT.alias is "APP_PORT"; give a name that no other variable has',
  },
  { change: { routes: [{ ...route, path: 'orders' }] }, fault: 'routes[0].path is "orders"; give a path such as "/users/:id"' },
  { change: { routes: [route, { ...route, path: '/a*' }] }, fault: 'routes[1].path is "/a*"; give a path such as "/users/:id"' },
  { change: { routes: [{ ...route, path: '/*/a' }] }, fault: 'routes[0].path is "/*/a"; give a path such as "/users/:id"' },
  { change: { routes: [{ ...route, path: '/a/' }] }, fault: 'routes[0].path is "/a/"; give a path such as "/users/:id"' },
  { change: { routes: [route, route] }, fault: 'routes[1].path is "/orders"; give each path once' },
  { change: { routes: [{ ...route, methods: [] }] }, fault: 'routes[0].methods is []; give some of GET, POST, PUT, PATCH, DELETE' },
  {
    change: { routes: [{ ...route, methods: ['get'] }] },
    fault: 'routes[0].methods is ["get"]; give some of GET, POST, PUT, PATCH, DELETE',
  },
  { change: { routes: [{ path: '/orders' }] }, fault: 'routes[0].methods is undefined; give some of GET, POST, PUT, PATCH, DELETE' },
  { change: { routes: [{ ...route, maxBodyBytes: -1 }] }, fault: 'routes[0].maxBodyBytes is -1; give a whole number of bytes, 0 or more' },
  {
    change: { routes: [{ ...route, timeoutMs: 0 }] },
    fault: 'routes[0].timeoutMs is 0; give a whole number of milliseconds, 1 or more',
  },
  {
    change: { routes: [{ ...route, upstream: { service: 'users', path: '/users' } }] },
    fault: 'routes[0].upstream.service is "users"; give a service that it calls (it calls none)',
  },
  { change: { capacity: { concurrent: 0 } }, fault: 'capacity.concurrent is 0; give a whole number of requests, 1 or more' },
  { change: { capacity: { waiting: -1 } }, fault: 'capacity.waiting is -1; give a whole number of requests, 0 or more' },
  { change: { shutdown: { lingerMs: -1 } }, fault: 'shutdown.lingerMs is -1; give a whole number of milliseconds, 0 or more' },
  {
    change: { shutdown: { drainDeadlineMs: NaN } },
    fault: 'shutdown.drainDeadlineMs is NaN; give a whole number of milliseconds, 1 or more',
  },
  {
    change: { shutdown: { drainDeadlineMs: 7_200_000 } },
    fault: 'shutdown.drainDeadlineMs is 7200000; give a whole number of milliseconds, 1 or more, an hour (3600000) at most',
  },
  {
    change: { routes: [{ ...route, timeoutMs: 40_000 }] },
    fault: 'shutdown.drainDeadlineMs is 30000; give at least 40000, the longest timeoutMs of its routes, or a stop cuts answers short',
  },
])('says: $fault', ({ change, fault }) => {
  const { faults } = defineContract({ ...good, ...change });

  expect(faults?.some((line) => line.includes(fault)) ? fault : faults).toBe(fault);
});

test.each(['/', '/orders', '/orders/:id', '/orders/:order_id/items', '/files/*', '/*', '/v1.2/~me/a-b_c'])('takes the path %s', (path) => {
  const { routes } = defineContract({ ...good, routes: [{ ...route, path }] });

  expect(routes).toMatchObject([{ path }]);
});

test('lists every fault at once, each on a line of its own, under the name of the contract', () => {
  const { faults } = defineContract({ ...good, port: 0, description: '', shutdown: { lingerMs: -1 } });

  expect(faults).toEqual([
    'contract "orders": description is ""; give one line of text',
    'contract "orders": port is 0; give a whole number from 1 to 65535',
    'contract "orders": shutdown.lingerMs is -1; give a whole number of milliseconds, 0 or more, an hour (3600000) at most',
  ]);
});

test('a contract has the faults of those that it calls, and one without any has none', () => {
  const called = defineContract({ ...good, name: 'stock', port: 0 });

  expect(defineContract({ ...good, calls: [called] }).faults).toEqual(['contract "stock": port is 0; give a whole number from 1 to 65535']);
  expect(defineContract(good)).not.toHaveProperty('faults');
});

test('a route that leads to a service whose contract is wrong repeats none of its faults', () => {
  const called = defineContract({ ...good, name: 'stock', routes: [{ ...route, timeoutMs: 90_000, maxBodyBytes: -1 }] });

  const { faults } = defineContract({ ...good, calls: [called], routes: forward(called, '/orders', '/stock') });

  expect(faults).toEqual(called.faults);
});

test('a route that leads to a path which its service does not have is told, with the paths that it has', () => {
  const called = defineContract({ ...good, name: 'stock', port: 3004, routes: [{ ...route, path: '/stock/:id' }, route] });

  const { faults } = defineContract({ ...good, calls: [called], routes: forward(called, '/stoks', '/stock') });

  expect(faults).toEqual(['contract "orders": routes[0].upstream.path is "/stoks/*"; give a path that stock has (/stock/:id, /orders)']);
});

test.each([
  { path: '/stock', has: ['/stock'], known: true },
  { path: '/stock', has: [], known: false },
  { path: '/stock', has: ['/stock/:id'], known: false },
  { path: '/stock', has: ['/stock/*'], known: false },
  { path: '/stock/*', has: ['/stock'], known: true },
  { path: '/stock/*', has: ['/stocks'], known: false },
  { path: '/stock/7', has: ['/stock/:id'], known: true },
  { path: '/stock/:key', has: ['/stock/:id'], known: true },
  { path: '/stock/:id/items', has: ['/stock/:id'], known: false },
  { path: '/stock/a/b', has: ['/stock/*'], known: true },
  { path: '/', has: ['/*'], known: true },
])('that $path is a path of a service with $has: $known', ({ path, has, known }) => {
  const called = defineContract({ ...good, name: 'stock', port: 3004, routes: has.map((path) => ({ ...route, path })) });

  const { faults = [] } = defineContract({ ...good, calls: [called], routes: [{ ...route, upstream: { service: 'stock', path } }] });

  expect(faults).toHaveLength(known ? 0 : 1);
});

test('a stream may outlast the drain deadline, as only idle limits hold for it', () => {
  const { routes } = defineContract({ ...good, routes: [{ ...route, stream: true, timeoutMs: 3_600_000 }] });

  expect(routes).toHaveLength(1);
});
