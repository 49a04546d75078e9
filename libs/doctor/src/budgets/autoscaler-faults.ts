import type { Autoscaler, MetricSpec } from '../read/scaling/autoscaler';
import { formatOwner, formatReference } from '../finding/resource-reference';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { judgeEach } from '../read/schema/unread-field';
import { findRequest } from '../read/pod-resources';
import { findMissingTarget } from '../read/scaling/missing-target';
import { nameContainer, type PlacedContainer, servingContainers } from '../read/pod-spec';
import type { Workload } from '../read/workload';

type Fault = Pick<Finding, 'id' | 'path' | 'what' | 'why' | 'fix'> &
  Partial<Pick<Finding, 'severity' | 'certainty' | 'resource' | 'edit' | 'evidence'>>;

/** Findings for autoscalers that cannot work: without a target, against their own bounds, blind to their metric, or not alone. */
export function findAutoscalerFaults(inventory: Inventory): readonly Finding[] {
  return judgeEach(inventory.autoscalers, (autoscaler) =>
    judgeEach([boundFaults, absenceFaults, metricFaults, rivalFaults], (find) => find(autoscaler, inventory)).map((fault): Finding => ({
      severity: 'error',
      certainty: 'proven',
      resource: autoscaler.reference,
      evidence: [],
      ...fault,
    })),
  );
}

function boundFaults({ reference, min, max }: Autoscaler): readonly Fault[] {
  if (min <= max) return [];
  return [
    {
      id: 'autoscaler-bounds-crossed',
      path: 'spec.maxReplicas',
      what: `${formatOwner(reference)}: minReplicas (${min}) exceeds maxReplicas (${max})`,
      why: 'the API server rejects the autoscaler',
      fix: 'lower minReplicas or raise maxReplicas',
    },
  ];
}

function absenceFaults({ reference, target }: Autoscaler, inventory: Inventory): readonly Fault[] {
  const missing = findMissingTarget(reference, target, inventory);
  if (!missing) return [];
  return [
    {
      id: 'autoscaler-without-target',
      severity: missing.severity,
      certainty: 'likely',
      path: 'spec.scaleTargetRef',
      what: `${formatOwner(reference)} scales ${formatReference(target)}, which the manifests do not have`,
      why: 'the autoscaler does nothing but report FailedGetScale',
      fix: missing.fix,
    },
  ];
}

function metricFaults(autoscaler: Autoscaler, inventory: Inventory): readonly Fault[] {
  const workload = inventory.findWorkload(autoscaler.target);
  if (!workload) return [];
  return judgeEach([...autoscaler.metrics.entries()], ([index, metric]) =>
    requestFaults(autoscaler, metric, `spec.metrics[${index}]`, workload),
  );
}

/** What an autoscaler measures use by. */
type MeasuredResource = 'cpu' | 'memory';

/** Use is measured as a share of the request, so what is measured needs one (API reference, ResourceMetricSource v2 autoscaling). */
function requestFaults({ reference }: Autoscaler, metric: MetricSpec, path: string, workload: Workload): readonly Fault[] {
  const { name, target } = metric.resource ?? metric.containerResource ?? {};
  if ((name !== 'cpu' && name !== 'memory') || target?.type !== 'Utilization') return [];
  const { reference: resource, podPath } = workload;
  return findUnmeasured(workload, metric, name).map((placed) => ({
    id: 'autoscaler-without-request',
    resource,
    path: `${podPath}.${placed.path}.resources.requests.${name}`,
    what: `${formatOwner(reference)} steers by ${name} use, and ${nameContainer(placed)} of ${formatReference(resource)} requests none`,
    why: 'use is a share of the request, so the autoscaler has nothing to go by and never scales',
    fix: `give the container requests.${name}`,
    evidence: [{ resource: reference, path, says: `steers by the share of requested ${name} that is used` }],
  }));
}

/**
 * Containers that are measured and request nothing, sidecars included. A pod may speak for all of them, but not where one is measured by
 * its name.
 */
function findUnmeasured({ pod }: Workload, { containerResource }: MetricSpec, name: MeasuredResource): readonly PlacedContainer[] {
  if (!containerResource && findRequest(pod, name) !== undefined) return [];
  return servingContainers(pod)
    .filter(({ container }) => !containerResource || container.name === containerResource.container)
    .filter(({ container }) => findRequest(container, name) === undefined);
}

/** What is wrong with all that scale one workload, reported by the first of them. */
function rivalFaults(autoscaler: Autoscaler, inventory: Inventory): readonly Fault[] {
  const workload = inventory.findWorkload(autoscaler.target);
  const [first, ...rivals] = workload ? inventory.autoscalersOf(workload) : [];
  if (!workload || first !== autoscaler) return [];
  return [...replicaFaults([first, ...rivals], workload), ...(rivals.length > 0 ? [collision(first, rivals)] : [])];
}

/**
 * Applying `replicas` again and again undoes what autoscalers do in between (Horizontal Pod Autoscaling, "Migrating Deployments"). What
 * was read from a cluster always holds the count that an autoscaler has set last.
 */
function replicaFaults(autoscalers: readonly Autoscaler[], { reference: resource, replicas, isLive }: Workload): readonly Fault[] {
  const isUndone = autoscalers.some(({ min, max }) => min !== replicas || max !== replicas);
  if (replicas === undefined || isLive || !isUndone) return [];
  return [
    {
      id: 'replicas-beside-autoscaler',
      resource,
      path: 'spec.replicas',
      what: `${formatReference(resource)} says replicas: ${replicas}, and an autoscaler scales it`,
      why: 'each apply sets the count back, and the autoscaler changes it again',
      fix: 'remove replicas; the autoscaler starts from minReplicas',
      edit: { path: 'spec.replicas', isRemoved: true },
      evidence: autoscalers.map(({ reference }) => ({
        resource: reference,
        path: 'spec.scaleTargetRef',
        says: `scales ${formatReference(resource)}`,
      })),
    },
  ];
}

function collision({ reference, target }: Autoscaler, rivals: readonly Autoscaler[]): Fault {
  return {
    id: 'autoscalers-collide',
    path: 'spec.scaleTargetRef',
    what: `${formatOwner(reference)} and ${rivals.map((rival) => formatOwner(rival.reference)).join(', ')} scale ${formatReference(target)}`,
    why: 'each undoes what the other does',
    fix: 'keep one, with the metrics of both',
    evidence: rivals.map((rival) => ({ resource: rival.reference, path: 'spec.scaleTargetRef', says: 'scales it too' })),
  };
}
