import { Size } from 'cdk8s';
import { externalSecrets } from '../environment/credentials';
import { development, production } from '../environment/environment';
import { gatewayApi, ingressNginx } from '../environment/ingress-settings';
import { podMonitors, prometheusAnnotations } from '../environment/monitoring';
import { ExternalStore } from '../stores/external-store';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { createParts, createPlatform, memory, prod, site } from '../../testing/fixtures';
import { HttpService } from './http-service';
import { autoscale, replicas } from '../deployment/scale';

/** As plain JavaScript, or a value whose type says nothing, lets anything through. */
const untyped = (props: object) => props as never;

const serviceFaults = (props: object) => {
  const platform = createPlatform();
  new HttpService(platform, site, untyped({ scale: replicas(2), ...props }));
  return platform.findFaults();
};

test.each<[object, string]>([
  [{ memoryLimt: Size.mebibytes(512) }, 'memoryLimt is no prop of an HttpService; write memoryLimit'],
  [{ replicas: 3 }, 'replicas is no prop of an HttpService; write one of scale, probes, '],
  [{ scale: { kind: 'autoscal', min: 1, max: 2, cpu: 70 } }, 'scale.kind of an HttpService is "autoscal"; write autoscale'],
  [
    { scale: autoscale(untyped({ min: 1, max: 2, cpu: 70, scaledown: {} })) },
    'scale.scaledown is no prop of an HttpService; write scale.scaleDown',
  ],
  [{ scale: { ...replicas(2), max: 9 } }, 'scale.max is no prop of an HttpService; write one of kind, replicas'],
  [
    { scale: autoscale({ min: 1, max: 2, cpu: 70, scaleDown: untyped({ period: 60 }) }) },
    'scale.scaleDown.period is no prop of an HttpService; write scale.scaleDown.periodSeconds',
  ],
  [{ shutdown: { lingerMS: 1 } }, 'shutdown.lingerMS is no prop of an HttpService; write shutdown.lingerMs'],
  [{ probes: { redines: {} } }, 'probes.redines is no prop of an HttpService; write probes.readiness'],
  [
    { probes: { startup: { failureThresold: 60 } } },
    'probes.startup.failureThresold is no prop of an HttpService; write probes.startup.failureThreshold',
  ],
  [{ pod: { sidecar: [] } }, 'pod.sidecar is no prop of an HttpService; write pod.sidecars'],
])('a service refuses %j', (props, fault) => {
  expect(serviceFaults(props)).toEqual([expect.stringContaining(`prod/site: ${fault}`)]);
});

test.each<[object, string]>([
  [{ sidecars: [{ name: 'proxy', comand: ['envoy'] }] }, 'pod.sidecars[0].comand is no prop of a pod; write pod.sidecars[0].command'],
  [
    { sidecars: [{ name: 'proxy', ports: [{ containerPort: 80, protcol: 'UDP' }] }] },
    'pod.sidecars[0].ports[0].protcol is no prop of a pod; write pod.sidecars[0].ports[0].protocol',
  ],
  [{ volumes: [{ name: 'info', downwardAPI: {} }] }, 'pod.volumes[0].downwardAPI is no prop of a pod; write pod.volumes[0].downwardApi'],
  [{ volumeMounts: [{ name: 'info', path: '/info' }] }, 'pod.volumeMounts[0].path is no prop of a pod; write pod.volumeMounts[0].'],
  [{ env: [{ name: 'A', valueFrom: { secretKeyref: {} } }] }, 'pod.env[0].valueFrom.secretKeyref is no prop of a pod; write '],
])('what the generated classes would drop is refused: %j', (pod, fault) => {
  expect(serviceFaults({ pod })).toEqual([expect.stringMatching(/; a field newer than Kubernetes 1\.28 goes in by patch/)]);
  expect(serviceFaults({ pod })).toEqual([expect.stringContaining(`prod/site: ${fault}`)]);
});

test('what they know, frozen or not, is taken', () => {
  const sidecars = [
    {
      name: 'proxy',
      image: 'envoy:1',
      env: Object.freeze([{ name: 'A', value: 'a' }]),
      resources: { limits: {} },
      securityContext: Object.freeze({ capabilities: { add: ['NET_ADMIN'] } }),
    },
  ];
  const volumes = [
    { name: 'info', configMap: { name: 'info', items: [{ key: 'a', path: 'a' }] }, csi: { driver: 'x', volumeAttributes: { a: 'b' } } },
  ];

  expect(serviceFaults({ pod: { sidecars, volumes, annotations: { a: 'b' }, labels: { c: 'd' } } })).toEqual([]);
});

