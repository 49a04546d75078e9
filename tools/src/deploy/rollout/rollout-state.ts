import { findCondition } from '@fairlead/cluster';
import type { Workload } from './workload';

/** How far the rollout of a workload is. */
export interface RolloutState {
  readonly isDone: boolean;
  /** What its controller has given up for. */
  readonly fault?: string;
  /** `2 of 3 pods are new, 3 of all 4 ready`. While it is another one, the rollout moves. */
  readonly told: string;
}

/** How far a rollout is, by the same signs as `kubectl rollout status`. */
export function readRollout(workload: Workload): RolloutState {
  switch (workload.kind) {
    case 'StatefulSet':
      return readStatefulSet(workload);
    case 'DaemonSet':
      return readDaemonSet(workload);
    case 'Job':
      return readJob(workload);
    default:
      return readDeployment(workload);
  }
}

function readDeployment({ metadata, spec, status = {} }: Workload): RolloutState {
  const { replicas: wanted = 1 } = spec;
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0, conditions = [] } = status;
  if (observedGeneration < (metadata.generation ?? 0)) return NOT_SEEN;
  const old = replicas - updatedReplicas;
  // Which of them are ready, a Deployment does not say.
  const told = `${updatedReplicas} of ${wanted} pods are new, ${availableReplicas} of all ${replicas} ready`;
  const overdue = conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded');
  const isDone = updatedReplicas >= wanted && old <= 0 && availableReplicas >= updatedReplicas;
  return { isDone, told, ...(overdue && { fault: 'nothing has moved within its progressDeadlineSeconds' }) };
}

function readStatefulSet({ metadata, spec, status = {} }: Workload): RolloutState {
  const { replicas: wanted = 1, updateStrategy } = spec;
  const { observedGeneration = 0, updatedReplicas = 0, readyReplicas = 0, currentRevision, updateRevision } = status;
  if (observedGeneration < (metadata.generation ?? 0)) return NOT_SEEN;
  const isReady = readyReplicas >= wanted;
  // Pods that only somebody's hand replaces are not waited for.
  if (updateStrategy?.type === 'OnDelete') return { isDone: isReady, told: `${readyReplicas} of ${wanted} pods are ready` };
  const isNew = currentRevision === updateRevision || updatedReplicas >= wanted;
  return { isDone: isReady && isNew, told: `${isNew ? wanted : updatedReplicas} of ${wanted} pods are new, ${readyReplicas} ready` };
}

function readDaemonSet({ metadata, spec, status = {} }: Workload): RolloutState {
  const { observedGeneration = 0, desiredNumberScheduled: wanted = 0, updatedNumberScheduled = 0, numberAvailable = 0 } = status;
  if (observedGeneration < (metadata.generation ?? 0)) return NOT_SEEN;
  const isReady = numberAvailable >= wanted;
  if (spec.updateStrategy?.type === 'OnDelete') return { isDone: isReady, told: `${numberAvailable} of ${wanted} pods are ready` };
  const told = `${updatedNumberScheduled} of ${wanted} pods are new, ${numberAvailable} ready`;
  return { isDone: isReady && updatedNumberScheduled >= wanted, told };
}

/** A Job that is suspended waits for somebody's hand. */
function readJob({ spec, status = {} }: Workload): RolloutState {
  const { conditions, active = 0, failed = 0 } = status;
  const failure = findCondition(conditions, 'Failed', 'True');
  const tries = failed > 0 ? `, ${failed} ${failed === 1 ? 'try has' : 'tries have'} failed` : '';
  if (failure) return { isDone: false, told: `it has failed${tries}`, fault: failure.message ?? failure.reason ?? 'nobody says why' };
  if (findCondition(conditions, 'Complete', 'True') || spec.suspend)
    return { isDone: true, told: spec.suspend ? 'it is suspended' : 'it has run' };
  return { isDone: false, told: `${active > 0 ? 'it runs' : 'it has not begun'}${tries}` };
}

const NOT_SEEN: RolloutState = { isDone: false, told: 'its controller has not seen the change yet' };
