/** Kinds that are read of a cluster to judge it: what users write, as `kubectl get` takes them. Secrets are not among them. */
export const LIVE_KINDS = [
  'namespaces',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'cronjobs.batch',
  'services',
  'ingresses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
  'configmaps',
  'persistentvolumeclaims',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
  'resourcequotas',
  'limitranges',
] as const;
