import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { rolloutNeedsSpareNode } from './rollout-needs-spare-node';

const apart = (topologyKey = 'kubernetes.io/hostname', more: object = {}) => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'web' } }, topologyKey, ...more }],
    },
  },
});
const found = (replicas: number, pod: object, rollingUpdate?: object, container: object = {}) =>
  findingsOf(rolloutNeedsSpareNode, [
    runningWorkload({ spec: { replicas, ...(rollingUpdate && { strategy: { rollingUpdate } }) }, pod, container }),
  ]);
const onPort = { ports: [{ containerPort: 80, hostPort: 80 }] };

test('pods that must be apart need a node more than they are while they are replaced', () => {
  expect(found(3, apart(), { maxUnavailable: 0, maxSurge: 1 })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.strategy',
      what: expect.stringContaining('needs 4 nodes for 3 pods: no two pods may be in one node'),
      evidence: [{ path: 'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]' }],
    },
  ]);
});

test.each<[string, () => readonly unknown[], string]>([
  ['the default of three pods, which lets none leave', () => found(3, apart()), '4 nodes'],
  ['zones', () => found(3, apart('topology.kubernetes.io/zone')), '4 zones'],
  ['a port of the node, however few pods', () => found(1, {}, undefined, onPort), '2 nodes for 1 pod'],
  ['ports on the network of the host', () => found(1, { hostNetwork: true }, undefined, { ports: [{ containerPort: 80 }] }), '2 nodes'],
])('found for %s', (_, find, text) => {
  expect(find()).toMatchObject([{ what: expect.stringContaining(text) }]);
});

test.each<[string, () => readonly unknown[]]>([
  ['an old pod leaves first', () => found(3, apart(), { maxUnavailable: 1, maxSurge: 0 })],
  ['one may be missing by default', () => found(4, apart())],
  ['a common cluster has a node to spare', () => found(2, apart())],
  ['only pods of one revision are apart', () => found(3, apart('kubernetes.io/hostname', { matchLabelKeys: ['pod-template-hash'] }))],
  ['they are apart from others', () => found(3, apart('kubernetes.io/hostname', { labelSelector: { matchLabels: { app: 'db' } } }))],
  ['an old pod with the port leaves first', () => found(1, {}, { maxUnavailable: 1, maxSurge: 1 }, onPort)],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
