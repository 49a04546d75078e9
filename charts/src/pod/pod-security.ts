import type { k8s } from 'cdk8s-plus-28';

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

/** Labels of a namespace in which the API server refuses every other pod; `latest` warns of what the next version would refuse. */
export const RESTRICTED_NAMESPACE: Readonly<Record<string, string>> = Object.freeze({
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/enforce-version': 'v1.33',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/audit-version': 'latest',
  'pod-security.kubernetes.io/warn': 'restricted',
  'pod-security.kubernetes.io/warn-version': 'latest',
});
