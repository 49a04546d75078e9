import { App, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { isProven, proveManifests } from 'fairlead/doctor';
import { alone, createPlatform, createShop, dev, find, mailer, memory, migration, prod, scale } from '../../../testing/fixtures';
import type { KubernetesObject } from '../../objects/kubernetes-object';
import { Platform } from '../../platform/platform';
import { ScheduledJob } from '../../job/scheduled-job';
import { Task } from '../../job/task';
import { HttpService } from '../../service/http-service';
import { MongoStore } from '../../stores/mongo/mongo-store';
import { Worker } from '../../worker/worker';
import { replicas } from '../../deployment/scale';
import { development, type Environment } from '../environment';

interface Pod {
  readonly metadata: { readonly labels?: object; readonly annotations?: object };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly securityContext: { readonly runAsUser: number };
  };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources: { readonly limits: Readonly<Record<string, string>> };
}

const common = { labels: { 'example.com/team': 'payments' }, annotations: { 'example.com/cost-centre': '42 / 7' } };

/** A shop, and a worker, a task and a job at times that use MongoDB. */
function createAll(environment: Environment): Platform {
  const { platform, redis } = createShop(environment);
  const mongo = new MongoStore(platform, 'mongo');
  const task = new Task(platform, migration).uses(mongo);
  const night = { ...migration, name: 'records' };
  new ScheduledJob(platform, night, { schedule: '0 3 * * *' }).uses(mongo);
  new Worker(platform, mailer, { scale: replicas(1) }).uses(redis).runs(task);
  return platform;
}

function podsOf(objects: readonly KubernetesObject[]): readonly Pod[] {
  const find = (value: unknown): Pod[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { template } = value as { readonly template?: Pod };
    return [...(template ? [template] : []), ...Object.values(value).flatMap(find)];
  };
  return find(objects);
}

const containersOf = (platform: Platform) =>
  podsOf(platform.toJson()).flatMap(({ spec }) => [...(spec.initContainers ?? []), ...spec.containers]);

function prove(platform: Platform, options: Parameters<typeof proveManifests>[1] = {}) {
  const objects = [...platform.surroundings, ...platform.toJson()];
  const traffic = platform.declaredTraffic();
  return proveManifests(objects, { traffic, budgets: platform.declaredBudgets(), namespaces: [platform.namespace], ...options });
}

test.each([prod, dev])(
  'every object and every pod has the labels and annotations of its environment, and no selector has',
  (environment) => {
    const platform = createAll({ ...environment, ...common });
    new k8s.KubeConfigMap(platform, 'of a team', { metadata: { name: 'team', labels: { 'example.com/team': 'own' } } });
    const objects = platform.toJson();

    const named = objects.filter(({ metadata }) => metadata.name !== 'team');
    for (const { metadata } of [...named, ...podsOf(objects)]) expect(metadata).toMatchObject(common);
    expect(find(platform, 'ConfigMap', 'team').metadata.labels).toMatchObject({ 'example.com/team': 'own' });
    expect(JSON.stringify(objects).match(/"(matchLabels|selector)":\{[^}]*example\.com/)).toBeNull();
    expect(isProven(prove(platform))).toBe(true);
  },
);

test('all images are pulled through a mirror: those of stores, of what waits and of sidecars too', () => {
  const platform = createAll({ ...prod, imageRegistry: 'mirror.example.com:5000/cache' });
  new HttpService(
    platform,
    { ...alone, name: 'subject' },
    {
      scale,
      pod: {
        sidecars: [
          { name: 'tail', image: 'quay.io/acme/tail:1' },
          { name: 'own', image: 'mirror.example.com:5000/cache/own:1' },
        ],
      },
    },
  );

  expect(new Set(containersOf(platform).map(({ image }) => image))).toEqual(
    new Set([
      'mirror.example.com:5000/cache/docker.io/library/busybox:1.36.1',
      'mirror.example.com:5000/cache/docker.io/library/mongo:7.0.28',
      'mirror.example.com:5000/cache/docker.io/library/redis:7.4.7',
      'mirror.example.com:5000/cache/registry.k8s.io/kubectl:v1.33.4',
      ...['gateway:sha-2', 'mailer:sha-4', 'migration:v1.2_RC', 'orders:sha-1', 'records:sha-3', 'subject:sha-1'].map(
        (image) => `mirror.example.com:5000/cache/ghcr.io/acme/${image}`,
      ),
      'mirror.example.com:5000/cache/quay.io/acme/tail:1',
      'mirror.example.com:5000/cache/own:1',
    ]),
  );
});

