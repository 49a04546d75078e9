import { App, JsonPatch, Size } from 'cdk8s';
import { defineContract, forward } from 'fairlead/contract';
import { createPlatform, gateway, memory, orders, prod, records, site } from '../../testing/fixtures';
import { InvalidPlatform } from '../checks/invalid-platform';
import { production } from '../environment/environment';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { renderManifests } from '../platform/manifests';
import { Platform } from '../platform/platform';
import { HttpService } from './http-service';
import { autoscale, replicas } from '../deployment/scale';

test('every bad prop of one service is told', () => {
  const platform = createPlatform();

  new HttpService(platform, site, {
    scale: autoscale({ min: 0, max: 2, cpu: 70 }),
    memory: Size.kibibytes(100),
    cpuMillis: 0,
    surge: 0,
    heapShare: 2,
    shutdown: { lingerMs: -1, drainDeadlineMs: 0 },
    probes: { liveness: { periodSeconds: 0 }, readiness: { timeoutSeconds: 0 } },
    user: 0,
    revisionHistoryLimit: -1,
    evictableShare: 0,
    env: { COLOUR: 'red' },
  });

  expect(platform.findFaults()).toEqual([
    'prod/site: cpuMillis is 0, which is no share of a core; give whole thousandths, such as 250',
    'prod/site: env.COLOUR is not in its contract, so it would not be read; add it to the env of the contract, or to pod.env',
    'prod/site: evictableShare is 0; write a number above 0 and up to 1, such as 1/3',
    'prod/site: heapShare is 2; write a number above 0 and below 1, such as 0.75',
    'prod/site: memory is no size of whole mebibytes, at least 1; write one such as Size.mebibytes(256)',
    'prod/site: minReplicas is 0, which is no number of pods; give a whole number of at least 1',
    'prod/site: probes.liveness.periodSeconds is 0, which Kubernetes rejects; write a whole number of at least 1',
    'prod/site: probes.readiness.timeoutSeconds is 0, which Kubernetes rejects; write a whole number of at least 1',
    'prod/site: revisionHistoryLimit is -1; write a whole number of at least 0',
    'prod/site: shutdown.drainDeadlineMs is 0; write a whole number of at least 1',
    'prod/site: shutdown.lingerMs is -1; write a whole number of at least 0',
    'prod/site: surge is 0; write a whole number of at least 1',
    'prod/site: user is 0; write a whole number of at least 1',
  ]);
});

test('so are those of all services, stores, contracts, edges, hosts, patches and of the platform itself, each once', () => {
  const wrong = defineContract({ ...given, port: 0, routes: [{ path: '/stock', methods: ['GET'], timeoutMs: 0 }] });
  const caller = defineContract({
    name: 'gateway',
    description: 'calls',
    port: 4000,
    calls: [wrong],
    routes: forward(wrong, '/stock', '/stock'),
  });
  const platform = new Platform(new App(), 'Shop', prod);
  const redis = new RedisStore(platform, 'redis', { memory, recordShare: 1, sockets: 0 });
  const mongo = new MongoStore(platform, 'mongo', { memory: Size.mebibytes(64), tickets: 0 });

  const stock = new HttpService(platform, wrong, { scale: replicas(0) });
  new HttpService(platform, caller, { scale: autoscale({ min: 3, max: 2, cpu: 70 }) }).calls(stock).exposeAt('shop');
  new HttpService(platform, orders, { scale: replicas(1), heapShare: 1 }).uses(redis).patch('DaemonSet', JsonPatch.remove('/spec'));
  new HttpService(platform, records, { scale: replicas(2), surge: 0.5 }).uses(mongo, { pool: 0 });

  expect(platform.findFaults()).toEqual([
    'Shop-prod: no namespace can have this name; give the platform and its environment names of lower-case letters, digits and hyphens',
    'contract "stock": port is 0; give a whole number from 1 to 65535',
    'contract "stock": routes[0].timeoutMs is 0; give a whole number of milliseconds, 1 or more',
    'prod/gateway: exposeAt("shop") names no host; write a DNS name such as shop.example.com',
    'prod/gateway: minReplicas (3) exceeds maxReplicas (2), so Kubernetes rejects the autoscaler; lower minReplicas or raise maxReplicas',
    'prod/mongo: a cache of 256 MiB is more than 60 % of its memory (64 MiB), so it would be killed under load; write memory: Size.mebibytes(427) or more',
    'prod/mongo: tickets is 0; write a whole number of at least 1',
    'prod/orders: heapShare is 1; write a number above 0 and below 1, such as 0.75',
    expect.stringContaining('prod/orders: patch("DaemonSet") means 0 of its objects; write the kind, '),
    'prod/records: surge is 0.5; write a whole number of at least 1',
    'prod/records: uses(mongo) asks for a pool of 0; write a whole number of at least 2',
    'prod/redis: recordShare is 1; write a number above 0 and below 1, such as 0.6',
    'prod/redis: sockets is 0; write a whole number of at least 1',
    'prod/stock: no image is named, so there is nothing to run; add "stock": "<registry>/stock:sha-<commit>" to the images',
    'prod/stock: replicas is 0, which is no number of pods; give a whole number of at least 1',
  ]);
});

