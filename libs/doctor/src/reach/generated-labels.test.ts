import fc from 'fast-check';
import { connects, type RawObject, type RawPod } from '../../testing/brute-force';
import { policy } from '../../testing/example-manifests';
import { selector } from '../../testing/random-manifests';
import type { LabelSelector } from '../sets/labels';
import { Cluster } from './cluster';
import { Connectivity } from './connectivity';
import type { PodSet } from './pod-set';

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';
const NAMESPACE = 'crm';

function workload(kind: string, name: string, spec: object = {}, apiVersion = 'apps/v1') {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name, ports: [{ name: 'p', containerPort: 80 }] }] } };
  return { apiVersion, kind, metadata: { name, namespace: NAMESPACE }, spec: { ...spec, template } };
}

const selecting = (podSelector: LabelSelector) => policy(`${NAMESPACE}/one`, { podSelector });
const podSetsOf = (...objects: readonly object[]) =>
  new Cluster(objects).podSets.map(({ name, isSinglePod, isCertain }) => ({ name, isSinglePod, isCertain }));

test('pods that no policy tells apart are one set', () => {
  expect(podSetsOf(workload('StatefulSet', 'ring', { replicas: 3 }), selecting({ matchLabels: { app: 'ring' } }))).toEqual([
    { name: 'StatefulSet crm/ring', isSinglePod: false, isCertain: true },
  ]);
});

test('a pod that a policy names is a set of its own, and surely there below the replicas', () => {
  const ring = workload('StatefulSet', 'ring', { replicas: 3, ordinals: { start: 5 } });

  expect(podSetsOf(ring, selecting({ matchLabels: { [POD_NAME]: 'ring-6' } }))).toEqual([
    { name: 'StatefulSet crm/ring (ring-6)', isSinglePod: true, isCertain: true },
    { name: 'StatefulSet crm/ring (others)', isSinglePod: false, isCertain: true },
  ]);
  for (const name of ['ring-4', 'ring-8', 'other-6', 'ring-06'])
    expect(podSetsOf(ring, selecting({ matchLabels: { [POD_NAME]: name } }))).toHaveLength(1);
});

test('of a StatefulSet without pods there is a set that may be empty', () => {
  expect(podSetsOf(workload('StatefulSet', 'ring', { replicas: 0 }), selecting({ matchLabels: { [POD_INDEX]: '0' } }))).toEqual([
    { name: 'StatefulSet crm/ring', isSinglePod: false, isCertain: false },
  ]);
});

test('a pod that only an autoscaler may start is not surely there', () => {
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'ring', namespace: NAMESPACE },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'ring' }, minReplicas: 1, maxReplicas: 3 },
  };

  const podSets = podSetsOf(workload('StatefulSet', 'ring'), autoscaler, selecting({ matchLabels: { [POD_INDEX]: '2' } }));

  expect(podSets[0]).toEqual({ name: 'StatefulSet crm/ring (ring-2)', isSinglePod: true, isCertain: false });
});

test.each<[string, string, string, string]>([
  ['Deployment', 'apps/v1', 'pod-template-hash', '5d9c7b6f4'],
  ['StatefulSet', 'apps/v1', 'controller-revision-hash', 'ring-54d6cc6b66'],
  ['DaemonSet', 'apps/v1', 'controller-revision-hash', '5d9c7b6f4'],
  ['Job', 'batch/v1', 'batch.kubernetes.io/job-completion-index', '0'],
  ['Rollout', 'argoproj.io/v1alpha1', 'rollouts-pod-template-hash', '5d9c7b6f4'],
])('pods of a %s of %s may carry any %s', (kind, apiVersion, key, value) => {
  expect(podSetsOf(workload(kind, 'ring', {}, apiVersion), selecting({ matchLabels: { [key]: value } }))).toMatchObject([
    { name: expect.stringMatching(/\(.*=.*\)$/), isCertain: false },
    { name: expect.stringMatching(/ \(others\)$/), isCertain: false },
  ]);
});

test.each(['job-name', 'batch.kubernetes.io/job-name'])('pods of a Job carry its name as %s', (key) => {
  const job = workload('Job', 'once', {}, 'batch/v1');

  const [podSet] = new Cluster([job, selecting({ matchLabels: { [key]: 'once' } })]).podSets;

  expect(podSet?.labels).toEqual({ app: 'once', [key]: 'once' });
});

const numbered: fc.Arbitrary<LabelSelector> = fc.oneof(
  fc.constantFrom('a-0', 'a-1', 'b-0', 'b-2', 'c-1').map((name) => ({ matchLabels: { [POD_NAME]: name } })),
  fc.record({
    matchExpressions: fc.array(
      fc.oneof(
        fc.record({
          key: fc.constant(POD_INDEX),
          operator: fc.constantFrom('In', 'NotIn'),
          values: fc.uniqueArray(fc.constantFrom('0', '1', '2', '7'), { minLength: 1 }),
        }),
        fc.record({ key: fc.constantFrom(POD_INDEX, POD_NAME, 'app'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  selector,
);
const rules = (field: 'from' | 'to') =>
  fc.array(fc.record({ [field]: fc.array(fc.record({ podSelector: numbered }), { minLength: 1, maxLength: 2 }) }), { maxLength: 2 });
const policies = fc.array(
  fc.record({
    podSelector: numbered,
    policyTypes: fc.uniqueArray(fc.constantFrom('Ingress', 'Egress'), { minLength: 1 }),
    ingress: rules('from'),
    egress: rules('to'),
  }),
  { minLength: 1, maxLength: 4 },
);
const replicas = fc.record({ a: fc.nat({ max: 3 }), b: fc.nat({ max: 3 }) });

test('every pair of numbered pods reaches each other on exactly the ports that brute force finds', () => {
  fc.assert(
    fc.property(replicas, policies, (counts, specs) => {
      const objects = [
        ...Object.entries(counts).map(([name, count]) => workload('StatefulSet', name, { replicas: count })),
        ...specs.map((spec, index) => policy(`${NAMESPACE}/policy-${index}`, spec)),
      ];
      const connectivity = new Connectivity(new Cluster(objects));
      const pods = Object.entries(counts).flatMap(([name, count]) =>
        Array.from({ length: count }, (_, index): RawPod => ({
          namespace: NAMESPACE,
          labels: { app: name, [POD_NAME]: `${name}-${index}`, [POD_INDEX]: String(index) },
          ports: [],
        })),
      );

      for (const from of pods) {
        for (const to of pods) {
          if (from === to) continue;
          const ports = connectivity.allowedPorts(setOf(from, connectivity), setOf(to, connectivity));

          expect(ports.has('TCP', 80)).toBe(connects(objects as readonly RawObject[], from, to, 'TCP', 80));
        }
      }
    }),
    { numRuns: 60 * propertyRuns },
  );
});

/** The set that a pod is in: one that names it, or that of the others. */
function setOf({ labels }: RawPod, { cluster }: Connectivity): PodSet {
  const own = cluster.podSets.filter(({ workload: { name } }) => name === labels['app']);
  const podSet = own.find(({ name }) => name.endsWith(`(${labels[POD_NAME]})`)) ?? own.at(-1);
  if (!podSet) throw new RangeError(`no pods of ${labels['app']}`);
  return podSet;
}
