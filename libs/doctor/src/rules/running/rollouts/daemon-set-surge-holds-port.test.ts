import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { daemonSetSurgeHoldsPort } from './daemon-set-surge-holds-port';

const found = (rollingUpdate: object, container: object, pod: object = {}, kind = 'DaemonSet') =>
  findingsOf(daemonSetSurgeHoldsPort, [runningWorkload({ kind, spec: { updateStrategy: { rollingUpdate } }, pod, container })]);
const SURGE = { maxSurge: 1, maxUnavailable: 0 };
const onPort = { ports: [{ containerPort: 80, hostPort: 8080 }] };

test('old and new pod wait for each other', () => {
  expect(found(SURGE, onPort)).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.updateStrategy.rollingUpdate.maxSurge',
      what: 'DaemonSet shop/web has maxSurge 1, and each of its pods takes port 8080 of its node',
      fix: 'write maxSurge: 0 and maxUnavailable: 1',
      evidence: [{ path: 'spec.template.spec.containers[0].ports[0]' }],
    },
  ]);
});

test("on the host's network every port is one of the node", () => {
  expect(found({ maxSurge: '10%', maxUnavailable: 0 }, { ports: [{ containerPort: 80 }] }, { hostNetwork: true })).toHaveLength(1);
});

test.each<[string, () => readonly unknown[]]>([
  ['the old pod leaves first', () => found({ maxUnavailable: 1 }, onPort)],
  ['it surges by nothing', () => found({ maxSurge: '0%', maxUnavailable: 1 }, onPort)],
  ['it is refused anyway', () => found({ maxSurge: 1 }, onPort)],
  ['no port of the node is taken', () => found(SURGE, { ports: [{ containerPort: 80 }] })],
  ['another kind says it', () => found(SURGE, onPort, {}, 'StatefulSet')],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
