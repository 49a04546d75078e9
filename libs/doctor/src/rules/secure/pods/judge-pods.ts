import type { Inventory } from '../../../read/inventory';
import { allContainers, type PlacedContainer } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { levelOf, MODES } from '../../rejected/pod-security/level-labels';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice } from '../../rule';

type JudgePod = (workload: Workload, levels: ReadonlySet<Level>) => readonly Advice[];
type JudgeContainer = (placed: PlacedContainer, workload: Workload, levels: ReadonlySet<Level>) => readonly Advice[];

/**
 * What would be safer in pods for Linux. A judge is told the Pod Security levels that the namespace has labels for: of what breaks one
 * `pod-security-level` tells.
 */
export function judgePods(inventory: Inventory, judge: JudgePod): readonly Advice[] {
  const levels = new Map(
    judgeEach([...inventory.namespaces.keys()], (namespace) => [[namespace, levelsIn(inventory, namespace)] as const]),
  );
  return judgeEach(inventory.workloads, (workload) =>
    workload.pod.os?.name === 'windows' ? [] : judge(workload, levels.get(workload.reference.namespace) ?? new Set()),
  );
}

/** The same for each container, those that initialize a pod included. */
export function judgePodContainers(inventory: Inventory, judge: JudgeContainer): readonly Advice[] {
  return judgePods(inventory, (workload, levels) => judgeEach(allContainers(workload.pod), (placed) => judge(placed, workload, levels)));
}

/** Restricted forbids all that baseline does. */
function levelsIn({ namespaces }: Inventory, namespace: string): ReadonlySet<Level> {
  const labels = namespaces.get(namespace)?.() ?? {};
  const levels = MODES.flatMap((mode) => levelOf(labels, mode) ?? []);
  return new Set(levels.includes('restricted') ? ['baseline', 'restricted'] : levels);
}
