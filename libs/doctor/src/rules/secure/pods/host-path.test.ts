import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { hostPath } from './host-path';

const mounting = (...mounts: readonly { readonly path: string; readonly readOnly?: boolean }[]) =>
  runningWorkload({
    container: { volumeMounts: mounts.map(({ readOnly }, index) => ({ name: `v${index}`, mountPath: `/v${index}`, readOnly })) },
    pod: { volumes: mounts.map(({ path }, index) => ({ name: `v${index}`, hostPath: { path } })) },
  });

test('paths of the node are one finding, those that it may change first', () => {
  expect(adviceOf(hostPath, [mounting({ path: '/var/log', readOnly: true }, { path: '/data' })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.volumes[1].hostPath.path',
      what: 'a pod of Deployment shop/web mounts /data of its node, and may write there, and 1 more path',
      fix: 'mount a PersistentVolumeClaim or an emptyDir, or mount it with readOnly: true',
      evidence: [{ path: 'spec.template.spec.volumes[0].hostPath.path', says: 'it mounts /var/log of its node, to read it too' }],
    },
  ]);
});

test.each<[string, unknown]>([
  ['the time zone, to be read', mounting({ path: '/etc/localtime', readOnly: true })],
  ['a socket, of which another rule tells', mounting({ path: '/var/run/docker.sock' })],
  ['a volume that no container mounts', runningWorkload({ pod: { volumes: [{ name: 'a', hostPath: { path: '/' } }] } })],
  ['a volume of another type', runningWorkload({ pod: { volumes: [{ name: 'a', emptyDir: {} }] } })],
])('silent on %s', (_, manifest) => {
  expect(adviceOf(hostPath, [manifest])).toEqual([]);
});
