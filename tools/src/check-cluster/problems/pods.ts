import { nameOf, type Pod } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import { findContainerProblems } from './containers';
import { evidenceOf, evidenceOfConditions, type Problem, problemOf } from './problem';

/** A pod has until its deletion timestamp to end; the kubelet needs a moment more. */
const TERMINATION_MS = 30_000;

/** What is wrong with pods, once for all pods of a workload that have the same. */
export function findPodProblems(snapshot: Snapshot): readonly Problem[] {
  return group(snapshot.list('Pod').flatMap((pod) => judge(pod, snapshot)));
}

function judge(pod: Pod, snapshot: Snapshot): readonly Problem[] {
  const { phase, reason, message, conditions = [] } = pod.status ?? {};
  const owner = snapshot.ownerOf(pod);
  const events = evidenceOf(snapshot.warningsOf(pod));
  const until = pod.metadata.deletionTimestamp;
  if (until !== undefined) {
    const isOverdue = snapshot.timeMs > Date.parse(until) + TERMINATION_MS;
    return isOverdue ? [problemOf('pod-not-terminating', pod, `it should have ended at ${until}`, events)] : [];
  }
  if (phase === 'Succeeded') return [];
  if (phase === 'Failed') return [problemOf('pod-failed', pod, [reason, message].filter(Boolean).join(': ') || 'it ended', events)];
  const scheduled = conditions.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') {
    const what = `no node takes its pod: ${scheduled.message ?? 'nobody says why'}`;
    return [{ message: 'pod-not-scheduled', object: nameOf(owner), what, evidence: evidenceOfConditions([scheduled]) }];
  }
  return findContainerProblems(pod, snapshot);
}

/** The first of each kind, with how many pods have it. */
function group(problems: readonly Problem[]): readonly Problem[] {
  const isSame = (problem: Problem) => (other: Problem) => problem.message === other.message && problem.object === other.object;
  const firsts = problems.filter((problem, index) => problems.findIndex(isSame(problem)) === index);
  return firsts.map((first) => ({ ...first, pods: problems.filter(isSame(first)).length }));
}
