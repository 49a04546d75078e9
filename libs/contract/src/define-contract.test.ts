import type { ConfigOf } from './contract';
import { defineContract } from './define-contract';
import { TRACING_VARIABLES } from './variables/tracing-variables';

const stock = defineContract({ name: 'stock-level', description: 'what is left', port: 3004 });
const orders = defineContract({
  name: 'orders',
  description: 'orders in Redis',
  port: 3003,
  stores: { redis: 'required' },
  calls: [stock],
  env: {
    MAX_ITEMS: { type: 'integer', min: 1, max: 100, default: 20, description: 'most items of an order' },
    CURRENCY: { type: 'choice', choices: ['EUR', 'USD'], description: 'what prices are in' },
    TRUSTED: { type: 'cidrs', default: [], description: 'whom to trust' },
  },
});

test('fills in what a contract leaves unsaid', () => {
  expect(stock).toMatchObject({
    ports: { traffic: 3004, management: 9464 },
    probes: { startup: '/health/live', liveness: '/health/live', readiness: '/health/ready' },
    foreign: false,
    startupSeconds: 60,
    metricsPath: '/metrics',
    stores: {},
    calls: [],
    capacity: { concurrent: 64, waiting: 1_024 },
    routes: [],
    shutdown: { lingerMs: 5_000, drainDeadlineMs: 30_000 },
  });
});

test('gives PORT and DRAIN_DEADLINE_MS their defaults from the contract', () => {
  const { env } = defineContract({ name: 'slow', description: 'slow', port: 3005, shutdown: { drainDeadlineMs: 60_000 } });

  expect(env.PORT.default).toBe(3005);
  expect(env.DRAIN_DEADLINE_MS.default).toBe(60_000);
});

test('names every variable: what all services share, those of its stores and callees, and its own', () => {
  expect(Object.keys(orders.env)).toEqual([
    ...['PORT', 'MANAGEMENT_PORT', 'LISTEN_ADDRESS', 'LOG_LEVEL', 'SERVICE_VERSION', 'NODE_ENV'],
    ...['LINGER_MS', 'DRAIN_DEADLINE_MS'],
    ...Object.keys(TRACING_VARIABLES),
    'MAX_CONNECTIONS',
    ...['REDIS_URL', 'REDIS_KEY_PREFIX', 'REDIS_USERNAME', 'REDIS_PASSWORD', 'STOCK_LEVEL_URL', 'MAX_ITEMS', 'CURRENCY', 'TRUSTED'],
  ]);
});

test('a required store must have an address in production, an optional one need not', () => {
  const cached = defineContract({ name: 'cached', description: 'cached', port: 3006, stores: { redis: 'optional' } });

  expect(orders.env.REDIS_URL).toMatchObject({ required: 'production' });
  expect(orders.env.REDIS_PASSWORD).not.toHaveProperty('required');
  expect(cached.env.REDIS_URL).not.toHaveProperty('required');
});

describe('a foreign service', () => {
  const site = defineContract({
    name: 'site',
    description: 'pages',
    port: 8080,
    foreign: true,
    probes: { readiness: '/ok' },
    calls: [stock],
  });

  test('needs a port and a probe: it starts when it is ready, and is alive while its port accepts', () => {
    expect(site).toMatchObject({ foreign: true, ports: { traffic: 8080, management: 8080 }, probes: { startup: '/ok', readiness: '/ok' } });
    expect(site.probes).not.toHaveProperty('liveness');
    expect(site).not.toHaveProperty('metricsPath');
  });

  test('reads nothing but what leads it to others', () => {
    expect(Object.keys(site.env)).toEqual(['STOCK_LEVEL_URL']);
  });
});

test('a store with a pool has a variable for it', () => {
  const records = defineContract({ name: 'records', description: 'records', port: 3007, stores: { mongo: 'required' } });

  expect(Object.keys(records.env)).toEqual(expect.arrayContaining(['MONGO_URL', 'MONGO_USERNAME', 'MONGO_PASSWORD', 'MONGO_POOL_SIZE']));
  expect(records.env.MONGO_URL).toMatchObject({ required: 'production' });
});

test('remembers of a callee what a caller needs: its name, its ports, where it is asked and how much it takes', () => {
  expect(orders.calls).toEqual([
    {
      name: 'stock-level',
      ports: { traffic: 3004, management: 9464 },
      capacity: { concurrent: 64, waiting: 1_024 },
      probes: { startup: '/health/live', liveness: '/health/live', readiness: '/health/ready' },
    },
  ]);
});

test('is frozen, so that nobody changes a fact on the way', () => {
  expect(Object.isFrozen(orders)).toBe(true);
});

test('types the configuration: a value where a default exists, perhaps undefined elsewhere, and no other name', () => {
  type Config = ConfigOf<typeof orders>;
  const typed = (config: Config) => {
    const port: number = config.PORT;
    const address: string = config.STOCK_LEVEL_URL;
    const maxItems: number = config.MAX_ITEMS;
    const currency: 'EUR' | 'USD' | undefined = config.CURRENCY;
    const level: 'error' | 'warn' | 'info' | 'debug' = config.LOG_LEVEL;
    const trusted: readonly string[] = config.TRUSTED;
    const store: string | undefined = config.REDIS_URL;
    // @ts-expect-error it has no default, so it may be undefined
    const never: string = config.REDIS_URL;
    // @ts-expect-error no such variable: the callee is stock-level
    const unknown: unknown = config.STOCK_URL;
    // @ts-expect-error configuration is read, never written
    config.PORT = 1;
    return [port, address, maxItems, currency, level, trusted, store, never, unknown];
  };

  expect(typed).toBeInstanceOf(Function);
});

test('remembers callees and stores in its type', () => {
  const typed = () => {
    const callee: 'stock-level' = orders.calls[0]?.name ?? 'stock-level';
    const need: 'required' = orders.stores.redis;
    // @ts-expect-error it uses no other store
    const other: unknown = orders.stores.mongo;
    return [callee, need, other];
  };

  expect(typed()).toEqual(['stock-level', 'required', undefined]);
});

test('a service without stores and callees has none of their variables', () => {
  const typed = (config: ConfigOf<typeof stock>) => {
    // @ts-expect-error it uses no store
    const store: unknown = config.REDIS_URL;
    // @ts-expect-error it calls nobody
    const callee: unknown = config.USER_SERVICE_URL;
    return [store, callee];
  };

  expect(typed).toBeInstanceOf(Function);
});

test('types the input: bad words do not compile', () => {
  const typed = () => [
    // @ts-expect-error no such need
    defineContract({ name: 'a', description: 'a', port: 1, stores: { redis: 'maybe' } }),
    // @ts-expect-error no such method
    defineContract({ name: 'a', description: 'a', port: 1, routes: [{ path: '/a', methods: ['FETCH'] }] }),
    // @ts-expect-error an integer has a range
    defineContract({ name: 'a', description: 'a', port: 1, env: { SIZE: { type: 'integer', description: 'size' } } }),
  ];

  expect(typed().map(({ faults }) => faults)).toEqual([
    ['contract "a": stores.redis is "maybe"; give "required" or "optional"'],
    ['contract "a": routes[0].methods is ["FETCH"]; give some of GET, POST, PUT, PATCH, DELETE'],
    ['contract "a": env.SIZE.min is undefined; give a number up to max (undefined)'],
  ]);
});
