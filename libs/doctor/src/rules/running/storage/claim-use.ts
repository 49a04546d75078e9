import { formatReference, type NamespacedReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { PodSpec } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { type Claim, exclusivityOf } from '../../../read/storage/claim';
import type { Workload } from '../../../read/workload';

/** A volume of a workload's pods that not all pods of a cluster may have at once. */
export interface ClaimUse {
  readonly claim: Claim;
  readonly exclusivity: 'one-node' | 'one-pod';
  readonly workload: Workload;
  /** `spec.template.spec.volumes[0]`. */
  readonly path: string;
}

/** How workloads use claims of which it is known that only one node, or one pod, may have them at a time. */
export function listClaimUses({ storage: { claims }, workloads }: Inventory): readonly ClaimUse[] {
  const byName = new Map(claims.map((claim) => [formatReference(claim.reference), claim]));
  return byName.size === 0 ? [] : judgeEach(workloads, (workload) => usesOf(workload, byName));
}

function usesOf(workload: Workload, claims: ReadonlyMap<string, Claim>): readonly ClaimUse[] {
  const { pod, podPath, reference } = workload;
  return judgeEach([...(pod.volumes ?? []).entries()], ([index, { persistentVolumeClaim }]) => {
    const claim = claims.get(formatReference(claimReference(reference, persistentVolumeClaim?.claimName ?? '')));
    const exclusivity = claim && exclusivityOf(claim.spec);
    return claim && exclusivity ? [{ claim, exclusivity, workload, path: `${podPath}.volumes[${index}]` }] : [];
  });
}

function claimReference({ namespace }: NamespacedReference, name: string): NamespacedReference {
  return { kind: 'PersistentVolumeClaim', namespace, name };
}

/** Whether something keeps the pods on one node, where all of them may have a volume of it. */
export function isKeptOnNode({ nodeName, nodeSelector, affinity }: PodSpec): boolean {
  return (
    nodeName !== undefined ||
    nodeSelector?.['kubernetes.io/hostname'] !== undefined ||
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution !== undefined ||
    Boolean(affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.length)
  );
}
