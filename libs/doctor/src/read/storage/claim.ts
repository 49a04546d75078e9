import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { readSpec } from '../objects/read-spec';
import { orMissing, type ValueOf } from '../schema/field-type';
import { TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';

/** API reference, PersistentVolumeClaimSpec v1 core. */
const SPEC = object({ accessModes: list(TEXT), storageClassName: TEXT, volumeMode: orMissing(TEXT) });

/** A PersistentVolumeClaim. */
export interface Claim {
  readonly reference: NamespacedReference;
  readonly spec: ValueOf<typeof SPEC>;
}

/** Reads a claim of a volume. */
export function readClaim(manifest: KubernetesObject): Claim {
  return readSpec(manifest, SPEC);
}

/** Whether only pods of one node may have it, or only one pod at all; nothing where others may have it too. */
export function exclusivityOf({ accessModes = [] }: Claim['spec']): 'one-node' | 'one-pod' | undefined {
  if (accessModes.length === 0 || accessModes.some((mode) => mode.endsWith('Many'))) return undefined;
  return accessModes.includes('ReadWriteOncePod') ? 'one-pod' : 'one-node';
}
