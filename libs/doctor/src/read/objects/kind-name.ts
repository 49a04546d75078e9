/** API groups that every cluster has, under whose kinds a bare name such as `Deployment` is understood. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'extensions',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/**
 * A kind by its group, as `kubectl get` takes it: `Deployment`, but `StatefulSet.apps.kruise.io` and `NetworkPolicy.crd.projectcalico.org`,
 * which are other things than the kinds of Kubernetes that are called the same.
 *
 * @internal
 */
export function nameKind(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  return BUILT_IN_GROUPS.has(group) ? kind : `${kind}.${group}`;
}

/** `apps` of `apps/v1`; nothing of `v1`, the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
