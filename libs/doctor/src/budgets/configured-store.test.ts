import { checkBudgets } from './check-budgets';

const at = (kind: string, name: string) => ({ kind, namespace: 'shop', name });
const metadata = (name: string) => ({ namespace: 'shop', name });

/** A Redis of 256Mi whose three clients open 30 connections. */
function checkRedis(conf: string, key = 'redis.conf') {
  const container = { name: 'redis', resources: { limits: { memory: '256Mi' } } };
  const manifests = [
    { kind: 'ConfigMap', metadata: metadata('redis'), data: { [key]: conf } },
    { kind: 'StatefulSet', metadata: metadata('redis'), spec: { template: { spec: { containers: [container] } } } },
    { kind: 'StatefulSet', metadata: metadata('web'), spec: { replicas: 3 } },
  ];
  const server = {
    workload: at('StatefulSet', 'redis'),
    file: { config: 'redis', key: 'redis.conf' },
    settings: { sockets: 'maxclients', memory: 'maxmemory' },
  };
  const clients = [{ workload: at('StatefulSet', 'web'), pool: { size: 10 }, socketsBesidePool: 0 }];
  return checkBudgets(manifests, { stores: [{ store: 'redis', server, clients }] });
}

const errorsOf = (...check: Parameters<typeof checkRedis>) => checkRedis(...check).findings.filter(({ severity }) => severity === 'error');

test('a store says in its file what it can do', () => {
  const { lines } = checkRedis('maxmemory 256mb\nmaxclients 30\n');

  expect(lines.filter(({ owner }) => owner === 'redis')).toMatchObject([
    { name: 'sockets', used: 30, limit: 30, ok: true },
    { name: 'memory', used: 256, limit: 256, arithmetic: 'maxmemory 256', ok: true },
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
