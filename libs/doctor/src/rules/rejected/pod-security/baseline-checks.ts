import type { SecuredContainer, SecuredPod } from './secured-pod';
import { isSince, listContainers, listContexts, type Secured, type SecurityCheck, type Violation } from './security-check';

const CAPABILITIES = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];
const SE_LINUX_TYPES = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

/** Settings of the kernel that belong to a pod alone, and the release since which the standard says so. */
const SYSCTLS: Readonly<Record<string, string>> = {
  'kernel.shm_rmid_forced': '1.0',
  'net.ipv4.ip_local_port_range': '1.0',
  'net.ipv4.ip_unprivileged_port_start': '1.0',
  'net.ipv4.ping_group_range': '1.0',
  'net.ipv4.tcp_syncookies': '1.0',
  'net.ipv4.ip_local_reserved_ports': '1.27',
  'net.ipv4.tcp_fin_timeout': '1.29',
  'net.ipv4.tcp_keepalive_intvl': '1.29',
  'net.ipv4.tcp_keepalive_probes': '1.29',
  'net.ipv4.tcp_keepalive_time': '1.29',
  'net.ipv4.tcp_rmem': '1.32',
  'net.ipv4.tcp_wmem': '1.32',
  'net.ipv4.tcp_notsent_lowat': '1.37',
  'net.ipv4.tcp_slow_start_after_idle': '1.37',
};
const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** Of each part of a list. */
function ofEach<T>(
  list: (pod: SecuredPod) => readonly Secured<T>[],
  judge: (part: T, path: string) => readonly (Violation | false)[],
): SecurityCheck {
  return {
    find: ({ spec = {} }) => list(spec).flatMap(({ part, path }) => judge(part, path).filter((violation) => violation !== false)),
  };
}

/** Violations where a value is none of those that are taken; nothing and empty text always are. */
function oneOf(path: string, value: string | undefined, taken: readonly string[]): Violation | false {
  if (value === undefined || value === '' || taken.includes(value)) return false;
  const [set] = taken;
  return { path, says: `says ${value}`, ...(set !== undefined && { set }) };
}

const isTrue = (path: string, value: boolean | undefined): Violation | false => value === true && { path, says: 'says true', set: 'false' };

const hostNamespaces: SecurityCheck = {
  find: ({ spec = {} }) => (['hostIPC', 'hostNetwork', 'hostPID'] as const).flatMap((field) => isTrue(`spec.${field}`, spec[field]) || []),
};

const hostPaths: SecurityCheck = {
  find: ({ spec: { volumes = [] } = {} }) =>
    volumes.flatMap((volume, index) => {
      const path = `spec.volumes[${index}].hostPath`;
      return (volume['hostPath'] ?? null) === null ? [] : [{ path, says: 'mounts a path of the node' }];
    }),
};

const hostPorts = ofEach(listContainers, ({ ports = [] }, path) =>
  ports.map(({ hostPort }, index) => {
    const at = `${path}.ports[${index}].hostPort`;
    return hostPort !== undefined && { path: at, says: `opens port ${hostPort} of the node` };
  }),
);

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;

function listHosts({ lifecycle = {}, ...container }: SecuredContainer, path: string): readonly (Violation | false)[] {
  const handlers = [
    ...PROBES.map((field) => [container[field], `${path}.${field}`] as const),
    ...HOOKS.map((field) => [lifecycle[field], `${path}.lifecycle.${field}`] as const),
  ];
  return handlers.flatMap(([handler, at]) => [
    oneOf(`${at}.httpGet.host`, handler?.httpGet?.host, []),
    oneOf(`${at}.tcpSocket.host`, handler?.tcpSocket?.host, []),
  ]);
}

const sysctls: SecurityCheck = {
  find: ({ spec: { securityContext: { sysctls: set = [] } = {} } = {} }, release) =>
    set.flatMap(({ name = '' }, index) => {
      const since = Object.hasOwn(SYSCTLS, name) ? SYSCTLS[name] : undefined;
      const path = `spec.securityContext.sysctls[${index}].name`;
      return since !== undefined && isSince(release, since) ? [] : [{ path, says: `sets ${name}` }];
    }),
};

const appArmorAnnotations: SecurityCheck = {
  find: ({ metadata: { annotations = {} } = {} }) =>
    Object.entries(annotations).flatMap(([key, value]) => {
      const isTaken = !key.startsWith(APP_ARMOR_ANNOTATION) || /^$|^runtime\/default$|^localhost\//.test(value);
      const path = `metadata.annotations[${JSON.stringify(key)}]`;
      return isTaken ? [] : [{ path, says: `says ${value}`, set: 'runtime/default' }];
    }),
};

const procMount: SecurityCheck = {
  find: ({ spec = {} }, release) =>
    spec.hostUsers === false && isSince(release, '1.35')
      ? []
      : listContainers(spec).flatMap(
          ({ part, path }) => oneOf(`${path}.securityContext.procMount`, part.securityContext?.procMount, ['Default']) || [],
        ),
};

/**
 * What level baseline forbids.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const BASELINE_CHECKS: readonly SecurityCheck[] = [
  hostNamespaces,
  hostPaths,
  hostPorts,
  ofEach(listContexts, ({ windowsOptions = {} }, path) => [isTrue(`${path}.windowsOptions.hostProcess`, windowsOptions.hostProcess)]),
  ofEach(listContainers, ({ securityContext: { privileged } = {} }, path) => [isTrue(`${path}.securityContext.privileged`, privileged)]),
  ofEach(listContainers, ({ securityContext: { capabilities: { add = [] } = {} } = {} }, path) =>
    add.map((name, index) => {
      const at = `${path}.securityContext.capabilities.add[${index}]`;
      return !CAPABILITIES.includes(name) && { path: at, says: `adds ${name}` };
    }),
  ),
  { since: '1.34', ...ofEach(listContainers, listHosts) },
  ofEach(listContexts, ({ appArmorProfile = {} }, path) => [
    oneOf(`${path}.appArmorProfile.type`, appArmorProfile.type, ['RuntimeDefault', 'Localhost']),
  ]),
  appArmorAnnotations,
  ofEach(listContexts, ({ seLinuxOptions: { type, user, role } = {} }, path) => [
    oneOf(`${path}.seLinuxOptions.type`, type, SE_LINUX_TYPES),
    oneOf(`${path}.seLinuxOptions.user`, user, []),
    oneOf(`${path}.seLinuxOptions.role`, role, []),
  ]),
  procMount,
  ofEach(listContexts, ({ seccompProfile = {} }, path) => [
    oneOf(`${path}.seccompProfile.type`, seccompProfile.type, ['RuntimeDefault', 'Localhost']),
  ]),
  sysctls,
];
