import { formatTerms } from '../budget';
import type { Inventory } from '../../read/inventory';
import { mostPods, neededPods } from '../pod-count';
import { podResource } from '../../read/pod-resources';
import { NANO } from '../../read/quantities/quantity';
import type { QuotaResource } from './quota-resource';
import { toUnit } from '../../read/quantities/resource-unit';
import type { Workload } from '../../read/workload';
import { mostSteadyPods, type PodCount } from '../steady-pods';

/** What the pods of one workload take of a quota's resource. */
export interface WorkloadUsage {
  readonly workload: Workload;
  readonly count: PodCount;
  /** In billionths. */
  readonly perPod: bigint;
  readonly total: bigint;
  /** Of the total, what its pods take while it does not roll. */
  readonly steady: bigint;
  /** Of the total, what its rollout needs beyond that to end: the rest are pods that terminate or that it can start later. */
  readonly surge: bigint;
}

/** How many pods a workload has: of each it is found out once, for all resources. */
export type CountPods = (workload: Workload) => { readonly most: PodCount; readonly steady: number; readonly needed: number };

export function podCounter(inventory: Inventory): CountPods {
  const counts = new Map<Workload, ReturnType<CountPods>>();
  return (workload) => {
    const known = counts.get(workload) ?? {
      most: mostPods(workload, inventory),
      steady: mostSteadyPods(workload, inventory).pods,
      needed: neededPods(workload, inventory),
    };
    counts.set(workload, known);
    return known;
  };
}

/** What each workload takes at the worst moment of its rollout. Those that say nothing take nothing. */
export function usagesOf(quotaResource: QuotaResource, workloads: readonly Workload[], countPods: CountPods): readonly WorkloadUsage[] {
  return workloads.flatMap((workload) => usageOf(workload, quotaResource, countPods));
}

/** What all of them take together at the worst moment, in billionths. */
export function totalOf(usages: readonly WorkloadUsage[]): bigint {
  return usages.reduce((sum, { total }) => sum + total, 0n);
}

/** What all of them need together, in billionths: their rollouts can wait for each other, so the largest surge counts alone. */
export function neededOf(usages: readonly WorkloadUsage[]): bigint {
  const steady = usages.reduce((sum, usage) => sum + usage.steady, 0n);
  return usages.reduce((most, { surge }) => (steady + surge > most ? steady + surge : most), steady);
}

/** `web (3 old + 3 new) x 256 = 1536; mongo 1 x 500 = 500`. */
export function formatUsages(usages: readonly WorkloadUsage[], { unit, resource }: QuotaResource): string {
  const term = ({ workload, count, perPod, total }: WorkloadUsage) =>
    `${workload.reference.name} ${count.arithmetic}${resource ? ` x ${toUnit(perPod, unit)}` : ''} = ${toUnit(total, unit)}`;
  return formatTerms(usages.map(term)) || 'no pod says any';
}

function usageOf(workload: Workload, { side, resource }: QuotaResource, countPods: CountPods): readonly WorkloadUsage[] {
  const { most, steady, needed } = countPods(workload);
  const perPod = side && resource ? podResource(workload.pod, side, resource) : NANO;
  if (perPod === undefined) return [];
  const total = perPod * BigInt(most.pods);
  return [{ workload, count: most, perPod, total, steady: perPod * BigInt(steady), surge: perPod * BigInt(needed - steady) }];
}
