import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { containerRuntimeSocket } from './container-runtime-socket';

const mounting = (path: string) =>
  runningWorkload({
    container: { volumeMounts: [{ name: 'socket', mountPath: '/socket', readOnly: true }] },
    pod: { volumes: [{ name: 'socket', hostPath: { path } }] },
  });

test.each(['/var/run/docker.sock', '/run/containerd/containerd.sock', '/run/containerd', '/var/run/crio/crio.sock'])(
  '%s is the node, also where it is only read',
  (path) => {
    expect(adviceOf(containerRuntimeSocket, [mounting(path)])).toMatchObject([
      {
        severity: 'warning',
        certainty: 'proven',
        path: 'spec.template.spec.volumes[0].hostPath.path',
        what: `a pod of Deployment shop/web mounts ${path}, the socket of its node's container runtime`,
        fix: expect.stringContaining('leave the volume out'),
      },
    ]);
  },
);

test.each(['/var/log', '/run/udev', '/var/lib/docker-registry'])('silent on %s', (path) => {
  expect(adviceOf(containerRuntimeSocket, [mounting(path)])).toEqual([]);
});
