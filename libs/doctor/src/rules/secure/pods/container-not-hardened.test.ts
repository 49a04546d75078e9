import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { containerNotHardened } from './container-not-hardened';

const HARDENED = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
  readOnlyRootFilesystem: true,
};

const found = (securityContext?: object, pod?: object) =>
  adviceOf(containerNotHardened, [runningWorkload({ container: { securityContext }, ...(pod && { pod }) })]);

test('all that nothing forbids is one finding for a container', () => {
  expect(found()).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0]',
      what: 'container web of Deployment shop/web may run as root, gain privileges by setuid programs, use the capabilities that runtimes give by default, make every call to the kernel and write to its root file system',
      fix: 'write securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault }, readOnlyRootFilesystem: true }',
    },
  ]);
});

test.each<[keyof typeof HARDENED, string]>([
  ['runAsNonRoot', 'runAsNonRoot: true'],
  ['allowPrivilegeEscalation', 'allowPrivilegeEscalation: false'],
  ['capabilities', 'capabilities: { drop: [ALL] }'],
  ['seccompProfile', 'seccompProfile: { type: RuntimeDefault }'],
  ['readOnlyRootFilesystem', 'readOnlyRootFilesystem: true'],
])('%s alone is missing', (field, set) => {
  expect(found({ ...HARDENED, [field]: undefined })).toMatchObject([
    { path: 'spec.template.spec.containers[0].securityContext', fix: `write securityContext: { ${set} }` },
  ]);
});

test('each container has its own, init containers too', () => {
  const pod = { initContainers: [{ name: 'init', image: 'busybox:1' }] };

  expect(found(HARDENED, pod)).toMatchObject([{ path: 'spec.template.spec.initContainers[0]' }]);
});

test('of what level restricted forbids its own rule tells', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };

  expect(adviceOf(containerNotHardened, [namespace, runningWorkload()])).toMatchObject([
    { certainty: 'proven', fix: 'write securityContext: { readOnlyRootFilesystem: true }' },
  ]);
});

test.each<[string, object | undefined, object?]>([
  ['one that is told all', HARDENED],
  [
    'one whose pod is told',
    { ...HARDENED, runAsNonRoot: undefined, seccompProfile: undefined },
    { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost' } } },
  ],
  ['a user that is not root', { ...HARDENED, runAsNonRoot: undefined, runAsUser: 1000 }],
  ['a user namespace of its own', { ...HARDENED, runAsNonRoot: undefined }, { hostUsers: false }],
  ['one that is privileged', { privileged: true }],
  ['Windows', undefined, { os: { name: 'windows' } }],
])('silent on %s', (_, securityContext, pod = {}) => {
  expect(found(securityContext, pod)).toEqual([]);
});
