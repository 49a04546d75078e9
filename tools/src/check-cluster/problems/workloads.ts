import { nameOf, type Workload } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import { evidenceOf, evidenceOfConditions, isError, type Problem, problemOf } from './problem';

/** What is wrong with Deployments and StatefulSets. @param known problems of their pods, which say more */
export function findWorkloadProblems(snapshot: Snapshot, known: readonly Problem[]): readonly Problem[] {
  const workloads = [...snapshot.list('Deployment'), ...snapshot.list('StatefulSet')];
  return workloads.flatMap((workload) => {
    const refused = findRefused(workload, snapshot);
    const isExplained = refused.length > 0 || known.some((problem) => isError(problem) && isAbout(problem, workload));
    return [...refused, ...(isExplained ? [] : findIncomplete(workload, snapshot))];
  });
}

/** Pods that no admission lets in. */
function findRefused(workload: Workload, snapshot: Snapshot): readonly Problem[] {
  if (isComplete(workload)) return [];
  const conditions = workload.status?.conditions?.filter(({ type, status }) => type === 'ReplicaFailure' && status === 'True') ?? [];
  // A StatefulSet has no such condition.
  const events = snapshot.warningsAround(workload).filter(({ reason }) => reason === 'FailedCreate');
  if (conditions.length === 0 && (workload.kind !== 'StatefulSet' || events.length === 0)) return [];
  const what = `the cluster refuses its pods: ${conditions[0]?.message ?? events[0]?.message ?? ''}`;
  return [problemOf('pods-refused', workload, what, evidenceOf(events))];
}

function findIncomplete(workload: Workload, snapshot: Snapshot): readonly Problem[] {
  if (isComplete(workload)) return [];
  const { updatedReplicas = 0, availableReplicas = 0, conditions = [] } = workload.status ?? {};
  const wanted = wantedOf(workload);
  const what = `of ${wanted} pods ${updatedReplicas} are as it says now, and ${availableReplicas} are available`;
  const bad = conditions.filter(({ status }) => status === 'False');
  return [
    problemOf('rollout-incomplete', workload, what, [...evidenceOfConditions(bad), ...evidenceOf(snapshot.warningsAround(workload))]),
  ];
}

function isComplete(workload: Workload): boolean {
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = workload.status ?? {};
  const wanted = wantedOf(workload);
  return (
    observedGeneration >= (workload.metadata.generation ?? 0) &&
    updatedReplicas >= wanted &&
    availableReplicas >= wanted &&
    replicas <= wanted
  );
}

function wantedOf({ spec }: Workload): number {
  return spec?.replicas ?? 1;
}

function isAbout({ object }: Problem, workload: Workload): boolean {
  const name = nameOf(workload);
  return object === name || object.startsWith(`${name},`);
}
