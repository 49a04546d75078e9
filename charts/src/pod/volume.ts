import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Storage } from '../environment/environment';
import { toQuantity } from './memory';

/** A volume that is empty at first and goes with the pod. What is in it counts as the pod's ephemeral storage. */
export interface EmptyVolume {
  readonly name: string;
  readonly size: Size;
}

/** The volume of a store's records. */
export const DATA_VOLUME = 'data';

/** Where a store's container finds its volume: a volume of the pod, or a claim of the StatefulSet, both called {@link DATA_VOLUME}. */
export interface DataVolume {
  readonly volumes: readonly EmptyVolume[];
  readonly claims?: k8s.KubePersistentVolumeClaimProps[];
}

/**
 * Size of a store's volume where nobody says one. It follows from nothing that may change, such as the memory: a StatefulSet's claims
 * cannot be changed (API reference, StatefulSetSpec v1 apps, `volumeClaimTemplates`).
 */
const DEFAULT_SIZE = Size.gibibytes(8);

/**
 * Size of the volume for a store's records.
 *
 * @param own size that the store was given
 */
export function volumeSize(storage: Storage, own?: Size): Size {
  return own ?? (storage.kind === 'persistent' ? storage.size : undefined) ?? DEFAULT_SIZE;
}

/** The volume for a store's records. */
export function claimFor(storage: Storage, size: Size): DataVolume {
  if (storage.kind === 'ephemeral') return { volumes: [{ name: DATA_VOLUME, size }] };

  return {
    volumes: [],
    claims: [
      {
        metadata: { name: DATA_VOLUME },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString(toQuantity(size)) } },
          ...(storage.storageClassName && { storageClassName: storage.storageClassName }),
        },
      },
    ],
  };
}

/** An empty volume in Kubernetes' words. */
export function toVolume({ name, size }: EmptyVolume): k8s.Volume {
  return { name, emptyDir: { sizeLimit: k8s.Quantity.fromString(toQuantity(size)) } };
}
