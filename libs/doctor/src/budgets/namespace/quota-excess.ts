import type { Finding } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import type { Bound } from '../../read/quota';
import { formatAmount } from '../../read/resource-unit';
import { formatShares, type Share, type Spending, sumOf } from './quota-resource';

/** A finding for pods that together exceed a quota. */
export function findExcess(spending: Spending, { quota, field, limit }: Bound, shares: readonly Share[]): readonly Finding[] {
  const used = sumOf(shares);
  if (used <= limit) return [];
  const { name, unit } = spending;
  const of = name === unit ? '' : ` of ${name}`;
  const [largest] = [...shares].sort((a, b) => (a.total > b.total ? -1 : Number(a.total < b.total)));
  return [
    {
      id: 'quota-exceeded',
      severity: 'error',
      certainty: 'proven',
      resource: quota.reference,
      path: `spec.hard["${field}"]`,
      what: `the pods of ${quota.reference.namespace} come to ${formatAmount(used, unit)}${of} while all workloads roll, and the quota is ${formatAmount(limit, unit)}`,
      why: `a pod over the quota is refused, so a rollout or the autoscaler stops short: ${formatShares(shares, spending)}`,
      fix: `raise ${field} to ${formatAmount(used, unit)}, or lower what ${largest ? formatReference(largest.workload.reference) : 'a workload'} takes, which is most`,
      evidence: shares.flatMap(({ workload, count, perPod }) => [
        ...count.evidence,
        { resource: workload.reference, path: workload.podPath, says: `each pod takes ${formatAmount(perPod, unit)}${of}` },
      ]),
    },
  ];
}
