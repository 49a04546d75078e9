import { Cluster } from './cluster';
import { Connectivity } from './connectivity';
import { denyAll, deployment } from '../../testing/example-manifests';
import type { Manifest } from '../read/manifest';

const pod = (spec: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'alone', namespace: 'shop', labels: { app: 'alone' } },
  spec,
});
const reference = { kind: 'Pod', namespace: 'shop', name: 'alone' };

test('a pod reaches itself whatever policies say', () => {
  const cluster = new Cluster([denyAll('shop'), pod({ containers: [] })]);

  const [alone] = cluster.find(reference);

  expect(alone && new Connectivity(cluster).allowedPorts(alone, alone).toString()).toBe('every port');
});

test('a pod on the host network is not seen by selectors', () => {
  const cluster = new Cluster([pod({ hostNetwork: true, containers: [] })]);

  expect(cluster.podSets).toEqual([]);
});

test('a sidecar serves its ports, an initContainer that ends does not', () => {
  const sidecar = { restartPolicy: 'Always', ports: [{ name: 'mesh', containerPort: 15001 }] };

  const cluster = new Cluster([pod({ containers: [], initContainers: [sidecar, { ports: [{ name: 'once', containerPort: 1 }] }] })]);

  expect(cluster.podSets[0]?.ports).toEqual([{ name: 'mesh', protocol: 'TCP', port: 15001 }]);
});

test.each([
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'ReplicationController'],
  ['batch/v1', 'Job'],
])('of %s, a %s runs the pods of its template', (apiVersion, kind) => {
  const cluster = new Cluster([{ ...deployment('shop/web'), apiVersion, kind }]);

  expect(cluster.podSets).toMatchObject([{ workload: { kind, namespace: 'shop', name: 'web' }, labels: { app: 'web' } }]);
});

test('a CronJob runs the pods of the template within its template', () => {
  const cluster = new Cluster([
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly' },
      spec: { jobTemplate: { spec: { template: { metadata: { labels: { a: 'b' } } } } } },
    },
  ]);

  expect(cluster.podSets).toMatchObject([{ workload: { namespace: 'default', name: 'nightly' }, labels: { a: 'b' } }]);
});

test('a namespace that is mentioned and not defined carries its name alone', () => {
  const cluster = new Cluster([deployment('shop/web')]);

  expect([...cluster.namespaces]).toEqual([['shop', { 'kubernetes.io/metadata.name': 'shop' }]]);
});
