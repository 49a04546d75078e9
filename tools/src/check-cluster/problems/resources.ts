import { findCondition } from '@fairlead/cluster';
import type { Snapshot } from '../live/snapshot';
import { evidenceOf, evidenceOfConditions, type Problem, problemOf } from './problem';

/** What is wrong with autoscalers. One that is switched off, by 0 replicas, is none. */
export function findAutoscalerProblems(snapshot: Snapshot): readonly Problem[] {
  return snapshot.list('HorizontalPodAutoscaler').flatMap((autoscaler) => {
    const { conditions } = autoscaler.status ?? {};
    const idle = findCondition(conditions, 'ScalingActive', 'False') ?? findCondition(conditions, 'AbleToScale', 'False');
    if (idle && idle.reason !== 'ScalingDisabled') {
      const evidence = [...evidenceOfConditions([idle]), ...evidenceOf(snapshot.warningsOf(autoscaler))];
      return [problemOf('autoscaler-without-metrics', autoscaler, `it does not scale: ${idle.message ?? idle.reason ?? ''}`, evidence)];
    }
    const limited = findCondition(conditions, 'ScalingLimited', 'True');
    if (limited?.reason !== 'TooManyReplicas') return [];
    return [problemOf('autoscaler-at-limit', autoscaler, 'it would run more pods than it may', evidenceOfConditions([limited]))];
  });
}

/** Budgets that let no pod go although all are healthy: a drain of a node would wait for ever. */
export function findBudgetProblems(snapshot: Snapshot): readonly Problem[] {
  return snapshot.list('PodDisruptionBudget').flatMap((budget) => {
    const { expectedPods = 0, currentHealthy = 0, disruptionsAllowed = 0 } = budget.status ?? {};
    if (expectedPods === 0 || currentHealthy < expectedPods || disruptionsAllowed > 0) return [];
    return [problemOf('budget-blocks-drains', budget, `all ${expectedPods} pods are healthy, and none may be evicted`)];
  });
}

/** Claims without a volume. */
export function findClaimProblems(snapshot: Snapshot): readonly Problem[] {
  return snapshot.list('PersistentVolumeClaim').flatMap((claim) => {
    const phase = claim.status?.phase ?? 'Pending';
    if (phase === 'Bound') return [];
    const storageClass = claim.spec?.storageClassName;
    const what = `it is ${phase}; ${storageClass === undefined ? 'it names no StorageClass, and there is no default' : `its StorageClass is ${storageClass}`}`;
    return [problemOf('claim-not-bound', claim, what, evidenceOf(snapshot.warningsOf(claim)))];
  });
}

/** ExternalSecrets that an operator could not sync. Without an operator they say nothing. */
export function findSecretProblems(snapshot: Snapshot): readonly Problem[] {
  return snapshot.list('ExternalSecret').flatMap((secret) => {
    const failed = findCondition(secret.status?.conditions, 'Ready', 'False');
    if (!failed) return [];
    const evidence = [...evidenceOfConditions([failed]), ...evidenceOf(snapshot.warningsOf(secret))];
    return [problemOf('secret-not-synced', secret, failed.message ?? 'the store gives no value', evidence)];
  });
}
