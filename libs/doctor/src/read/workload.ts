import type { WorkloadReference } from '../finding/resource-reference';
import type { Labels, LabelSelector } from '../sets/labels';
import { LABEL_SELECTOR, LABELS } from './objects/label-fields';
import type { KubernetesObject } from './objects/kubernetes-object';
import { versionsOf } from './objects/read-kinds';
import type { WorkloadKind } from './objects/workload-kinds';
import { POD_TEMPLATE, type PodSpec, RESOURCES } from './pod-spec';
import { orMissing, type ValueOf } from './schema/field-type';
import { COUNT, COUNT_OR_PERCENT, FLAG, SECONDS, TEXT } from './schema/scalars';
import { list, object } from './schema/structures';
import { UnreadField } from './schema/unread-field';

/**
 * Seconds without progress after which a Deployment's rollout has failed, where it says nothing (API reference, DeploymentSpec v1 apps).
 *
 * @internal
 */
export const PROGRESS_DEADLINE_SECONDS = 600;

const STRATEGY = object({
  type: orMissing(TEXT),
  rollingUpdate: object({ maxSurge: COUNT_OR_PERCENT, maxUnavailable: COUNT_OR_PERCENT }),
});
const CLAIM = object({ metadata: object({ name: TEXT }), spec: object({ accessModes: list(TEXT), resources: RESOURCES }) });
const JOB = { activeDeadlineSeconds: SECONDS };
const SPEC = object({
  minReadySeconds: COUNT,
  progressDeadlineSeconds: COUNT,
  strategy: STRATEGY,
  ordinals: object({ start: COUNT }),
  serviceName: orMissing(TEXT),
  volumeClaimTemplates: list(CLAIM),
  updateStrategy: STRATEGY,
  schedule: TEXT,
  concurrencyPolicy: orMissing(TEXT),
  suspend: FLAG,
  jobTemplate: object({ spec: object(JOB) }),
  ...JOB,
});

/** What Kubernetes' own kinds of workload say of their pods beside the template; each kind says some of it. */
export type WorkloadSpec = ValueOf<typeof SPEC>;

/** An object that runs pods, as budgets see it: pods on the host's network are counted too. */
export interface Workload {
  readonly reference: WorkloadReference;
  readonly kind: WorkloadKind;
  readonly spec: WorkloadSpec;
  /** What it says of how many pods it runs, at the place that its kind has for that. */
  readonly replicas: number | undefined;
  /** Which pods it takes for its own. */
  readonly selector: LabelSelector | undefined;
  readonly podLabels: Labels;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly pod: PodSpec;
  /** Whether it was read from a cluster, which gives every object a UID, and fills in what the manifest left out. */
  readonly isLive: boolean;
  /** Where the pod's spec is: `spec.template.spec`. */
  readonly podPath: string;
}

/** Reads an object of a kind that runs pods. */
export function readWorkload(manifest: KubernetesObject, kind: WorkloadKind): Workload {
  const template = manifest.read(kind.template, POD_TEMPLATE);
  const spec = versionsOf(kind.kind) ? manifest.read('spec', SPEC) : () => undefined;
  const replicas = replicasOf(manifest, kind);
  const selector = selectorOf(manifest, kind);
  return {
    reference: manifest.reference,
    kind,
    podPath: kind.template === '' ? 'spec' : `${kind.template}.spec`,
    get isLive() {
      return manifest.metadata().uid !== undefined;
    },
    get spec() {
      return spec() ?? {};
    },
    get replicas() {
      return replicas();
    },
    get selector() {
      return selector();
    },
    get podLabels() {
      return template()?.metadata?.labels ?? {};
    },
    get podAnnotations() {
      return template()?.metadata?.annotations ?? {};
    },
    get pod() {
      return template()?.spec ?? {};
    },
  };
}

/** Where no manifest tells, the number of pods is as unknown as one that cannot be read. */
function replicasOf(manifest: KubernetesObject, { replicas }: WorkloadKind): () => number | undefined {
  if (replicas === 'one' || replicas === 'one-per-node') return () => 1;
  if (replicas) return manifest.read(replicas, COUNT);
  return () => {
    throw new UnreadField();
  };
}

/** That of a ReplicationController is labels alone. */
function selectorOf(manifest: KubernetesObject, { kind, selector }: WorkloadKind): () => LabelSelector | undefined {
  if (!selector) return () => undefined;
  if (kind !== 'ReplicationController') return manifest.read(selector, LABEL_SELECTOR);
  const matchLabels = manifest.read(selector, LABELS);
  return () => {
    const labels = matchLabels();
    return labels && { matchLabels: labels };
  };
}
