import type { ConfigOf } from '../contract';
import { defineContract } from '../define-contract';
import { defineWorker, type WorkerInput } from './define-worker';
import { TRACING_VARIABLES } from '../variables/tracing-variables';

const stock = defineContract({ name: 'stock', description: 'what is left', port: 3004 });
const good = { name: 'mailer', description: 'sends mail' } as const;

test('a name is enough: it has no port, and nothing asks it', () => {
  const worker = defineWorker(good);

  expect(worker).toMatchObject({
    kind: 'worker',
    ports: {},
    health: { kind: 'none' },
    startupSeconds: 60,
    shutdown: { drainDeadlineMs: 30_000 },
  });
  expect(worker).not.toHaveProperty('metricsPath');
  expect(worker).not.toHaveProperty('faults');
});

test.each<[Partial<WorkerInput>, object]>([
  [{ managementPort: 9464 }, { kind: 'http', path: '/health/live' }],
  [
    { managementPort: 9464, foreign: true },
    { kind: 'http', path: '/metrics' },
  ],
  [
    { managementPort: 9464, foreign: true, metricsPath: '/prom' },
    { kind: 'http', path: '/prom' },
  ],
  [
    { managementPort: 9464, livenessPath: '/up' },
    { kind: 'http', path: '/up' },
  ],
  [{ livenessCommand: ['test', '-e', '/tmp/alive'] }, { kind: 'exec', command: ['test', '-e', '/tmp/alive'] }],
  [
    { managementPort: 9464, livenessCommand: ['true'] },
    { kind: 'exec', command: ['true'] },
  ],
])('%j is asked by %j', (change, health) => {
  expect(defineWorker<WorkerInput>({ ...good, ...change }).health).toEqual(health);
});

test('it reads what a worker needs, what its stores and callees bring, and its own', () => {
  const worker = defineWorker({
    ...good,
    stores: { redis: 'required' },
    calls: [stock],
    env: { BATCH: { type: 'integer', min: 1, max: 9, default: 3, description: 'letters at once' } },
  });
  const config: Pick<ConfigOf<typeof worker>, 'BATCH' | 'DRAIN_DEADLINE_MS' | 'STOCK_URL'> = {
    BATCH: 3,
    DRAIN_DEADLINE_MS: 30_000,
    STOCK_URL: 'http://stock:3004',
  };

  expect(Object.keys(worker.env)).toEqual([
    ...['MANAGEMENT_PORT', 'LISTEN_ADDRESS', 'LOG_LEVEL', 'SERVICE_VERSION', 'NODE_ENV', 'DRAIN_DEADLINE_MS'],
    ...Object.keys(TRACING_VARIABLES),
    ...['REDIS_URL', 'REDIS_KEY_PREFIX', 'REDIS_USERNAME', 'REDIS_PASSWORD', 'STOCK_URL', 'BATCH'],
  ]);
  expect(config).toBeDefined();
});

test('a foreign one reads none of what all share', () => {
  expect(Object.keys(defineWorker({ ...good, foreign: true }).env)).toEqual([]);
});

test.each<[Record<string, unknown>, string]>([
  [
    { port: 3000 },
    'port is no prop of a worker; write one of name, description, foreign, stores, writeShares, privileges, calls, apis, env, managementPort, metricsPath, livenessPath, livenessCommand, startupSeconds, shutdown',
  ],
  [{ managementport: 3000 }, 'managementport is no prop of a worker; write managementPort'],
  [{ shutdown: { lingerMs: 1 } }, 'shutdown.lingerMs is no prop of a worker; write one of drainDeadlineMs'],
  [{ name: 'Mailer' }, 'name is "Mailer"; give a DNS label such as "user-service" (lower-case letters, digits, hyphens)'],
  [{ managementPort: 0 }, 'managementPort is 0; give a whole number from 1 to 65535'],
  [{ metricsPath: '/metrics' }, 'metricsPath is "/metrics"; give a managementPort too, on which it is asked'],
  [{ livenessPath: '/up' }, 'livenessPath is "/up"; give a managementPort too, on which it is asked'],
  [{ managementPort: 1, livenessPath: 'up' }, 'livenessPath is "up"; give a path such as "/health/live"'],
  [{ livenessCommand: [] }, 'livenessCommand is []; give a command such as ["test", "-e", "/tmp/alive"]'],
  [{ managementPort: 1, livenessPath: '/up', livenessCommand: ['true'] }, 'livenessCommand is ["true"]; give it or livenessPath, not both'],
  [{ startupSeconds: 0 }, 'startupSeconds is 0; give a whole number of seconds from 1 to 3600'],
  [
    { shutdown: { drainDeadlineMs: 0 } },
    'shutdown.drainDeadlineMs is 0; give a whole number of milliseconds, 1 or more, an hour (3600000) at most',
  ],
])('of %j it says: %s', (change, fault) => {
  expect(defineWorker({ ...good, ...change }).faults?.map((line) => line.replace('contract "Mailer"', 'contract "mailer"'))).toEqual([
    `contract "mailer": ${fault}`,
  ]);
});

test('tells what is wrong with the contracts that it calls', () => {
  const wrong = defineContract({ name: 'wrong', description: 'no port', port: 0 });

  expect(defineWorker({ ...good, calls: [wrong] }).faults).toEqual(wrong.faults);
});

test('a misspelt prop does not compile, at its own place', () => {
  const faults = [
    // @ts-expect-error nobody calls a worker
    defineWorker({ ...good, port: 3000 }),
    // @ts-expect-error stores
    defineWorker({ ...good, store: { redis: 'required' } }),
    // @ts-expect-error redis
    defineWorker({ ...good, stores: { redsi: 'required' } }),
    // @ts-expect-error nobody waits for it to be out of a list
    defineWorker({ ...good, shutdown: { lingerMs: 1 } }),
  ].map((worker) => worker.faults);

  expect(faults).not.toContain(undefined);
});
