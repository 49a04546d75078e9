/** What a label that a controller sets on its pods may be. */
export type GeneratedLabel =
  /** Anything: a hash, a UID. */
  | 'any'
  /** The name of the workload. */
  | 'workload-name'
  /** The name of a pod: that of the workload and the pod's ordinal. */
  | 'pod-name'
  /** The pod's ordinal. */
  | 'ordinal';

/** A kind whose objects run pods. Plain data. */
export interface WorkloadKind {
  /** With its group where that is not Kubernetes' own: `Rollout.argoproj.io`. */
  readonly kind: string;
  /** Where its pod template is: `spec.template`. A Pod is one itself. */
  readonly template: string;
  /** Where it says which pods are its own. */
  readonly selector?: string;
  /** How many pods it runs: what stands at a place, 1 where nothing does. Without it no manifest tells. */
  readonly replicas?: 'one' | 'one-per-node' | `spec.${string}`;
  /** Labels that its controller sets on the pods. */
  readonly generatedLabels?: Readonly<Record<string, GeneratedLabel>>;
}

const REPLICATED = { template: 'spec.template', selector: 'spec.selector', replicas: 'spec.replicas' } as const;

/** StatefulSet, "Pod Identity"; Controllers that number their pods set both. */
const NUMBERED = {
  'statefulset.kubernetes.io/pod-name': 'pod-name',
  'apps.kubernetes.io/pod-index': 'ordinal',
  'controller-revision-hash': 'any',
} as const;

/** Job, "Job labels"; the names without a prefix are those before 1.27. */
const OF_JOB = {
  'batch.kubernetes.io/job-name': 'workload-name',
  'job-name': 'workload-name',
  'batch.kubernetes.io/controller-uid': 'any',
  'controller-uid': 'any',
  'batch.kubernetes.io/job-completion-index': 'any',
} as const;

const ON_EACH_NODE = {
  template: 'spec.template',
  selector: 'spec.selector',
  replicas: 'one-per-node',
  generatedLabels: { 'controller-revision-hash': 'any', 'pod-template-generation': 'any' },
} as const;

/** Every kind that is known to run pods (Kubernetes; Argo Rollouts; Knative Serving; OpenKruise). */
export const WORKLOAD_KINDS: readonly WorkloadKind[] = [
  { kind: 'Pod', template: '', replicas: 'one' },
  { kind: 'Deployment', ...REPLICATED, generatedLabels: { 'pod-template-hash': 'any' } },
  { kind: 'ReplicaSet', ...REPLICATED },
  { kind: 'ReplicationController', ...REPLICATED },
  { kind: 'StatefulSet', ...REPLICATED, generatedLabels: NUMBERED },
  { kind: 'DaemonSet', ...ON_EACH_NODE },
  { kind: 'Job', template: 'spec.template', selector: 'spec.selector', replicas: 'spec.parallelism', generatedLabels: OF_JOB },
  {
    kind: 'CronJob',
    template: 'spec.jobTemplate.spec.template',
    replicas: 'spec.jobTemplate.spec.parallelism',
    generatedLabels: { ...OF_JOB, 'batch.kubernetes.io/job-name': 'any', 'job-name': 'any' },
  },
  { kind: 'Rollout.argoproj.io', ...REPLICATED, generatedLabels: { 'rollouts-pod-template-hash': 'any' } },
  {
    kind: 'Service.serving.knative.dev',
    template: 'spec.template',
    generatedLabels: {
      'serving.knative.dev/service': 'workload-name',
      'serving.knative.dev/configuration': 'workload-name',
      'serving.knative.dev/revision': 'any',
      'serving.knative.dev/revisionUID': 'any',
      'pod-template-hash': 'any',
      app: 'any',
    },
  },
  {
    kind: 'CloneSet.apps.kruise.io',
    ...REPLICATED,
    generatedLabels: { 'apps.kruise.io/cloneset-instance-id': 'any', 'controller-revision-hash': 'any', 'pod-template-hash': 'any' },
  },
  { kind: 'StatefulSet.apps.kruise.io', ...REPLICATED, generatedLabels: NUMBERED },
  { kind: 'DaemonSet.apps.kruise.io', ...ON_EACH_NODE },
  {
    kind: 'BroadcastJob.apps.kruise.io',
    template: 'spec.template',
    generatedLabels: { 'broadcastjob-name': 'workload-name', 'broadcastjob-controller-uid': 'any' },
  },
];

/** The known kinds with others; one of the same name is told anew. */
export function joinWorkloadKinds(more: readonly WorkloadKind[]): readonly WorkloadKind[] {
  return [...WORKLOAD_KINDS.filter(({ kind }) => !more.some((own) => own.kind === kind)), ...more];
}
