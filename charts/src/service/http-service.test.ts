import { App, Size } from 'cdk8s';
import { createParts, createRecords, createShop, dev, find, orders, prod, scale } from '../../testing/fixtures';
import { HttpService } from './http-service';
import { Platform } from '../platform/platform';
import { autoscale, replicas } from '../deployment/scale';

const deploymentOf = (environment = prod) => find(createShop(environment).platform, 'Deployment', 'orders');

test('the pod passes Pod Security "restricted" and cannot write to its root', () => {
  expect(deploymentOf()).toMatchObject({
    spec: {
      template: {
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: { runAsNonRoot: true, runAsUser: 10_001, runAsGroup: 10_001, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
              resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1000m', memory: '256Mi' } },
            },
          ],
        },
      },
    },
  });
});

test('all three probes ask on the management port, and startup has 60 s', () => {
  const probe = (path: string) => ({ httpGet: { path, port: 'management' } });

  expect(deploymentOf()).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              ports: [
                { name: 'http', containerPort: 4001 },
                { name: 'management', containerPort: 9464 },
              ],
              startupProbe: { ...probe('/health/live'), periodSeconds: 2, failureThreshold: 30 },
              livenessProbe: probe('/health/live'),
              readinessProbe: probe('/health/ready'),
            },
          ],
        },
      },
    },
  });
});

test('the heap of Node.js follows from the memory that a pod may take', () => {
  const { platform, mongo, records } = createRecords({ memory: Size.mebibytes(256), memoryLimit: Size.mebibytes(512) });
  records.uses(mongo);

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.NODE_OPTIONS', '--max-old-space-size=336 --max-semi-space-size=16');
});

test('a rollout adds a pod before it takes one away', () => {
  expect(deploymentOf()).toMatchObject({ spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } } });
});

test('the Service opens the traffic port only', () => {
  expect(find(createShop().platform, 'Service', 'orders')).toMatchObject({
    spec: { ports: [{ name: 'http', port: 4001, targetPort: 'http' }] },
  });
});

test('a pod waits for its required store, and for no called service', () => {
  const { platform } = createShop();

  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: { template: { spec: { initContainers: [{ name: 'wait-for-redis', securityContext: { readOnlyRootFilesystem: true } }] } } },
  });
  expect(find(platform, 'Deployment', 'gateway')).not.toHaveProperty('spec.template.spec.initContainers');
});

describe('scale', () => {
  const withScale = (declared = scale, environment = prod) => {
    const platform = new Platform(new App(), 'shop', environment);
    const service = new HttpService(platform, orders, { scale: declared });
    return platform.objectsOf(service);
  };
  const kinds = (objects: ReturnType<typeof withScale>) => objects.map(({ kind }) => kind);
  const deployment = (objects: ReturnType<typeof withScale>) => objects.find(({ kind }) => kind === 'Deployment');

  test('an autoscaler alone decides the number of pods', () => {
    expect(kinds(withScale())).toContain('HorizontalPodAutoscaler');
    expect(deployment(withScale())).not.toHaveProperty('spec.replicas');
  });

  test('a fixed count has no autoscaler', () => {
    const platform = new Platform(new App(), 'shop', prod);
    const objects = platform.objectsOf(new HttpService(platform, orders, { scale: replicas(3) }));

    expect(kinds(objects)).not.toContain('HorizontalPodAutoscaler');
    expect(deployment(objects)).toHaveProperty('spec.replicas', 3);
  });

  test('development runs one pod of everything', () => {
    expect(kinds(withScale(scale, dev))).not.toContain('HorizontalPodAutoscaler');
    expect(deployment(withScale(scale, dev))).toHaveProperty('spec.replicas', 1);
  });

  test('development refuses a scale that production would refuse', () => {
    const wrong = new HttpService(new Platform(new App(), 'shop', dev), orders, { scale: autoscale({ min: 5, max: 3, cpu: 70 }) });

    expect(() => wrong.platform.toJson()).toThrow('dev/orders: minReplicas (5) exceeds maxReplicas (3)');
  });
});

test('a changed variable changes the pod template, so that pods restart', () => {
  const debug = { ...prod, logLevel: 'debug' } as const;

  expect(deploymentOf(debug)).not.toEqual(deploymentOf(prod));
  expect(deploymentOf(prod)).toEqual(deploymentOf({ ...prod }));
});

test('refuses a second component of one name', () => {
  const { platform } = createParts();

  expect(() => new HttpService(platform, orders, { scale }).platform.toJson()).toThrow(
    'prod/orders: the platform has something of this name already; give each component its own',
  );
});
