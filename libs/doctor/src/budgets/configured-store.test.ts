import { checkBudgets } from './check-budgets';

const at = (kind: string, name: string) => ({ kind, namespace: 'shop', name });
const metadata = (name: string) => ({ namespace: 'shop', name });

interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly failureThreshold?: number;
  readonly lifecycle?: object;
}

/** A Redis of 256Mi, which takes up to 60 s to start and 45 s to stop, and whose three clients open 30 connections. */
function checkRedis(conf: string, key = 'redis.conf', { failureThreshold = 30, lifecycle, ...pod }: Pod = {}) {
  const startupProbe = { periodSeconds: 2, failureThreshold };
  const container = { name: 'redis', resources: { limits: { memory: '256Mi' } }, startupProbe, lifecycle };
  const manifests = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('redis'), data: { [key]: conf } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata('redis'),
      spec: { template: { spec: { terminationGracePeriodSeconds: 45, ...pod, containers: [container] } } },
    },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: metadata('web'), spec: { replicas: 3 } },
  ];
  const server = {
    workload: at('StatefulSet', 'redis'),
    file: { config: 'redis', key: 'redis.conf' },
    settings: { sockets: 'maxclients', memory: 'maxmemory' },
    startupSeconds: 60,
    stopSeconds: 45,
  };
  const clients = [{ workload: at('StatefulSet', 'web'), pool: { size: 10 }, socketsBesidePool: 0 }];
  return checkBudgets(manifests, { stores: [{ store: 'redis', server, clients }] });
}

const errorsOf = (...check: Parameters<typeof checkRedis>) => checkRedis(...check).findings.filter(({ severity }) => severity === 'error');

const SOUND = 'maxmemory 128mb\nmaxclients 30';

test.each<[string, Pod, string, string]>([
  [
    'a grace period of 1 s',
    { terminationGracePeriodSeconds: 1 },
    'grace-period-too-short',
    'shop/redis may take 45 s to stop (stop 45), and is killed after 1 s: 44 s short',
  ],
  [
    'the default of 30 s',
    { terminationGracePeriodSeconds: undefined as never },
    'grace-period-too-short',
    'shop/redis may take 45 s to stop (stop 45), and is killed after 30 s: 15 s short',
  ],
  [
    'a sleep before the stop',
    { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
    'grace-period-too-short',
    'shop/redis may take 50 s to stop (preStop 5 + stop 45 = 50), and is killed after 45 s: 5 s short',
  ],
  [
    'a probe that asks once',
    { failureThreshold: 1 },
    'startup-window-too-short',
    'shop/redis may take 60 s to start, and its probe gives it 2 s (1 x 2 = 2): 58 s short',
  ],
])('a store needs its time to start and to stop: %s', (_, pod, id, what) => {
  expect(errorsOf(SOUND, undefined, pod)).toMatchObject([{ id, what, resource: { kind: 'StatefulSet', name: 'redis' } }]);
});

test('a store says in its file what it can do', () => {
  const { lines } = checkRedis('maxmemory 256mb\nmaxclients 30\n');

  expect(lines.filter(({ owner }) => owner === 'redis')).toMatchObject([
    { name: 'sockets', used: 30, limit: 30, ok: true },
    { name: 'memory', used: 256, limit: 256, arithmetic: 'maxmemory 256', ok: true },
  ]);
  expect(lines.filter(({ owner }) => owner === 'shop/redis')).toMatchObject([
    { name: 'shutdown', used: 45, limit: 45, arithmetic: 'stop 45', ok: true },
    { name: 'startup', used: 60, limit: 60, ok: true },
  ]);
});

test('more records than its memory holds are found at its file', () => {
  expect(errorsOf('maxmemory 2000mb\nmaxclients 30\n')).toMatchObject([
    {
      id: 'store-memory-exceeded',
      what: 'shop/redis may take 2000 MiB (maxmemory 2000), and its limit is 256 MiB',
      fix: 'give it 2000 MiB, or lower maxmemory',
      evidence: [{ resource: { kind: 'ConfigMap', name: 'redis' }, path: 'data["redis.conf"]' }],
    },
  ]);
});

test.each<[string, string, string | undefined, readonly string[]]>([
  ['all that its clients open', 'maxmemory 128mb\nmaxclients 30', undefined, []],
  ['one connection less', 'maxmemory 128mb\nmaxclients 29', undefined, ['store-sockets-exceeded']],
  ['no number of connections', 'maxmemory 128mb', undefined, ['unknown-setting']],
  ['no bound of memory', 'maxmemory 0\nmaxclients 30', undefined, ['unknown-setting']],
  ['nothing, for its file is elsewhere', 'maxmemory 128mb\nmaxclients 30', 'other.conf', ['unknown-setting', 'unknown-setting']],
])('its file says %s', (_, conf, key, ids) => {
  expect(errorsOf(conf, key).map(({ id }) => id)).toEqual(ids);
});
