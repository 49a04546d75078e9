import type { k8s } from 'cdk8s-plus-28';
import type { ReleaseName } from 'fairlead/doctor';
import type { Environment } from '../environment/environment';

/**
 * What Pod Security "restricted" asks of a pod, with a user of our choice.
 *
 * @param uid user and group, never 0
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod(uid: number): k8s.PodSecurityContext {
  return { runAsNonRoot: true, runAsUser: uid, runAsGroup: uid, seccompProfile: { type: 'RuntimeDefault' } };
}

/** What Pod Security "restricted" asks of a container, and a root file system that nobody can write to. */
export const RESTRICTED_CONTAINER: k8s.SecurityContext = Object.freeze({
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
});

/** The release whose standard a namespace holds pods to where nobody says which one the cluster runs. */
const COMMON_STANDARD: ReleaseName = '1.33';

/** Labels of a namespace in which the API server refuses every pod that is beyond its level; `latest` warns of what the next version would refuse. */
export function namespaceLabels({ namespace = {}, kubernetesVersion = COMMON_STANDARD }: Environment): Readonly<Record<string, string>> {
  const { podSecurity: level = 'restricted' } = namespace;
  return {
    'pod-security.kubernetes.io/enforce': level,
    'pod-security.kubernetes.io/enforce-version': `v${kubernetesVersion}`,
    'pod-security.kubernetes.io/audit': level,
    'pod-security.kubernetes.io/audit-version': 'latest',
    'pod-security.kubernetes.io/warn': level,
    'pod-security.kubernetes.io/warn-version': 'latest',
  };
}
