import { App } from 'cdk8s';
import { createPlatform, memory, site } from '../../testing/fixtures';
import { ExternalStore } from '../stores/external-store';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { HttpService } from './http-service';
import { replicas } from '../deployment/scale';

/** As plain JavaScript lets anything through. */
const untyped = (value: unknown) => value as never;

test.each<[string, unknown, string]>([
  ['no scale', { scale: undefined }, 'scale is missing; an HttpService has no default for it'],
  ['a number as scale', { scale: 3 }, 'scale of an HttpService is 3, which is no object; write one with kind'],
  ['null as scale', { scale: null }, 'scale of an HttpService is null, which is no object; write one with kind'],
  ['null as probes', { probes: null }, 'probes of an HttpService is null, which is no object; write one with startup, '],
  ['a number as probes', { probes: 5 }, 'probes of an HttpService is 5, which is no object; write one with startup, '],
  ['null as a probe', { probes: { startup: null } }, 'probes.startup of an HttpService is null, which is no object; '],
  ['null as shutdown', { shutdown: null }, 'shutdown of an HttpService is null, which is no object; write one with lingerMs, '],
  ['a word as pod', { pod: 'x' }, 'pod of an HttpService is "x", which is no object; write one with annotations, '],
  ['a number as env', { env: 5 }, 'env of an HttpService is 5, which is no object; write one with the values of its variables by name'],
  ['a list as env', { env: ['x'] }, 'env of an HttpService is a list, which is no object; '],
  ['null as env', { env: null }, 'env of an HttpService is null, which is no object; '],
  ['a word as pod.env', { pod: { env: 'x' } }, 'pod.env of an HttpService is "x", which is no list; write one such as [{ name }]'],
  ['null as pod.volumes', { pod: { volumes: null } }, 'pod.volumes of an HttpService is null, which is no list; '],
  ['a number as a variable', { pod: { env: [5] } }, 'pod.env[0] of an HttpService is 5, which is no object; write one with name'],
  ['nothing as a sidecar', { pod: { sidecars: [undefined] } }, 'pod.sidecars[0] of an HttpService is null, which is no object; '],
  ['a variable without a name', { pod: { env: [{}] } }, 'pod.env[0].name is undefined, which is no text; write one in quotes'],
  ['a number as its value', { pod: { env: [{ name: 'A', value: 5 }] } }, 'pod.env[0].value is 5, which is no text; write one in quotes'],
  [
    'a word as its source',
    { pod: { env: [{ name: 'A', valueFrom: 'bank' }] } },
    'pod.env[0].valueFrom of an HttpService is "bank", which is no object; write one with secretKeyRef, ',
  ],
  ['a word as pod.labels', { pod: { labels: 'x' } }, 'pod.labels of an HttpService is "x", which is no object; '],
  ['a number as a label', { pod: { labels: { tier: 1 } } }, 'pod.labels["tier"] is 1, which is no text; write one in quotes'],
  [
    'the label that selects its pods',
    { pod: { labels: { 'app.kubernetes.io/name': 'x' } } },
    'pod.labels has app.kubernetes.io/name, which is written for every pod; leave it out',
  ],
  [
    'a variable twice',
    {
      pod: {
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
    },
    'pod.env has "A" twice; take one of them out',
  ],
  [
    'a word as cpuMillis',
    { cpuMillis: '500m' },
    'cpuMillis is "500m" (did you mean 500?), which is no share of a core; give whole thousandths, such as 250',
  ],
  ['a word as surge', { surge: '2' }, 'surge is "2" (did you mean 2?); write a whole number of at least 1'],
  ['a word as heapShare', { heapShare: '70%' }, 'heapShare is "70%" (did you mean 0.7?); write a number above 0 and below 1'],
  ['a word as memory', { memory: '512Mi' }, 'memory is "512Mi" (did you mean Size.mebibytes(512)?), which is no size'],
  ['words in a probe', { probes: { liveness: { periodSeconds: '10s' } } }, 'probes.liveness.periodSeconds is "10s" (did you mean 10?)'],
  [
    'words in a scale',
    { scale: { kind: 'autoscale', min: 1, max: 2, cpu: '70%' } },
    'cpu is "70%" (did you mean 70?), which no pod can be steered to',
  ],
])('a service that is given %s has one fault', (_, props, fault) => {
  const platform = createPlatform();

  new HttpService(platform, site, untyped({ scale: replicas(2), ...(props as object) }));

  expect(platform.findFaults()).toEqual([expect.stringContaining(`prod/site: ${fault}`)]);
});

test('so has one without any props, and every default holds where undefined is given', () => {
  const platform = createPlatform();
  const { platform: other } = new HttpService(createPlatform(), site, untyped({ scale: replicas(2), memory: undefined, user: undefined }));

  new HttpService(platform, site, untyped(undefined));

  expect(platform.findFaults()).toEqual(['prod/site: scale is missing; an HttpService has no default for it']);
  expect(other.findFaults()).toEqual([]);
  expect(other.toJson()).not.toHaveLength(0);
});

test('stores without props, or with what are none, have one fault each', () => {
  const platform = createPlatform();

  new RedisStore(platform, 'redis', untyped(undefined));
  new RedisStore(platform, 'cache', untyped({ memory, probes: 5 }));
  new MongoStore(platform, 'mongo', untyped(null));
  new MongoStore(platform, 'records', { cacheGiB: NaN });
  new ExternalStore(platform, 'managed', untyped({ kind: 'redis', host: 'a.example.net', cidrs: '10.0.0.0/8' }));

  expect(platform.findFaults()).toEqual([
    'prod/cache: probes of a RedisStore is 5, which is no object; write one with startup, liveness, readiness',
    'prod/managed: cidrs is "10.0.0.0/8"; write a list such as ["10.20.0.0/24"]',
    expect.stringContaining('prod/mongo: what was given to a MongoStore is null, which is no object; write one with '),
    'prod/records: cacheGiB is NaN, and mongod takes no cache below 0.25; write 0.25 or more',
    'prod/redis: memory is missing; a RedisStore has no default for it',
  ]);
});

test.each([null, undefined, 5, 'site', { name: 'site', port: 80 }])('what is given %j as its contract hears so', (contract) => {
  expect(() => new HttpService(createPlatform(), untyped(contract), { scale: replicas(2) })).toThrow(
    /^the contract of an HttpService is .*, which is none; give it what defineContract\(\) has made$/,
  );
});

test.each([null, undefined, {}, new App()])('what is made in %j, and in no platform, hears so', (scope) => {
  expect(() => new RedisStore(untyped(scope), 'redis', { memory })).toThrow(
    /^redis: it is made in .*, which is no platform; give it one that new Platform\(\) has made$/,
  );
});

test('a name that is no text is a fault', () => {
  const platform = createPlatform();

  new RedisStore(platform, untyped(null), { memory });

  expect(platform.findFaults()).toEqual([expect.stringContaining('prod/null: no Service can have this name; write lower-case letters')]);
});

test('of a name that no Service can have nobody says that it lacks an image too', () => {
  const platform = createPlatform();

  new HttpService(platform, { ...site, name: 'User_Service' }, { scale: replicas(2) });

  expect(platform.findFaults()).toEqual([expect.stringContaining('prod/User_Service: no Service can have this name')]);
});

test('edges that lead to nothing are faults, told with all others', () => {
  const platform = createPlatform();
  const service = new HttpService(platform, site, { scale: replicas(2) });

  service.calls(untyped(null)).calls(untyped(site)).uses(untyped('redis')).uses(untyped(service));

  expect(platform.findFaults()).toEqual([
    'prod/site: calls(null) is given no service; give what new HttpService() has made',
    'prod/site: calls(site) is given no service; give what new HttpService() has made',
    'prod/site: uses("redis") is given no store; give what new RedisStore() or another store has made',
    'prod/site: uses(site) is given no store; give what new RedisStore() or another store has made',
  ]);
});
