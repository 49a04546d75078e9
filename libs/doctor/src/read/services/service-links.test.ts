import { Inventory } from '../inventory';
import { readEnvironmentNumbers } from '../environment-number';
import { resolveEnvironment } from '../pod-environment';
import { servingContainers } from '../pod-spec';

const service = (name: string, spec: object, namespace = 'shop') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace, name },
  spec,
});
const REDIS = service('my-redis', {
  clusterIP: '10.96.0.9',
  ports: [
    { name: 'main', port: 6379, targetPort: 1 },
    { name: 'other-one', port: 53, protocol: 'UDP' },
  ],
});

function environmentOf(pod: object, ...services: readonly object[]) {
  const inventory = new Inventory([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'shop', name: 'web' },
      spec: { containers: [{ name: 'web', ...pod }], ...pod },
    },
    ...services,
  ]);
  const [workload] = inventory.workloads;
  const [container] = workload ? servingContainers(workload.pod) : [];
  if (!workload || !container) throw new RangeError('no pod');
  const environment = resolveEnvironment(workload, container, inventory);
  return { ...environment, numbers: (variable: string) => readEnvironmentNumbers(workload, variable, inventory) };
}

test.each([
  ['MY_REDIS_SERVICE_HOST', '10.96.0.9'],
  ['MY_REDIS_SERVICE_PORT', '6379'],
  ['MY_REDIS_SERVICE_PORT_MAIN', '6379'],
  ['MY_REDIS_SERVICE_PORT_OTHER_ONE', '53'],
  ['MY_REDIS_PORT', 'tcp://10.96.0.9:6379'],
  ['MY_REDIS_PORT_6379_TCP', 'tcp://10.96.0.9:6379'],
  ['MY_REDIS_PORT_6379_TCP_PORT', '6379'],
  ['MY_REDIS_PORT_53_UDP_PROTO', 'udp'],
  ['MY_REDIS_PORT_53_UDP_ADDR', '10.96.0.9'],
  ['MY_REDIS_SERVICE_PORT_5', undefined],
])('the kubelet makes %s of a Service', (name, value) => {
  expect(environmentOf({}, REDIS).find(name)?.value).toBe(value);
});

test('an address that the cluster gives is known to it alone', () => {
  const { find } = environmentOf({}, service('redis', { ports: [{ port: 6379 }] }));

  expect(find('REDIS_SERVICE_PORT')?.value).toBe('6379');
  expect(find('REDIS_PORT')).toEqual({
    source: expect.objectContaining({ resource: { kind: 'Service', namespace: 'shop', name: 'redis' } }),
  });
});

test.each([
  ['is headless', service('redis', { clusterIP: 'None', ports: [{ port: 6379 }] })],
  ['stands for a name outside', service('redis', { type: 'ExternalName', externalName: 'a.example.com', ports: [{ port: 6379 }] })],
  ['is of another namespace', service('redis', { ports: [{ port: 6379 }] }, 'other')],
  ['is not one of Kubernetes', { ...service('redis', { ports: [{ port: 6379 }] }), apiVersion: 'serving.knative.dev/v1' }],
])('none is made of a Service that %s', (_, other) => {
  expect(environmentOf({}, other).find('REDIS_SERVICE_PORT')).toBeUndefined();
});

test('a pod without service links has those of the API server alone', () => {
  const { find } = environmentOf({ enableServiceLinks: false }, REDIS);

  expect(find('MY_REDIS_SERVICE_PORT')).toBeUndefined();
  expect(find('KUBERNETES_SERVICE_HOST')).toBeDefined();
});

test('own variables win, and may refer to those of Services', () => {
  const { find } = environmentOf(
    {
      env: [
        { name: 'MY_REDIS_PORT', value: '$(MY_REDIS_SERVICE_PORT)' },
        { name: 'B', value: '$(KUBERNETES_SERVICE_HOST)' },
      ],
    },
    REDIS,
  );

  expect(find('MY_REDIS_PORT')?.value).toBe('6379');
  expect(find('B')).not.toHaveProperty('value');
});

test('a URL is no number, though the variable is there', () => {
  expect(environmentOf({}, REDIS).numbers('MY_REDIS_PORT')).toMatchObject({
    why: 'MY_REDIS_PORT is no whole number that manifests tell',
    evidence: [{ says: 'the kubelet makes MY_REDIS_PORT of it: tcp://10.96.0.9:6379' }],
  });
});

test('of a Service that cannot be read, the variables are there and unknown', () => {
  expect(environmentOf({}, service('redis', { ports: 'all' })).find('REDIS_SERVICE_PORT')).not.toHaveProperty('value');
});
