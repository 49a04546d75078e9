import { formatReference } from '../finding/resource-reference';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { judgeEach } from '../read/schema/unread-field';
import { findCount } from '../read/quantities/int-or-percent';
import { PROGRESS_DEADLINE_SECONDS, type Workload } from '../read/workload';

type Fault = Pick<Finding, 'id' | 'path' | 'what' | 'why' | 'fix'>;

/** Findings for Deployments whose rollout the API server does not accept (API reference, DeploymentSpec v1 apps). */
export function findRolloutFaults({ workloads }: Inventory): readonly Finding[] {
  const deployments = workloads.filter(({ reference }) => reference.kind === 'Deployment');
  return deployments.flatMap((workload) =>
    judgeEach([paceFaults, stepFaults], (find) => find(workload)).map((fault): Finding => ({
      severity: 'error',
      certainty: 'proven',
      resource: workload.reference,
      evidence: [],
      ...fault,
    })),
  );
}

/** Its pods must be ready for longer than it may go without progress. */
function paceFaults({ reference, spec }: Workload): readonly Fault[] {
  const { minReadySeconds = 0, progressDeadlineSeconds = PROGRESS_DEADLINE_SECONDS } = spec;
  if (minReadySeconds < progressDeadlineSeconds) return [];
  return [
    {
      id: 'min-ready-seconds-too-long',
      path: 'spec.minReadySeconds',
      what: `${formatReference(reference)} says minReadySeconds: ${minReadySeconds}, and its rollout has failed after ${progressDeadlineSeconds} s without progress`,
      why: 'the API server rejects a Deployment whose progressDeadlineSeconds is not above its minReadySeconds',
      fix: `raise progressDeadlineSeconds above ${minReadySeconds}, or lower minReadySeconds`,
    },
  ];
}

/** It may neither start a pod ahead nor take one away. */
function stepFaults({ reference, spec }: Workload): readonly Fault[] {
  const { maxSurge, maxUnavailable } = spec.strategy?.rollingUpdate ?? {};
  if (spec.strategy?.type === 'Recreate' || !isNothing(maxSurge) || !isNothing(maxUnavailable)) return [];
  return [
    {
      id: 'rollout-without-step',
      path: 'spec.strategy.rollingUpdate',
      what: `${formatReference(reference)} says maxSurge: ${maxSurge} and maxUnavailable: ${maxUnavailable}`,
      why: 'the API server rejects a Deployment whose rollout may neither start a pod ahead nor take one away',
      fix: 'write maxSurge: 1, which keeps all pods, or maxUnavailable: 1',
    },
  ];
}

/** Of however many pods. */
function isNothing(step: unknown): boolean {
  return findCount(step, 100, 'up') === 0;
}
