import { findCondition } from '@fairlead/cluster';
import type { Pod } from '../../check-cluster/live/objects';
import { Snapshot } from '../../check-cluster/live/snapshot';
import { HELP, MESSAGES } from '../../check-cluster/problems/messages';
import { findPodProblems } from '../../check-cluster/problems/pods';
import { isError, type Problem } from '../../check-cluster/problems/problem';
import type { Workload } from './workload';

/** Why pods of a rollout are not ready. */
export interface PodTroubles {
  /** For people: what is wrong with them, as `npm run check:cluster` says it, then what to do. Nothing where no pod gives a reason. */
  readonly lines: readonly string[];
  /** Whether waiting is of no use. */
  readonly isFinal: boolean;
}

/** What kubelets say of an image that no time brings. */
const FINAL: readonly string[] = ['ErrImageNeverPull', 'InvalidImageName'];

/** Why the pods of a workload are not ready. Those that are told to stop are on their way out. @param pods all of its namespace */
export function findTroubles(workload: Workload, pods: readonly Pod[], timeMs = Date.now()): PodTroubles {
  const unready = pods.filter((pod) => isOf(pod, workload) && pod.metadata.deletionTimestamp === undefined && !isReady(pod));
  const { namespace = '' } = workload.metadata;
  const snapshot = new Snapshot({ namespace, refusals: [], timeMs, objects: [workload, ...unready.map((pod) => own(pod, workload))] });
  const problems = findPodProblems(snapshot).filter(isError);
  const advice = problems.map(({ message }) => `${MESSAGES[message].next} (${HELP}#${message})`);
  return { lines: [...problems.map(format), ...new Set(advice)], isFinal: unready.some(isFinal) };
}

function format({ object, what, pods = 1 }: Problem): string {
  return `${object}${pods > 1 ? `, of ${pods} pods` : ''}: ${what.replaceAll(/\s+/g, ' ').trim()}`;
}

/** Whether a pod is one of a workload. */
export function isOf({ metadata: { labels = {} } }: Pod, workload: Workload): boolean {
  return Object.entries(workload.spec.selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}

/** As if it had no ReplicaSet between itself and its Deployment: those are not read here. */
function own(pod: Pod, { kind, metadata: { name } }: Workload): Pod {
  return { ...pod, metadata: { ...pod.metadata, ownerReferences: [{ kind, name }] } };
}

function isReady({ status }: Pod): boolean {
  return findCondition(status?.conditions, 'Ready', 'True') !== undefined;
}

function isFinal({ status: { initContainerStatuses = [], containerStatuses = [] } = {} }: Pod): boolean {
  return [...initContainerStatuses, ...containerStatuses].some(({ state }) => FINAL.includes(state?.waiting?.reason ?? ''));
}