test('a misspelt prop that has no default is told once', () => {
  const platform = createPlatform();

  new HttpService(platform, site, untyped({ scael: replicas(2) }));
  new RedisStore(platform, 'redis', untyped({ memroy: memory }));
  new ExternalStore(platform, 'managed', untyped({ knd: 'redis', host: 'a.example.net', cidrs: ['10.0.0.0/8'] }));

  expect(platform.findFaults()).toEqual([
    'prod/managed: knd is no prop of an ExternalStore; write kind',
    'prod/redis: memroy is no prop of a RedisStore; write memory',
    'prod/site: scael is no prop of an HttpService; write scale',
  ]);
});

test('a store refuses what it does not know', () => {
  const platform = createPlatform();

  new RedisStore(platform, 'redis', untyped({ memory, recordsShare: 0.5, probes: { live: {} } }));
  new MongoStore(platform, 'mongo', untyped({ memory: Size.mebibytes(500), ticket: 9 }));
  new ExternalStore(platform, 'managed', untyped({ kind: 'redis', host: 'a.example.net', cidrs: ['10.0.0.0/8'], TLS: false }));

  expect(platform.findFaults()).toEqual([
    'prod/managed: TLS is no prop of an ExternalStore; write tls',
    'prod/mongo: ticket is no prop of a MongoStore; write tickets',
    'prod/redis: probes.live is no prop of a RedisStore; write probes.liveness',
    'prod/redis: recordsShare is no prop of a RedisStore; write recordShare',
  ]);
});

test('so does what an edge, a host and a patch are given', () => {
  const { platform, orders, gateway, redis } = createParts();

  orders.uses(redis, untyped({ optionl: true }));
  gateway.calls(orders).exposeAt('shop.example.com', untyped({ trustedProxy: ['10.0.0.0/8'] }));
  gateway.patch(untyped({ kind: 'Deployment', nme: 'gateway' }), () => undefined);

  expect(platform.findFaults()).toEqual([
    'prod/gateway: exposeAt("shop.example.com"): trustedProxy is no prop of its options; write trustedProxies',
    'prod/gateway: nme is no prop of what to patch; write name',
    'prod/orders: optionl is no prop of uses(redis); write optional',
  ]);
});

test('so do an environment and each of its parts', () => {
  const controller = { namespace: 'gateways', podLables: {} };
  const environment = production(
    untyped({
      images: {},
      credentials: externalSecrets(untyped({ clusterSecretStore: 'vault', refresh: '1m' })),
      ingress: gatewayApi(untyped({ gateway: { name: 'public', namespace: 'gateways', section: 'https' }, controller })),
      storage: { kind: 'persistent', storageClass: 'fast' },
      quota: { cpu: 8_000 },
      loglevel: 'debug',
    }),
  );

  expect(createPlatform(environment).findFaults()).toEqual([
    'shop-prod: credentials.refresh is no prop of its environment; write credentials.refreshInterval',
    'shop-prod: ingress.controller.podLables is no prop of its environment; write ingress.controller.podLabels',
    'shop-prod: ingress.gateway.section is no prop of its environment; write ingress.gateway.sectionName',
    'shop-prod: loglevel is no prop of production(); write logLevel',
    'shop-prod: quota.cpu is no prop of its environment; write one of cpuMillis, memory, ephemeralStorage',
    'shop-prod: storage.storageClass is no prop of its environment; write storage.storageClassName',
  ]);
});

test('an environment that lacks a part is one fault, and not one for each component', () => {
  const platform = createPlatform(development(untyped({ ingres: ingressNginx() })));
  const unpinned = createPlatform(production(untyped({ ...prod, images: undefined, ingress: ingressNginx({ tlsSecretName: 'a' }) })));

  new RedisStore(platform, 'redis', { memory });
  new RedisStore(unpinned, 'redis', { memory });

  expect(platform.findFaults()).toEqual(['shop-dev: ingres is no prop of development(); write ingress']);
  expect(unpinned.findFaults()).toContain('shop-prod: images is missing; production() has no default for it');
  expect(unpinned.findFaults().filter((fault) => fault.startsWith('prod/redis'))).toEqual([]);
});

test('so does a monitoring system, once for all services', () => {
  const { platform } = createParts();
  const parts = createParts();

  platform.scrapedBy(podMonitors(untyped({ interval: 10 })));
  parts.orders.scrapedBy(prometheusAnnotations(untyped({ namespce: 'metrics' })));

  expect(platform.findFaults()).toContain('shop-prod: interval is no prop of monitoring; write intervalSeconds');
  expect(
    platform
      .findFaults()
      .join('\n')
      .match(/interval is no prop/g),
  ).toHaveLength(1);
  expect(parts.platform.findFaults()).toContain('prod/orders: namespce is no prop of monitoring; write namespace');
});
