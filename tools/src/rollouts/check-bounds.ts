import type { PodBounds } from './pod-bounds';
import type { PodChange } from './pod-change';
import { countPods, type Extreme, WorkloadPods } from './workload-pods';

/** What was seen of each workload, a line each, and what broke its bounds. */
export interface BoundsCheck {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** Holds what the pods of each workload did after the first `since` changes against its bounds. */
export function checkBounds(bounds: readonly PodBounds[], changes: readonly PodChange[], since: number): BoundsCheck {
  const seen = countPods(changes, since);
  const checks = bounds.map((bound) => checkWorkload(bound, seen.get(bound.workload) ?? new WorkloadPods()));
  return { lines: checks.flatMap(({ lines }) => lines), faults: checks.flatMap(({ faults }) => faults) };
}

function checkWorkload({ workload, ...bound }: PodBounds, { fewestReady, mostPods, replaced }: WorkloadPods): BoundsCheck {
  const seen = `${fewestReady.pods} of ${bound.pods} ready at worst, ${mostPods.pods} pods at most and ${bound.mostPods} counted`;
  const faults = [
    fewestReady.pods < bound.fewestReady && `fell to ${fewestReady.pods} ready pods instead of ${bound.fewestReady}${at(fewestReady)}`,
    mostPods.pods > bound.mostPods && `had ${mostPods.pods} pods at once${at(mostPods)}, and its budgets count ${bound.mostPods}`,
    replaced < bound.pods && `had ${replaced} pods replaced instead of ${bound.pods}: this proves nothing`,
  ];
  return {
    lines: [`${workload.padEnd(28)} ${seen}, ${replaced} replaced`],
    faults: faults.filter((fault) => fault !== false).map((fault) => `${workload} ${fault}`),
  };
}

function at({ change }: Extreme): string {
  return change ? ` with ${change.pod} on ${change.node || 'no node'}` : '';
}
