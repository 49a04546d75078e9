import { formatReference } from '../finding/resource-reference';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { judgeEach } from '../read/schema/unread-field';
import { PROGRESS_DEADLINE_SECONDS } from '../read/workload';

/** A finding for each Deployment whose pods must be ready for longer than its rollout may go without progress (API reference, DeploymentSpec v1 apps). */
export function findRolloutFaults({ workloads }: Inventory): readonly Finding[] {
  return judgeEach(workloads, ({ reference, spec }) => {
    const { minReadySeconds = 0, progressDeadlineSeconds = PROGRESS_DEADLINE_SECONDS } = spec;
    if (reference.kind !== 'Deployment' || minReadySeconds < progressDeadlineSeconds) return [];
    const finding: Finding = {
      id: 'min-ready-seconds-too-long',
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: 'spec.minReadySeconds',
      what: `${formatReference(reference)} says minReadySeconds: ${minReadySeconds}, and its rollout has failed after ${progressDeadlineSeconds} s without progress`,
      why: 'the API server rejects a Deployment whose progressDeadlineSeconds is not above its minReadySeconds',
      fix: `raise progressDeadlineSeconds above ${minReadySeconds}, or lower minReadySeconds`,
      evidence: [],
    };
    return [finding];
  });
}
