import type { Autoscaler, MetricSpec } from '../read/autoscaler';
import { formatOwner, formatReference } from '../finding/resource-reference';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { findContainersWithout } from '../read/pod-resources';
import type { Workload } from '../read/workload';

/** Kinds that manifests of ours describe; an autoscaler may also target a custom resource, which only the cluster knows. */
const KNOWN_TARGETS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

type Fault = Pick<Finding, 'id' | 'path' | 'what' | 'why' | 'fix'> & Partial<Pick<Finding, 'resource' | 'evidence'>>;

/** Findings for autoscalers that cannot work: without a target, against their own bounds, blind to their metric, or not alone. */
export function findAutoscalerFaults(inventory: Inventory): readonly Finding[] {
  return inventory.autoscalers.flatMap((autoscaler) => {
    const target = inventory.findWorkload(autoscaler.target);
    const faults = [...boundFaults(autoscaler), ...(target ? targetFaults(autoscaler, target, inventory) : absenceFaults(autoscaler))];
    return faults.map((fault): Finding => ({
      severity: 'error',
      certainty: 'proven',
      resource: autoscaler.reference,
      evidence: [],
      ...fault,
    }));
  });
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

function absenceFaults({ reference, target }: Autoscaler): readonly Fault[] {
  if (!KNOWN_TARGETS.includes(target.kind)) return [];
  return [
    {
      id: 'autoscaler-without-target',
      path: 'spec.scaleTargetRef',
      what: `${formatOwner(reference)} scales ${formatReference(target)}, which the manifests do not have`,
      why: 'the autoscaler does nothing but report FailedGetScale',
      fix: 'name the workload that it is meant to scale',
    },
  ];
}

function targetFaults(autoscaler: Autoscaler, workload: Workload, inventory: Inventory): readonly Fault[] {
  return [
    ...replicaFaults(autoscaler, workload),
    ...autoscaler.metrics.flatMap((metric, index) => metricFaults(autoscaler, metric, `spec.metrics[${index}]`, workload)),
    ...rivalFaults(autoscaler, inventory),
  ];
}

/** Applying `replicas` again and again undoes what the autoscaler does in between (Horizontal Pod Autoscaling, "Migrating Deployments"). */
function replicaFaults({ reference }: Autoscaler, { reference: resource, spec }: Workload): readonly Fault[] {
  if (spec.replicas === undefined || spec.replicas === null) return [];
  return [
    {
      id: 'replicas-beside-autoscaler',
      resource,
      path: 'spec.replicas',
      what: `${formatReference(resource)} says replicas: ${spec.replicas}, and an autoscaler scales it`,
      why: 'each apply sets the count back, and the autoscaler changes it again',
      fix: 'remove replicas; the autoscaler starts from minReplicas',
      evidence: [{ resource: reference, path: 'spec.scaleTargetRef', says: `scales ${formatReference(resource)}` }],
    },
  ];
}

/** Use is measured as a share of the request, so every container needs one (API reference, ResourceMetricSource v2 autoscaling). */
function metricFaults(
  { reference }: Autoscaler,
  metric: MetricSpec,
  path: string,
  { reference: resource, pod, podPath }: Workload,
): readonly Fault[] {
  const { name, target } = metric.resource ?? metric.containerResource ?? {};
  if ((name !== 'cpu' && name !== 'memory') || target?.type !== 'Utilization') return [];
  const isMeasured = (at: string) =>
    at.startsWith('containers') && (!metric.containerResource || containerAt(at)?.name === metric.containerResource.container);
  const containerAt = (at: string) => pod.containers?.[Number(/\d+/.exec(at)?.[0])];
  return findContainersWithout(pod, 'requests', name)
    .filter(isMeasured)
    .map((at) => ({
      id: 'autoscaler-without-request',
      resource,
      path: `${podPath}.${at}.resources.requests.${name}`,
      what: `${formatOwner(reference)} steers by ${name} use, and container ${containerAt(at)?.name ?? at} of ${formatReference(resource)} requests none`,
      why: 'use is a share of the request, so the autoscaler has nothing to go by and never scales',
      fix: `give the container requests.${name}`,
      evidence: [{ resource: reference, path, says: `steers by the share of requested ${name} that is used` }],
    }));
}

/** Reported by the first of those that scale one workload. */
function rivalFaults(autoscaler: Autoscaler, inventory: Inventory): readonly Fault[] {
  const [first, ...rivals] = inventory.autoscalersOf({ reference: autoscaler.target });
  if (first !== autoscaler || rivals.length === 0) return [];
  return [
    {
      id: 'autoscalers-collide',
      path: 'spec.scaleTargetRef',
      what: `${formatOwner(autoscaler.reference)} and ${rivals.map(({ reference }) => formatOwner(reference)).join(', ')} scale ${formatReference(autoscaler.target)}`,
      why: 'each undoes what the other does',
      fix: 'keep one, with the metrics of both',
      evidence: rivals.map(({ reference }) => ({ resource: reference, path: 'spec.scaleTargetRef', says: 'scales it too' })),
    },
  ];
}
