import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { containerRunsAsRoot } from './container-runs-as-root';

const found = (securityContext: object, pod?: object) =>
  adviceOf(containerRunsAsRoot, [runningWorkload({ container: { securityContext }, ...(pod && { pod }) })]);

test('a container that says user 0 runs as root', () => {
  expect(found({ runAsUser: 0 })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].securityContext.runAsUser',
      what: 'container web of Deployment shop/web runs as root: runAsUser is 0',
      fix: 'write runAsUser: 1000, or another user that the image works with, and runAsNonRoot: true',
    },
  ]);
});

test('what its pod says counts where it says nothing', () => {
  const pod = { securityContext: { runAsUser: 0 } };

  expect(found({}, pod)).toMatchObject([{ path: 'spec.template.spec.securityContext.runAsUser' }]);
  expect(found({ runAsUser: 1000 }, pod)).toEqual([]);
});

test.each<[string, object, object?]>([
  ['another user', { runAsUser: 1000 }],
  ['no user', {}],
  ['one that is refused for it', { runAsUser: 0, runAsNonRoot: true }],
  ['root of a user namespace of its own', { runAsUser: 0 }, { hostUsers: false }],
])('silent on %s', (_, securityContext, pod = {}) => {
  expect(found(securityContext, pod)).toEqual([]);
});
