import { findingsOf } from '../../../../testing/findings-of';
import { podSecurityLevel } from './pod-security-level';

const namespace = (labels: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'shop',
    labels: Object.fromEntries(Object.entries(labels).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level])),
  },
});
const enforced = (level: string) => namespace({ enforce: level });
const pod = (spec: object, annotations: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', annotations },
  spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
});
const container = (more: object) => ({ containers: [{ name: 'web', image: 'web:1', ...more }] });
const secured = (more: object = {}) => ({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...more });
const RESTRICTED = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };

test('a pod that its namespace forbids is refused: each field is told with its value', () => {
  const [finding, ...others] = findingsOf(podSecurityLevel, [
    enforced('baseline'),
    pod({ hostNetwork: true, ...container({ securityContext: { privileged: true } }) }),
  ]);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Pod', namespace: 'shop', name: 'web' },
    path: 'spec.hostNetwork',
    what: 'Pod shop/web breaks level baseline of Pod Security in 2 places',
    why: 'the API server refuses the pod',
    fix: 'set spec.hostNetwork to false; set spec.containers[0].securityContext.privileged to false',
  });
  expect(finding?.evidence).toMatchObject([
    { resource: { kind: 'Namespace', name: 'shop' }, path: 'metadata.labels["pod-security.kubernetes.io/enforce"]' },
    { path: 'spec.hostNetwork', says: 'says true' },
    { path: 'spec.containers[0].securityContext.privileged', says: 'says true' },
  ]);
  expect(others).toEqual([]);
});

test('of a workload the pods are refused, with paths in its template', () => {
  const spec = { template: { spec: pod({ hostPID: true }).spec } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec };

  expect(findingsOf(podSecurityLevel, [enforced('baseline'), deployment])).toMatchObject([
    { severity: 'error', path: 'spec.template.spec.hostPID', why: expect.stringContaining('each of its pods is refused') },
  ]);
});

test.each<[string, object]>([
  ['spec.volumes[0].hostPath', { volumes: [{ name: 'a', hostPath: { path: '/' } }] }],
  ['spec.containers[0].ports[0].hostPort', container({ ports: [{ containerPort: 80, hostPort: 80 }] })],
  ['spec.containers[0].securityContext.capabilities.add[0]', container({ securityContext: { capabilities: { add: ['NET_ADMIN'] } } })],
  ['spec.initContainers[0].securityContext.privileged', { initContainers: [{ name: 'a', securityContext: { privileged: true } }] }],
  ['spec.securityContext.windowsOptions.hostProcess', { securityContext: { windowsOptions: { hostProcess: true } } }],
  ['spec.securityContext.appArmorProfile.type', { securityContext: { appArmorProfile: { type: 'Unconfined' } } }],
  ['spec.securityContext.seccompProfile.type', { securityContext: { seccompProfile: { type: 'Unconfined' } } }],
  ['spec.securityContext.seLinuxOptions.type', { securityContext: { seLinuxOptions: { type: 'spc_t' } } }],
  ['spec.securityContext.sysctls[0].name', { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }],
  ['spec.containers[0].securityContext.procMount', container({ securityContext: { procMount: 'Unmasked' } })],
])('level baseline forbids %s', (path, spec) => {
  expect(findingsOf(podSecurityLevel, [enforced('baseline'), pod(spec)])).toMatchObject([{ path }]);
});

test.each<[string, object]>([
  ['spec.volumes[0].nfs', { ...container({ securityContext: secured() }), volumes: [{ name: 'a', nfs: { server: 'a', path: '/' } }] }],
  ['spec.containers[0].securityContext.allowPrivilegeEscalation', container({ securityContext: { capabilities: { drop: ['ALL'] } } })],
  ['spec.containers[0].securityContext.capabilities.drop', container({ securityContext: { allowPrivilegeEscalation: false } })],
  [
    'spec.containers[0].securityContext.capabilities.add[0]',
    container({ securityContext: secured({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }) }),
  ],
  ['spec.containers[0].securityContext.runAsNonRoot', container({ securityContext: secured({ runAsNonRoot: false }) })],
  ['spec.containers[0].securityContext.runAsUser', container({ securityContext: secured({ runAsUser: 0 }) })],
])('level restricted forbids or demands %s', (path, spec) => {
  expect(findingsOf(podSecurityLevel, [enforced('restricted'), pod({ ...RESTRICTED, ...spec })])).toMatchObject([{ path }]);
});

test('what neither pod nor container says is demanded of the pod, once', () => {
  const findings = findingsOf(podSecurityLevel, [enforced('restricted'), pod(container({ securityContext: secured() }))]);

  expect(findings.map(({ fix }) => fix)).toEqual([
    'set spec.securityContext.runAsNonRoot to true; set spec.securityContext.seccompProfile.type to RuntimeDefault',
  ]);
});

test('a level that is only warned of is told as an info', () => {
  const labels = namespace({ enforce: 'baseline', warn: 'restricted' });

  expect(findingsOf(podSecurityLevel, [labels, pod({})])).toMatchObject([
    { severity: 'info', what: expect.stringContaining('level restricted') },
  ]);
  expect(findingsOf(podSecurityLevel, [labels, pod({ hostIPC: true })])).toMatchObject([{ severity: 'error', path: 'spec.hostIPC' }]);
});

test('what a release adds to the standard counts where the release is known', () => {
  const probing = pod(container({ livenessProbe: { httpGet: { host: 'example.com', port: 80 } } }));
  const pinned = namespace({ enforce: 'baseline', 'enforce-version': 'v1.33' });

  expect(findingsOf(podSecurityLevel, [enforced('baseline'), probing], { kubernetesVersion: '1.34' })).toMatchObject([
    { path: 'spec.containers[0].livenessProbe.httpGet.host' },
  ]);
  expect(findingsOf(podSecurityLevel, [enforced('baseline'), probing])).toEqual([]);
  expect(findingsOf(podSecurityLevel, [pinned, probing], { kubernetesVersion: '1.34' })).toEqual([]);
});

test.each<[string, readonly unknown[]]>([
  ['a namespace without a level', [namespace({}), pod({ hostNetwork: true })]],
  ['a level that forbids nothing', [enforced('privileged'), pod({ hostNetwork: true })]],
  ['a namespace that is not here', [pod({ hostNetwork: true })]],
  [
    'a pod that keeps to level baseline',
    [enforced('baseline'), pod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } })],
  ],
  ['a pod that keeps to level restricted', [enforced('restricted'), pod({ ...RESTRICTED, ...container({ securityContext: secured() }) })]],
  ['a pod for Windows', [enforced('restricted'), pod({ os: { name: 'windows' }, securityContext: { runAsNonRoot: true } })]],
  ['a field that cannot be read', [enforced('baseline'), pod({ hostNetwork: '{{x}}', hostPID: true })]],
])('silent on %s', (_, manifests) => {
  expect(findingsOf(podSecurityLevel, manifests)).toEqual([]);
});
