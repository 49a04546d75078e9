import { formatTerms } from '../budget';
import type { Inventory } from '../../read/inventory';
import { mostPods, type PodCount } from '../pod-count';
import { podResource } from '../../read/pod-resources';
import { NANO } from '../../read/quantity';
import type { QuotaResource } from './quota-resource';
import { toUnit } from '../../read/resource-unit';
import type { Workload } from '../../read/workload';

/** What the pods of one workload take of a quota's resource. */
export interface WorkloadUsage {
  readonly workload: Workload;
  readonly count: PodCount;
  /** In billionths. */
  readonly perPod: bigint;
  readonly total: bigint;
}

/** What each workload takes at the worst moment of its rollout. Those that say nothing take nothing. */
export function usagesOf(quotaResource: QuotaResource, workloads: readonly Workload[], inventory: Inventory): readonly WorkloadUsage[] {
  return workloads.flatMap((workload) => usageOf(workload, quotaResource, inventory));
}

/** What all of them take together, in billionths. */
export function totalOf(usages: readonly WorkloadUsage[]): bigint {
  return usages.reduce((sum, { total }) => sum + total, 0n);
}

/** `web (3 + 1 new + 1 leaving) x 256 = 1280; mongo 1 x 500 = 500`. */
export function formatUsages(usages: readonly WorkloadUsage[], { unit, resource }: QuotaResource): string {
  const term = ({ workload, count, perPod, total }: WorkloadUsage) =>
    `${workload.reference.name} ${count.arithmetic}${resource ? ` x ${toUnit(perPod, unit)}` : ''} = ${toUnit(total, unit)}`;
  return formatTerms(usages.map(term)) || 'no pod says any';
}

function usageOf(workload: Workload, { side, resource }: QuotaResource, inventory: Inventory): readonly WorkloadUsage[] {
  const count = mostPods(workload, inventory);
  const perPod = side && resource ? podResource(workload.pod, side, resource) : NANO;
  return perPod === undefined ? [] : [{ workload, count, perPod, total: perPod * BigInt(count.pods) }];
}
