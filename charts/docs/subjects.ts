import { Size } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import {
  autoscale,
  ExternalStore,
  HttpService,
  MongoStore,
  type Platform,
  podMonitors,
  prometheusAnnotations,
  RedisStore,
  replicas,
} from '../src';
import type { CreatePlatform, Given } from './environments';

/** One line that a user writes, and a platform without and with it. */
export interface Subject {
  readonly code: string;
  /** What to know before its table. */
  readonly note?: string;
  /** Missing where there is nothing without it. */
  readonly before?: (create: CreatePlatform) => Platform;
  readonly after: (create: CreatePlatform) => Platform;
}

const SERVICE = { name: 'service', description: 'a service', port: 3001 } as const;
const callee = defineContract({ name: 'callee', description: 'what is called', port: 3002 });
const contracts = {
  service: defineContract({ ...SERVICE, routes: [{ path: '/items', methods: ['GET'], public: true }] }),
  redis: defineContract({ ...SERVICE, stores: { redis: 'required' } }),
  cache: defineContract({ ...SERVICE, stores: { redis: 'optional' } }),
  mongo: defineContract({ ...SERVICE, stores: { mongo: 'required' } }),
  caller: defineContract({ name: 'caller', description: 'what calls', port: 3001, calls: [callee] }),
  callee,
};
const scale = replicas(2);
const memory = Size.mebibytes(500);

const addRedis = (platform: Platform) => new RedisStore(platform, 'store', { memory });
const addMongo = (platform: Platform) => new MongoStore(platform, 'store');
const addExternal = (platform: Platform) =>
  new ExternalStore(platform, 'store', { kind: 'redis', host: 'redis.example.net', cidrs: ['10.20.0.0/24'] });
const addService = (platform: Platform) => new HttpService(platform, contracts.service, { scale });

/** Everything that creates objects, in the order of the document. */
export const SUBJECTS: readonly Subject[] = [
  { code: 'new Platform(app, id, environment)', note: 'A namespace, closed both ways.', after: (create) => create() },
  {
    code: 'development({ quota })',
    note: 'Or `production({ quota })`.',
    before: (create) => create(),
    after: (create) => create({ quota: true }),
  },
  {
    code: 'production({ credentials: awsSecretsManager({ region, roleArn }) })',
    note: 'In place of `externalSecrets({ clusterSecretStore })`, whose store somebody else has set up.',
    before: (create) => create(),
    after: (create) => create({ credentials: 'aws' }),
  },
  subject(
    'new HttpService(platform, contract, { scale: replicas(n) })',
    () => undefined,
    (_, platform) => addService(platform),
  ),
  {
    code: 'new HttpService(platform, contract, { scale: autoscale({ min, max, cpu }) })',
    note: 'Beside what `replicas` makes. In development one pod stands for every scale.',
    before: (create) => platformOf(create(), addService),
    after: (create) =>
      platformOf(create(), (platform) => new HttpService(platform, contracts.service, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) })),
  },
  subject(
    'new RedisStore(platform, id, { memory })',
    () => undefined,
    (_, platform) => addRedis(platform),
  ),
  subject(
    'new MongoStore(platform, id)',
    () => undefined,
    (_, platform) => addMongo(platform),
  ),
  subject(
    'caller.calls(callee)',
    (platform) => ({
      caller: new HttpService(platform, contracts.caller, { scale }),
      callee: new HttpService(platform, contracts.callee, { scale }),
    }),
    ({ caller, callee }) => caller.calls(callee),
  ),
  subject(
    'service.uses(redisStore)',
    (platform) => ({ store: addRedis(platform), service: new HttpService(platform, contracts.redis, { scale }) }),
    ({ service, store }) => service.uses(store),
  ),
  {
    ...subject(
      'service.uses(redisStore, { optional: true })',
      (platform) => ({ store: addRedis(platform), service: new HttpService(platform, contracts.cache, { scale }) }),
      ({ service, store }) => service.uses(store, { optional: true }),
    ),
    note: 'The same without the wait.',
  },
  subject(
    'service.uses(mongoStore)',
    (platform) => ({ store: addMongo(platform), service: new HttpService(platform, contracts.mongo, { scale: replicas(10) }) }),
    ({ service, store }) => service.uses(store),
  ),
  {
    ...subject(
      'service.uses(externalStore)',
      (platform) => ({ store: addExternal(platform), service: new HttpService(platform, contracts.redis, { scale }) }),
      ({ service, store }) => service.uses(store),
    ),
    note: 'The store, made by `new ExternalStore(platform, id, { kind, host, cidrs })`, has no object of its own, and no policy: it is outside the cluster.',
  },
  expose('ingressNginx()', 'ingress-nginx'),
  expose('traefik()', 'traefik'),
  expose('gatewayApi({ gateway, controller })', 'gateway-api'),
  subject('platform.scrapedBy(prometheusAnnotations())', addService, (_, platform) => platform.scrapedBy(prometheusAnnotations())),
  subject('platform.scrapedBy(podMonitors())', addService, (_, platform) => platform.scrapedBy(podMonitors())),
];

/** What an act adds to a platform that has its parts already. */
function subject<Parts>(
  code: string,
  makeParts: (platform: Platform) => Parts,
  act: (parts: Parts, platform: Platform) => unknown,
  given: Given = {},
): Subject {
  return {
    code,
    before: (create) => platformOf(create(given), makeParts),
    after: (create) => platformOf(create(given), (platform) => act(makeParts(platform), platform)),
  };
}

function expose(settings: string, ingress: NonNullable<Given['ingress']>): Subject {
  return subject(`service.exposeAt(host) // ingress: ${settings}`, addService, (service) => service.exposeAt('shop.example.com'), {
    ingress,
  });
}

function platformOf(platform: Platform, build: (platform: Platform) => unknown): Platform {
  build(platform);
  return platform;
}
