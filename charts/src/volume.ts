import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Storage } from './environment';
import { toQuantity } from './memory';

/** Where a store's container finds its volume: a volume of the pod, or a claim of the StatefulSet, both called `data`. */
export interface DataVolume {
  readonly volumes: k8s.Volume[];
  readonly claims?: k8s.KubePersistentVolumeClaimProps[];
}

/**
 * The volume for a store's records.
 *
 * @param size of the claim where the environment says none, and the most that a volume of the pod may take
 */
export function claimFor(storage: Storage, size: Size): DataVolume {
  if (storage.kind === 'ephemeral')
    return { volumes: [{ name: 'data', emptyDir: { sizeLimit: k8s.Quantity.fromString(toQuantity(size)) } }] };

  return {
    volumes: [],
    claims: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString(toQuantity(storage.size ?? size)) } },
          ...(storage.storageClassName && { storageClassName: storage.storageClassName }),
        },
      },
    ],
  };
}
