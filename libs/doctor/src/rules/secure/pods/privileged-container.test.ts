import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { privilegedContainer } from './privileged-container';

const PRIVILEGED = { securityContext: { privileged: true } };

test('a privileged container has the node', () => {
  expect(adviceOf(privilegedContainer, [runningWorkload({ container: PRIVILEGED })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].securityContext.privileged',
      what: 'container web of Deployment shop/web is privileged',
      fix: 'leave privileged out, and add the one capability that it needs',
    },
  ]);
});

test('an init container is looked at too', () => {
  const pod = { initContainers: [{ name: 'sysctl', image: 'busybox:1', ...PRIVILEGED }] };

  expect(adviceOf(privilegedContainer, [runningWorkload({ pod })])).toMatchObject([
    { path: 'spec.template.spec.initContainers[0].securityContext.privileged' },
  ]);
});

test('silent where Pod Security tells, and where it is not privileged', () => {
  const labels = { 'pod-security.kubernetes.io/warn': 'baseline' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };

  expect(adviceOf(privilegedContainer, [namespace, runningWorkload({ container: PRIVILEGED })])).toEqual([]);
  expect(adviceOf(privilegedContainer, [runningWorkload({ container: { securityContext: { privileged: false } } })])).toEqual([]);
});
