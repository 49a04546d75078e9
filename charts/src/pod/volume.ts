import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Storage } from '../environment/environment';
import { toQuantity } from './memory';

/** Where a store's container finds its volume: a volume of the pod, or a claim of the StatefulSet, both called `data`. */
export interface DataVolume {
  readonly volumes: k8s.Volume[];
  readonly claims?: k8s.KubePersistentVolumeClaimProps[];
}

/** Disk for each byte of memory: a log, its rewrite, and as much again. */
const DISK_PER_MEMORY = 4;

/**
 * The volume for a store's records.
 *
 * @param memory of the store, from which its size follows where neither the store nor the environment says one
 * @param own size that the store was given
 */
export function claimFor(storage: Storage, memory: Size, own?: Size): DataVolume {
  const derived = Size.mebibytes(memory.toMebibytes() * DISK_PER_MEMORY);
  if (storage.kind === 'ephemeral') return { volumes: [emptyVolume('data', own ?? derived)] };

  return {
    volumes: [],
    claims: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString(toQuantity(own ?? storage.size ?? derived)) } },
          ...(storage.storageClassName && { storageClassName: storage.storageClassName }),
        },
      },
    ],
  };
}

/** An empty volume that goes with the pod. */
export function emptyVolume(name: string, limit: Size): k8s.Volume {
  return { name, emptyDir: { sizeLimit: k8s.Quantity.fromString(toQuantity(limit)) } };
}