test('each registry may have a mirror of its own, and one that nobody names is told', () => {
  const imageRegistry = { 'docker.io': 'harbor.example.com/hub', 'ghcr.io': 'ghcr.io', 'registry.k8s.io': 'harbor.example.com/k8s' };
  const images = (registry: Record<string, string>) => createAll({ ...prod, imageRegistry: registry });

  expect(containersOf(images(imageRegistry)).map(({ image }) => image)).toEqual(
    expect.arrayContaining([
      'harbor.example.com/hub/library/redis:7.4.7',
      'ghcr.io/acme/orders:sha-1',
      'harbor.example.com/k8s/kubectl:v1.33.4',
    ]),
  );
  expect(images({ 'docker.io': 'harbor.example.com/hub', 'ghcr.io': 'ghcr.io' }).findFaults()).toEqual([
    "shop-prod: imageRegistry does not say where registry.k8s.io/kubectl:v1.33.4 is pulled from; write 'registry.k8s.io': '<mirror>' there, or 'registry.k8s.io': 'registry.k8s.io' for the registry itself",
  ]);
});

test('development pulls the images that it names, and builds the others', () => {
  const images = { orders: 'ghcr.io/acme/orders:sha-9', redis: 'redis:7.4.7' };
  const environment = development({ ingress: dev.ingress, images, imageRegistry: 'localhost:5000' });
  const { platform } = createShop(environment);

  expect(containersOf(platform).map(({ image }) => image)).toEqual([
    'localhost:5000/docker.io/library/redis:7.4.7',
    'localhost:5000/docker.io/library/busybox:1.36',
    'localhost:5000/ghcr.io/acme/orders:sha-9',
    'gateway:dev',
  ]);
  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: { template: { spec: { containers: [{ imagePullPolicy: 'IfNotPresent' }] } } },
  });
});

test('an image of development that can change under its name is told', () => {
  const { platform } = createShop(development({ ingress: dev.ingress, images: { orders: 'ghcr.io/acme/orders:latest' } }));

  expect(platform.findFaults()).toEqual([
    'dev/orders: image "ghcr.io/acme/orders:latest" does not say which version runs; write ghcr.io/acme/orders:sha-<commit>',
  ]);
});

test('a namespace of somebody else is named and not made, and the proof holds pods to its level', () => {
  const environment: Environment = { ...prod, namespace: { name: 'team-a', create: false } };
  const platform = createAll(environment);
  const daemon = { name: 'tail', image: 'quay.io/acme/tail:1', securityContext: { privileged: true } };

  const objects = platform.toJson();
  expect(objects.filter(({ kind }) => kind === 'Namespace')).toEqual([]);
  expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['team-a']));
  expect(prove(platform).findings.map(({ id }) => id)).toEqual(prove(createAll(prod)).findings.map(({ id }) => id));
  new HttpService(platform, { ...alone, name: 'subject' }, { scale, pod: { sidecars: [daemon] } });
  expect(prove(platform).findings.map(({ id }) => id)).toContain('pod-security-level');
});

