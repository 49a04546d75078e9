import fc from 'fast-check';

/** Used by tests only: pods that are right but for what Pod Security may forbid. */

const some = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);

const COMMON = {
  appArmorProfile: some({ type: 'RuntimeDefault' }, { type: 'Unconfined' }),
  runAsNonRoot: some(true, true, false),
  runAsUser: some(0, 1000),
  seccompProfile: some({ type: 'RuntimeDefault' }, { type: 'RuntimeDefault' }, { type: 'Unconfined' }),
  seLinuxOptions: some({ type: 'container_t' }, { type: 'spc_t' }, { user: 'a' }),
};

const containerSecurity = fc.record({
  ...COMMON,
  allowPrivilegeEscalation: some(false, false, true),
  capabilities: some(
    { drop: ['ALL'] },
    { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    { add: ['CHOWN'] },
    { add: ['NET_ADMIN'], drop: ['ALL'] },
  ),
  privileged: some(false, false, true),
  procMount: some('Default'),
});

const sysctls = some(
  [{ name: 'net.ipv4.tcp_syncookies', value: '1' }],
  [{ name: 'net.ipv4.tcp_rmem', value: '1' }],
  [{ name: 'net.core.somaxconn', value: '1' }],
);

const container = (name: string) =>
  fc.record({
    name: fc.constant(name),
    image: fc.constant('registry.example.com/web:1.0.0'),
    ports: some([{ containerPort: 80 }], [{ containerPort: 80, hostPort: 80 }]),
    securityContext: fc.option(containerSecurity, { nil: undefined }),
    ...(name === 'web' && { livenessProbe: some({ httpGet: { port: 80 } }, { httpGet: { port: 80, host: 'example.com' } }) }),
  });

const volumes = some(
  [{ name: 'a', emptyDir: {} }],
  [{ name: 'a', configMap: { name: 'a' } }],
  [{ name: 'a', hostPath: { path: '/a' } }],
  [{ name: 'a', nfs: { server: 'a.example.com', path: '/' } }],
);

/** Half of them say little that level restricted forbids: of many settings one would always be wrong. */
export const randomPod: fc.Arbitrary<unknown> = fc
  .record({
    containers: fc.tuple(container('web')),
    initContainers: fc.option(fc.tuple(container('init')), { nil: undefined }),
    hostIPC: some(false, false, true),
    hostNetwork: some(false, false, true),
    hostPID: some(false, false, true),
    securityContext: fc.option(fc.record({ ...COMMON, sysctls }), { nil: undefined }),
    volumes,
    kept: fc.subarray(['hostIPC', 'hostNetwork', 'hostPID', 'initContainers', 'securityContext', 'volumes'], { maxLength: 3 }),
    isRestricted: fc.boolean(),
  })
  .map(({ kept, isRestricted, containers, ...parts }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: isRestricted
        ? containers.map((each) => ({ ...each, securityContext: { ...each.securityContext, ...RESTRICTED } }))
        : containers,
      ...Object.fromEntries(Object.entries(parts).filter(([field]) => kept.includes(field))),
    },
  }));

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
