import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { hostNamespace } from './host-namespace';

test('a pod that shares several things with its node is one finding', () => {
  expect(adviceOf(hostNamespace, [runningWorkload({ kind: 'DaemonSet', pod: { hostNetwork: true, hostPID: true } })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.hostPID',
      what: 'a pod of DaemonSet shop/web says hostPID, hostNetwork',
      fix: 'leave hostPID and hostNetwork out, unless the program looks after nodes',
      evidence: [{ path: 'spec.template.spec.hostNetwork' }],
    },
  ]);
});

test('silent on a pod that shares nothing', () => {
  expect(adviceOf(hostNamespace, [runningWorkload({ pod: { hostPID: false } }), runningWorkload({ kind: 'Pod' })])).toEqual([]);
});
