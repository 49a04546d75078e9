import type { Finding } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import type { QuotaLimit } from '../../read/quota';
import { formatAmount } from '../../read/resource-unit';
import type { QuotaResource } from './quota-resource';
import { formatUsages, totalOf, type WorkloadUsage } from './workload-usage';

/** A finding for pods that together exceed a quota. */
export function findExcess(
  quotaResource: QuotaResource,
  { quota, field, limit }: QuotaLimit,
  usages: readonly WorkloadUsage[],
): readonly Finding[] {
  const used = totalOf(usages);
  if (used <= limit) return [];
  const { name, unit } = quotaResource;
  const of = name === unit ? '' : ` of ${name}`;
  const [largest] = [...usages].sort((a, b) => (a.total > b.total ? -1 : Number(a.total < b.total)));
  return [
    {
      id: 'quota-exceeded',
      severity: 'error',
      certainty: 'proven',
      resource: quota.reference,
      path: `spec.hard["${field}"]`,
      what: `the pods of ${quota.reference.namespace} come to ${formatAmount(used, unit)}${of} while all workloads roll, and the quota is ${formatAmount(limit, unit)}`,
      why: `a pod over the quota is refused, so a rollout or the autoscaler stops short: ${formatUsages(usages, quotaResource)}`,
      fix: `raise ${field} to ${formatAmount(used, unit)}, or lower what ${largest ? formatReference(largest.workload.reference) : 'a workload'} takes, which is most`,
      evidence: usages.flatMap(({ workload, count, perPod }) => [
        ...count.evidence,
        { resource: workload.reference, path: workload.podPath, says: `each pod takes ${formatAmount(perPod, unit)}${of}` },
      ]),
    },
  ];
}
