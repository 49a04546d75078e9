import type { Manifest } from 'fairlead/doctor';

/** Name of the class of all claims in the examples. */
export const VOLUME_CLASS = 'example-volumes';

/** The class, whose claims may grow, and as many volumes: only a claim that has a volume can grow. */
export function volumes(count: number): readonly Manifest[] {
  const storageClass = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: VOLUME_CLASS },
    provisioner: 'kubernetes.io/no-provisioner',
    allowVolumeExpansion: true,
  };
  const disks = Array.from({ length: count }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${VOLUME_CLASS}-${index}` },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: VOLUME_CLASS,
      hostPath: { path: `/${VOLUME_CLASS}/${index}` },
    },
  }));
  return [storageClass, ...disks];
}
