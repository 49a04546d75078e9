/**
 * The kinds of Kubernetes that are read, each with the versions that are: the newest first, then those that say the same or are converted.
 * An object of another version is no object that a cluster takes.
 */
const VERSIONS: Readonly<Record<string, readonly string[]>> = Object.freeze({
  ConfigMap: ['v1'],
  CronJob: ['batch/v1', 'batch/v1beta1'],
  DaemonSet: ['apps/v1', 'apps/v1beta2', 'extensions/v1beta1'],
  Deployment: ['apps/v1', 'apps/v1beta2', 'apps/v1beta1', 'extensions/v1beta1'],
  HorizontalPodAutoscaler: ['autoscaling/v2', 'autoscaling/v1', 'autoscaling/v2beta2', 'autoscaling/v2beta1'],
  Job: ['batch/v1'],
  LimitRange: ['v1'],
  Namespace: ['v1'],
  NetworkPolicy: ['networking.k8s.io/v1', 'extensions/v1beta1'],
  PersistentVolumeClaim: ['v1'],
  Pod: ['v1'],
  PodDisruptionBudget: ['policy/v1', 'policy/v1beta1'],
  ReplicaSet: ['apps/v1', 'apps/v1beta2', 'extensions/v1beta1'],
  ReplicationController: ['v1'],
  ResourceQuota: ['v1'],
  Service: ['v1'],
  StatefulSet: ['apps/v1', 'apps/v1beta2', 'apps/v1beta1'],
});

/** The versions of a kind that are read; nothing of a kind that is not Kubernetes' own, or of which no more than its name is read. */
export function versionsOf(kind: string): readonly string[] | undefined {
  return Object.hasOwn(VERSIONS, kind) ? VERSIONS[kind] : undefined;
}
