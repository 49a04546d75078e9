/** What Kubernetes makes the random parts of names of (`k8s.io/apimachinery/pkg/util/rand`): no vowels, no 0, 1 and 3. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';

/** The parts that a controller adds to its name for a pod, the longest first. */
const ADDED = [
  // Deployment: the hash of its ReplicaSet, and five more.
  new RegExp(`-${RANDOM}{6,10}-${RANDOM}{5}$`),
  // CronJob: the minute of its Job, and five more.
  new RegExp(`-\\d{8}-${RANDOM}{5}$`),
  // StatefulSet: a number.
  /-\d{1,4}$/,
  // DaemonSet, Job, ReplicaSet: five characters.
  new RegExp(`-${RANDOM}{5}$`),
];

/**
 * The name of the workload that a pod belongs to, by its own name: `user-service` of `user-service-7d9f8b6c5d-x2x4z`. Metrics of a
 * kubelet do not tell it, and not every cluster has kube-state-metrics. A pod of nobody keeps its name.
 */
export function workloadOfPod(pod: string): string {
  const added = ADDED.find((pattern) => pattern.test(pod));
  return added ? pod.replace(added, '') : pod;
}
