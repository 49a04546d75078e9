import { formatTerms } from '../budget';
import type { Inventory } from '../../read/inventory';
import { mostPods, type PodCount } from '../pod-count';
import { podResource, type ResourceName, type ResourceSide } from '../../read/pod-resources';
import { NANO } from '../../read/quantity';
import { RESOURCE_UNITS, toUnit } from '../../read/resource-unit';
import type { Workload } from '../../read/workload';

/** What quotas bound, under all of its names (Resource Quotas, "Compute resource quota" and "Object count quota"). */
export interface Spending {
  readonly name: string;
  readonly quotaNames: readonly string[];
  readonly unit: string;
  readonly side?: ResourceSide;
  readonly resource?: ResourceName;
}

/** Everything that is summed up for a namespace, in the order of the table. */
export const SPENDINGS: readonly Spending[] = [
  { name: 'pods', quotaNames: ['pods', 'count/pods'], unit: 'pods' },
  { name: 'CPU requests', quotaNames: ['requests.cpu', 'cpu'], unit: RESOURCE_UNITS.cpu, side: 'requests', resource: 'cpu' },
  { name: 'CPU limits', quotaNames: ['limits.cpu'], unit: RESOURCE_UNITS.cpu, side: 'limits', resource: 'cpu' },
  { name: 'memory requests', quotaNames: ['requests.memory', 'memory'], unit: RESOURCE_UNITS.memory, side: 'requests', resource: 'memory' },
  { name: 'memory limits', quotaNames: ['limits.memory'], unit: RESOURCE_UNITS.memory, side: 'limits', resource: 'memory' },
];

/** What the pods of one workload take of one spending. */
export interface Share {
  readonly workload: Workload;
  readonly count: PodCount;
  /** In billionths. */
  readonly perPod: bigint;
  readonly total: bigint;
}

/** What each workload takes at the worst moment of its rollout. Those that say nothing take nothing. */
export function sharesOf(spending: Spending, workloads: readonly Workload[], inventory: Inventory): readonly Share[] {
  return workloads.flatMap((workload) => shareOf(workload, spending, inventory));
}

/** What all of them take together, in billionths. */
export function sumOf(shares: readonly Share[]): bigint {
  return shares.reduce((sum, { total }) => sum + total, 0n);
}

/** `web (3 + 1 new + 1 leaving) x 256 = 1280; mongo 1 x 500 = 500`. */
export function formatShares(shares: readonly Share[], { unit, resource }: Spending): string {
  const term = ({ workload, count, perPod, total }: Share) =>
    `${workload.reference.name} ${count.arithmetic}${resource ? ` x ${toUnit(perPod, unit)}` : ''} = ${toUnit(total, unit)}`;
  return formatTerms(shares.map(term)) || 'no pod says any';
}

function shareOf(workload: Workload, { side, resource }: Spending, inventory: Inventory): readonly Share[] {
  const count = mostPods(workload, inventory);
  const perPod = side && resource ? podResource(workload.pod, side, resource) : NANO;
  return perPod === undefined ? [] : [{ workload, count, perPod, total: perPod * BigInt(count.pods) }];
}
