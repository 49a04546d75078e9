import type { Evidence, Finding } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import type { QuotaLimit } from '../../read/quota';
import { formatAmount } from '../../read/quantities/resource-unit';
import type { QuotaResource } from './quota-resource';
import { formatUsages, neededOf, totalOf, type WorkloadUsage } from './workload-usage';

/**
 * A finding for pods that together exceed a quota: an error where a rollout could not end, a warning where it ends after refusals. The
 * ReplicaSet asks again for a pod that was refused, and gets it when another has terminated.
 */
export function findExcess(quotaResource: QuotaResource, quotaLimit: QuotaLimit, usages: readonly WorkloadUsage[]): readonly Finding[] {
  const { limit } = quotaLimit;
  if (neededOf(usages) > limit) return [stuck(quotaResource, quotaLimit, usages)];
  return totalOf(usages) > limit ? [heldBack(quotaResource, quotaLimit, usages)] : [];
}

function stuck(quotaResource: QuotaResource, quotaLimit: QuotaLimit, usages: readonly WorkloadUsage[]): Finding {
  const { quota, field, limit } = quotaLimit;
  const { unit } = quotaResource;
  const needed = formatAmount(neededOf(usages), unit);
  const [largest] = [...usages].sort((a, b) => Number(b.steady + b.surge - a.steady - a.surge));
  return {
    id: 'quota-exceeded',
    severity: 'error',
    ...placed(quotaResource, quotaLimit, usages),
    what: `the pods of ${quota.reference.namespace} need ${needed}${of(quotaResource)} while one workload rolls after another, and the quota is ${formatAmount(limit, unit)}`,
    why: `a pod over the quota is refused, so a rollout or the autoscaler is stuck: old pods leave when new ones are ready. ${formatUsages(usages, quotaResource)}`,
    fix: `raise ${field} to ${needed} or more, or lower what ${largest ? formatReference(largest.workload.reference) : 'a workload'} takes, which is most`,
  };
}

function heldBack(quotaResource: QuotaResource, quotaLimit: QuotaLimit, usages: readonly WorkloadUsage[]): Finding {
  const { quota, field, limit } = quotaLimit;
  const { unit } = quotaResource;
  const used = formatAmount(totalOf(usages), unit);
  return {
    id: 'quota-holds-rollouts-back',
    severity: 'warning',
    ...placed(quotaResource, quotaLimit, usages),
    what: `the pods of ${quota.reference.namespace}, those that terminate included, come to ${used}${of(quotaResource)} while all workloads roll, and the quota is ${formatAmount(limit, unit)}`,
    why: `rollouts end, but held back by refusals: new pods wait until others have terminated, and each refusal doubles the wait for the next try, up to 1000 s, so a rollout may be reported as failed at its progressDeadlineSeconds. ${formatUsages(usages, quotaResource)}`,
    fix: `raise ${field} to ${used}, or bear with slower rollouts`,
  };
}

/** What both findings say alike: where the quota stands, and what the pods take. */
function placed(quotaResource: QuotaResource, { quota, field }: QuotaLimit, usages: readonly WorkloadUsage[]) {
  return {
    certainty: 'proven',
    resource: quota.reference,
    path: `spec.hard["${field}"]`,
    evidence: evidenceOf(usages, quotaResource),
  } as const;
}

function of({ name, unit }: QuotaResource): string {
  return name === unit ? '' : ` of ${name}`;
}

function evidenceOf(usages: readonly WorkloadUsage[], quotaResource: QuotaResource): readonly Evidence[] {
  return usages.flatMap(({ workload, count, perPod }) => [
    ...count.evidence,
    {
      resource: workload.reference,
      path: workload.podPath,
      says: `each pod takes ${formatAmount(perPod, quotaResource.unit)}${of(quotaResource)}`,
    },
  ]);
}
