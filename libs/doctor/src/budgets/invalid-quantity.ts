import { formatOwner, type NamespacedReference } from '../finding/resource-reference';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { listResources, type PlacedResources } from '../read/pod-resources';
import { findQuantity } from '../read/quantity';

/** A finding for each request, limit or quota that is no quantity: `1GB`, `500mb`. */
export function findInvalidQuantities({ workloads, quotas }: Inventory): readonly Finding[] {
  const inQuotas = quotas.flatMap(({ reference, hard }) => faultsIn(hard, reference, 'spec.hard'));
  const inPods = workloads.flatMap((workload) => [
    ...listResources(workload).flatMap((placed) => inResources(placed, workload.reference)),
    ...faultsIn(workload.pod.overhead, workload.reference, `${workload.podPath}.overhead`),
  ]);
  return [...inQuotas, ...inPods];
}

function inResources({ resources, path }: PlacedResources, reference: NamespacedReference): readonly Finding[] {
  return (['requests', 'limits'] as const).flatMap((side) => faultsIn(resources[side], reference, `${path}.${side}`));
}

function faultsIn(
  quantities: Readonly<Record<string, unknown>> | null | undefined,
  resource: NamespacedReference,
  path: string,
): readonly Finding[] {
  return Object.entries(quantities ?? {})
    .filter(([, value]) => findQuantity(value) === undefined)
    .map(([name, value]): Finding => ({
      id: 'invalid-quantity',
      severity: 'error',
      certainty: 'proven',
      resource,
      path: `${path}["${name}"]`,
      what: `${formatOwner(resource)} says ${name}: ${JSON.stringify(value)}, which is no quantity`,
      why: 'the API server rejects the object; suffixes are n, u, m, k, M, G, T, P, E and Ki, Mi, Gi, Ti, Pi, Ei',
      fix: /memory|storage/.test(name) ? 'write it as 256Mi or 1Gi' : 'write it as 250m or 2',
      evidence: [],
    }));
}
