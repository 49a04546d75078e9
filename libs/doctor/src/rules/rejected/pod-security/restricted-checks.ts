import type { SecuredPod } from './secured-pod';
import { isSince, listContainers, listContexts, type SecurityCheck, type Violation } from './security-check';

const VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

const volumes: SecurityCheck = {
  find: ({ spec: { volumes: all = [] } = {} }) =>
    all.flatMap((volume, index) => {
      const types = Object.keys(volume).filter((field) => field !== 'name' && (volume[field] ?? null) !== null);
      // Of hostPath level baseline tells already.
      const refused = types.filter((type) => !VOLUMES.includes(type) && type !== 'hostPath');
      return refused.map((type) => ({ path: `spec.volumes[${index}].${type}`, says: `is a volume of type ${type}` }));
    }),
};

/** Of containers for Linux: Windows has no such setting. */
function onLinux(judge: (pod: SecuredPod) => readonly Violation[]): SecurityCheck {
  return { find: ({ spec = {} }) => (spec.os?.name === 'windows' ? [] : judge(spec)) };
}

const escalation = onLinux((pod) =>
  listContainers(pod).flatMap(({ part, path }) => {
    const at = `${path}.securityContext.allowPrivilegeEscalation`;
    return part.securityContext?.allowPrivilegeEscalation === false ? [] : [{ path: at, says: 'is not false', set: 'false' }];
  }),
);

const capabilities = onLinux((pod) =>
  listContainers(pod).flatMap(({ part: { securityContext = {} }, path }) => {
    const { add = [], drop = [] } = securityContext.capabilities ?? {};
    const at = `${path}.securityContext.capabilities`;
    return [
      ...(drop.includes('ALL') ? [] : [{ path: `${at}.drop`, says: 'does not hold ALL', set: '[ALL]' }]),
      ...add.flatMap((name, index) => (name === 'NET_BIND_SERVICE' ? [] : [{ path: `${at}.add[${index}]`, says: `adds ${name}` }])),
    ];
  }),
);

/** Whether something is said for every container, by itself or by its pod. */
function isSaid(pod: SecuredPod, says: (context: NonNullable<SecuredPod['securityContext']>) => boolean): boolean {
  const [ofPod, ...ofContainers] = listContexts(pod).map(({ part }) => says(part));
  return ofPod === true || ofContainers.every(Boolean);
}

/** Of a profile that is forbidden level baseline tells. */
const seccomp = onLinux((pod) =>
  isSaid(pod, ({ seccompProfile }) => seccompProfile?.type !== undefined)
    ? []
    : [{ path: 'spec.securityContext.seccompProfile.type', says: 'is not said', set: 'RuntimeDefault' }],
);

/** In a user namespace root is nobody outside of it; the standard says so since 1.35. */
function isOwnNamespace({ hostUsers }: SecuredPod, release: string): boolean {
  return hostUsers === false && isSince(release, '1.35');
}

const nonRoot: SecurityCheck = {
  find: ({ spec = {} }, release) => {
    if (isOwnNamespace(spec, release)) return [];
    const refusals = listContexts(spec).filter(({ part }) => part.runAsNonRoot === false);
    const missing = { path: 'spec.securityContext.runAsNonRoot', says: 'is not said', set: 'true' };
    return [
      ...refusals.map(({ path }) => ({ path: `${path}.runAsNonRoot`, says: 'says false', set: 'true' })),
      ...(isSaid(spec, ({ runAsNonRoot }) => runAsNonRoot !== undefined) ? [] : [missing]),
    ];
  },
};

const nonRootUser: SecurityCheck = {
  find: ({ spec = {} }, release) =>
    isOwnNamespace(spec, release)
      ? []
      : listContexts(spec).flatMap(({ part, path }) =>
          part.runAsUser === 0
            ? [{ path: `${path}.runAsUser`, says: 'says 0, which is root', set: '1000, or another user that is not root' }]
            : [],
        ),
};

/** What level restricted forbids or demands beside all of baseline. */
export const RESTRICTED_CHECKS: readonly SecurityCheck[] = [volumes, escalation, nonRoot, nonRootUser, seccomp, capabilities];