test('a bad prop hides nothing that is wrong with values', () => {
  const env = {
    BANK_URL: { type: 'url', protocols: ['https:'], required: 'production', description: 'its bank' },
    KEY: { type: 'text', secret: true, description: 'another' },
    LIMIT: { type: 'integer', min: 1, max: 9, description: 'of a payment' },
  } as const;
  const platform = createPlatform();
  const contract = defineContract({ ...given, env });
  const pod = { env: [{ name: 'KEY', value: 'hunter2' }] };

  new HttpService(platform, contract, { scale: replicas(1), memoryLimt: memory, env: { LIMIT: 10 }, pod } as never);

  expect(platform.findFaults().map((fault) => fault.replace(/[;,].*/, ''))).toEqual([
    'prod/stock: env.LIMIT is 10',
    'prod/stock: its contract requires BANK_URL',
    'prod/stock: memoryLimt is no prop of an HttpService',
    'prod/stock: no image is named',
    'prod/stock: pod.env.KEY is a credential',
  ]);
});

const given = { name: 'stock', description: 'what is left', port: 4005 } as const;

test('a fault of one line each is what is thrown', () => {
  const { platform } = new HttpService(createPlatform(), gateway, { scale: replicas(0), surge: 0 });

  const render = () => renderManifests(platform, 'generated');

  expect(render).toThrow(InvalidPlatform);
  expect(render).toThrow(new InvalidPlatform(platform.findFaults()));
  expect(platform.findFaults().filter((fault) => fault.includes('\n'))).toEqual([]);
});

test('components of one name break nothing but themselves', () => {
  const platform = createPlatform();
  const redis = new RedisStore(platform, 'redis', { memory });
  const first = new HttpService(platform, orders, { scale: replicas(1) }).uses(redis);
  const second = new HttpService(platform, orders, { scale: replicas(1) }).uses(redis);

  new HttpService(platform, gateway, { scale: replicas(1) }).calls(first).calls(second);

  expect(platform.findFaults()).toEqual(['prod/orders: the platform has something of this name already; give each component its own']);
});

test('an image that only the wait for a store needs is missing at once, and not when it is rendered', () => {
  const images = { orders: 'ghcr.io/acme/orders:sha-1', redis: 'redis:7.4.7' };
  const { credentials } = prod;
  const environment = production({ images, credentials: credentials as never, ingress: prod.ingress as never });
  const platform = createPlatform(environment);

  new HttpService(platform, orders, { scale: replicas(1) }).uses(new RedisStore(platform, 'redis', { memory }));

  expect(platform.findFaults()).toEqual([
    'prod/redis: no image is named, so there is nothing to run; add "busybox": "<registry>/busybox:<version>" to the images',
  ]);
});