test('a namespace has the level that its environment says, and pods beyond it are told', () => {
  const withProxy = (environment: Environment) => {
    const platform = createPlatform(environment);
    const sidecar = { name: 'tail', image: 'quay.io/acme/tail:1', securityContext: { runAsNonRoot: false, runAsUser: 0 } };
    new HttpService(platform, alone, { scale, pod: { sidecars: [sidecar] } });
    return platform;
  };

  expect(prove(withProxy(prod)).findings.map(({ id }) => id)).toContain('pod-security-level');
  const baseline = withProxy({ ...prod, kubernetesVersion: '1.35', namespace: { podSecurity: 'baseline' } });
  expect(prove(baseline).findings.map(({ id }) => id)).not.toContain('pod-security-level');
  expect(find(baseline, 'Namespace', 'shop-prod').metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'baseline',
    'pod-security.kubernetes.io/enforce-version': 'v1.35',
  });
});

test('two platforms have no namespace together', () => {
  const app = new App();
  const environment: Environment = { ...prod, namespace: { name: 'team-a' } };
  const [shop] = [new Platform(app, 'shop', environment), new Platform(app, 'bank', environment)];

  expect(shop?.findFaults()).toEqual(['shop-prod: namespace team-a is that of bank-prod too; give each a namespace of its own']);
});

test('pods are placed and spread as their environment says', () => {
  const nodeSelectorTerms = [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['apps'] }] }];
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
  const topologySpread = [{ topologyKey: 'example.com/rack', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 2 }] as const;
  const platform = createAll({ ...prod, pods: { nodeAffinity, topologySpread } });

  for (const { spec } of podsOf(platform.toJson())) expect(spec).toMatchObject({ affinity: { nodeAffinity } });
  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: { template: { spec: { topologySpreadConstraints: [{ ...topologySpread[0], matchLabelKeys: ['pod-template-hash'] }] } } },
  });
  expect(isProven(prove(platform))).toBe(true);
});

test('without limits of processor no container has one', () => {
  const withLimits = containersOf(createAll(prod));
  const platform = createAll({ ...prod, pods: { cpuLimits: false } });

  expect(withLimits.every(({ resources }) => 'cpu' in resources.limits)).toBe(true);
  expect(containersOf(platform).map(({ resources }) => Object.keys(resources.limits))).toEqual(
    withLimits.map(() => ['ephemeral-storage', 'memory']),
  );
  expect(isProven(prove(platform))).toBe(true);
});

test('workloads run as user 10001, or as the environment says, and stores as the user of their image', () => {
  const users = (environment: Environment) =>
    [...new Set(podsOf(createAll(environment).toJson()).map(({ spec }) => spec.securityContext.runAsUser))].sort();

  expect([users(prod), users({ ...prod, pods: { user: 1001 } })]).toEqual([
    [10_001, 999],
    [1001, 999],
  ]);
});

test('folders that may be written to count in the ephemeral storage', () => {
  const platform = createPlatform();
  const writable = ['/tmp', { path: '/var/cache/nginx', size: Size.mebibytes(200) }];
  new HttpService(platform, alone, { scale, writable });

  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      template: {
        spec: {
          volumes: [
            { name: 'writable-tmp', emptyDir: { sizeLimit: '64Mi' } },
            { name: 'writable-var-cache-nginx', emptyDir: { sizeLimit: '200Mi' } },
          ],
          containers: [
            {
              securityContext: { readOnlyRootFilesystem: true },
              volumeMounts: [{ mountPath: '/tmp' }, { mountPath: '/var/cache/nginx' }],
              resources: { requests: { 'ephemeral-storage': '100Mi' }, limits: { 'ephemeral-storage': '364Mi' } },
            },
          ],
        },
      },
    },
  });
  expect(prove(platform).findings).toEqual([]);
});

test('a limit that its folders do not fit in is told by the proof', () => {
  const platform = createPlatform();
  new HttpService(platform, alone, { scale, ephemeralStorageLimit: memory, writable: [{ path: '/tmp', size: Size.mebibytes(512) }] });

  expect(prove(platform).findings).not.toEqual([]);
});
