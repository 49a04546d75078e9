import { Size } from 'cdk8s';
import { defineContract, defineGrpcService, defineJob, defineTcpServer, defineWorker } from 'fairlead/contract';
import {
  autoscale,
  DaemonService,
  ExternalApi,
  ExternalService,
  ExternalStore,
  GrpcService,
  HttpService,
  LogPipeline,
  MongoStore,
  openSearch,
  OtelCollector,
  Platform,
  podMonitors,
  PostgresStore,
  prometheusAnnotations,
  PrometheusStack,
  RedisStore,
  replicas,
  ScheduledJob,
  SharedSecret,
  Task,
  TcpServer,
  Worker,
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
const SESSION_KEY = { type: 'text', secret: true, description: 'signs sessions' } as const;
const callee = defineContract({ name: 'callee', description: 'what is called', port: 3002 });
const contracts = {
  service: defineContract({ ...SERVICE, routes: [{ path: '/items', methods: ['GET'], public: true }] }),
  redis: defineContract({ ...SERVICE, stores: { redis: 'required' } }),
  cache: defineContract({ ...SERVICE, stores: { redis: 'optional' } }),
  mongo: defineContract({ ...SERVICE, stores: { mongo: 'required' } }),
  named: defineContract({ ...SERVICE, stores: { redis: 'required', cache: { kind: 'redis', need: 'required' } } }),
  foreign: defineContract({
    name: 'caller',
    description: 'what calls',
    port: 3001,
    calls: [callee],
    foreign: true,
    probes: { readiness: '/' },
  }),
  apis: defineContract({ ...SERVICE, apis: { api: 'required' } }),
  ports: defineContract({ ...SERVICE, ports: { admin: 9090 }, routes: [{ path: '/items', methods: ['GET'], public: true }] }),
  secret: defineContract({ ...SERVICE, env: { SESSION_KEY } }),
  caller: defineContract({ name: 'caller', description: 'what calls', port: 3001, calls: [callee] }),
  callee,
  worker: defineWorker({ name: 'worker', description: 'what works without end', managementPort: 9464 }),
  job: defineJob({ name: 'job', description: 'what runs at times' }),
  task: defineJob({ name: 'task', description: 'what runs once for each release' }),
  grpc: defineGrpcService({ name: 'backend', description: 'what speaks gRPC', port: 7070 }),
  tcp: defineTcpServer({ name: 'backend', description: 'what speaks another protocol', port: 2525 }),
  daemon: defineWorker({ name: 'daemon', description: 'what runs on each node' }),
};
const scale = replicas(2);
const memory = Size.mebibytes(500);

const addRedis = (platform: Platform) => new RedisStore(platform, 'store', { memory });
const addMongo = (platform: Platform) => new MongoStore(platform, 'store');
const addExternal = (platform: Platform) =>
  new ExternalStore(platform, 'store', { kind: 'redis', host: 'redis.example.net', cidrs: ['10.20.0.0/24'] });
const addApi = (platform: Platform, cidrs?: readonly string[]) =>
  new ExternalApi(platform, 'api', { hosts: ['api.example.net'], ...(cidrs && { cidrs }) });
const addService = (platform: Platform) => new HttpService(platform, contracts.service, { scale });
const withoutSecret = (create: CreatePlatform) =>
  platformOf(create(), (platform) => new HttpService(platform, contracts.secret, { scale, omitSecrets: ['SESSION_KEY'] }));

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
  {
    ...subject(
      'new GrpcService(platform, contract, { scale: replicas(n) })',
      () => undefined,
      (_, platform) => new GrpcService(platform, contracts.grpc, { scale }),
    ),
    note: 'A server that speaks gRPC. The Service has no address of its own, so that clients know every pod and take turns.',
  },
  {
    ...subject(
      'new TcpServer(platform, contract, { scale: replicas(n) })',
      () => undefined,
      (_, platform) => new TcpServer(platform, contracts.tcp, { scale }),
    ),
    note: 'A server of any other protocol over TCP.',
  },
  {
    ...subject(
      'new Worker(platform, contract, { scale: replicas(n) })',
      () => undefined,
      (_, platform) => new Worker(platform, contracts.worker, { scale }),
    ),
    note: 'A program that runs without end and that nobody calls: no Service, and no way in but for metrics.',
  },
  {
    ...subject(
      "new ScheduledJob(platform, contract, { schedule: '0 3 * * *' })",
      () => undefined,
      (_, platform) => new ScheduledJob(platform, contracts.job, { schedule: '0 3 * * *' }),
    ),
    note: 'A program that runs at times and ends.',
  },
  {
    ...subject(
      'new Task(platform, contract)',
      () => undefined,
      (_, platform) => new Task(platform, contracts.task),
    ),
    note: 'A program that runs once for each release. The tag is that of its image, in lower case and without other signs than hyphens.',
  },
  {
    ...subject(
      'service.runs(task)',
      (platform) => ({ task: new Task(platform, contracts.task), service: addService(platform) }),
      ({ service, task }) => service.runs(task),
    ),
    note: 'The pods of each rollout start when the task of their release is done.',
  },
  {
    code: "defineContract({ …, env: { SESSION_KEY: { type: 'text', secret: true, description } } })",
    before: withoutSecret,
    after: (create) => platformOf(create(), (platform) => new HttpService(platform, contracts.secret, { scale })),
    note: 'In the contract of any workload: its credentials have their place by themselves.',
  },
  {
    ...subject(
      'new HttpService(platform, contract, { …, sharedSecrets: [new SharedSecret(platform, id, { variables })] })',
      (platform) => platform,
      (platform) =>
        new HttpService(platform, contracts.secret, {
          scale,
          sharedSecrets: [new SharedSecret(platform, 'shared', { variables: { SESSION_KEY } })],
        }),
    ),
    before: withoutSecret,
    note: 'Of any workload. Others that are given the same shared secret read the same Secret.',
  },
  {
    ...subject(
      'new DaemonService(platform, contract)',
      () => undefined,
      (_, platform) => new DaemonService(platform, contracts.daemon),
    ),
    note: 'A program that runs once on each node, with the contract of a worker.',
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
  {
    ...subject(
      'new PostgresStore(platform, id, { memory })',
      () => undefined,
      (_, platform) => new PostgresStore(platform, 'store', { memory }),
    ),
    note: 'Any other store that extends `ServerStore` makes the same.',
  },
  subject(
    'caller.calls(callee)',
    (platform) => ({
      caller: new HttpService(platform, contracts.caller, { scale }),
      callee: new HttpService(platform, contracts.callee, { scale }),
    }),
    ({ caller, callee }) => caller.calls(callee),
  ),
  {
    ...subject(
      "caller.calls(callee, { as: 'ADDRESS', form: 'host:port' })",
      (platform) => ({
        caller: new HttpService(platform, contracts.foreign, { scale }),
        callee: new HttpService(platform, contracts.callee, { scale }),
      }),
      ({ caller, callee }) => caller.calls(callee, { as: 'ADDRESS', form: 'host:port' }),
    ),
    note: 'Of a foreign service; the contract of one made with the service kit says so itself: `calls: [{ ...callee, as, form }]`.',
  },
  {
    ...subject(
      "service.calls(new ExternalApi(platform, 'api', { hosts, cidrs }))",
      (platform) => new HttpService(platform, contracts.apis, { scale }),
      (service, platform) => service.calls(addApi(platform, ['198.51.100.0/24'])),
    ),
    note: 'The API has no object of its own. Without `cidrs` the policy opens every public address on its ports, and the proof has a note that says so.',
  },
  {
    ...subject(
      'caller.calls(new ExternalService(platform, contract, { namespace }))',
      (platform) => new HttpService(platform, contracts.caller, { scale }),
      (caller, platform) => caller.calls(new ExternalService(platform, contracts.callee, { namespace: 'other' })),
    ),
    note: 'A service of another platform that is synthesized elsewhere. Where one program makes both, `caller.calls(callee)` makes each half in its own platform.',
  },
  subject(
    "callee.calledFrom('caller', { namespace })",
    (platform) => new HttpService(platform, contracts.callee, { scale }),
    (service) => service.calledFrom('caller', { namespace: 'other' }),
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
  {
    ...subject(
      "service.uses(redisStore, { as: 'cache' })",
      (platform) => {
        const service = new HttpService(platform, contracts.named, { scale });
        return { service: service.uses(new RedisStore(platform, 'first', { memory })), store: addRedis(platform) };
      },
      ({ service, store }) => service.uses(store, { as: 'cache' }),
    ),
    note: "A second store of one kind, under the name that the service's contract gives it.",
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
  {
    ...subject(
      "service.exposeAt(host, { port: 'admin', paths: ['/'] })",
      (platform) => new HttpService(platform, contracts.ports, { scale }),
      (service) => service.exposeAt('ops.example.com', { port: 'admin', paths: ['/'] }),
    ),
    note: 'A host that is published in another way than the rest has an object of its own.',
  },
  subject('platform.scrapedBy(prometheusAnnotations())', addService, (_, platform) => platform.scrapedBy(prometheusAnnotations())),
  subject('platform.scrapedBy(podMonitors())', addService, (_, platform) => platform.scrapedBy(podMonitors())),
  subject(
    "new PrometheusStack(platform, { alertmanager: { slack: { channel: '#alerts' } } })",
    addService,
    (_, platform) => new PrometheusStack(platform, { alertmanager: { slack: { channel: '#alerts' } } }),
  ),
  subject(
    "new OtelCollector(platform, { exportsTo, credentialHeader: 'authorization' })",
    addApi,
    (exportsTo, platform) => new OtelCollector(platform, { exportsTo, credentialHeader: 'authorization' }),
  ),
  subject(
    'platform.tracedBy(collector, { share: 0.01 })',
    (platform) => ({ service: addService(platform), collector: new OtelCollector(platform, { exportsTo: addApi(platform) }) }),
    ({ collector }, platform) => platform.tracedBy(collector, { share: 0.01 }),
  ),
  {
    ...subject(
      "new LogPipeline(platform, 'log-pipeline', { from: [shop], to: [openSearch(search)] })",
      addApi,
      (search, platform) => {
        const shop = new Platform(platform.node.root, 'shop', platform.environment);
        return new LogPipeline(platform, 'log-pipeline', { from: [shop], to: [openSearch(search)] });
      },
      { podSecurity: 'privileged' },
    ),
    note: 'It has a platform of its own, whose namespace lets pods read files of their node.',
  },
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
