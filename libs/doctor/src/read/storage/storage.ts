import type { ResourceReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ObjectSet } from '../objects/object-set';
import { TEXT } from '../schema/scalars';
import { type Claim, readClaim } from './claim';

/** A StorageClass. */
export interface StorageClass {
  readonly reference: ResourceReference;
  /** The driver that makes its volumes: `ebs.csi.aws.com`. */
  readonly provisioner: string | undefined;
}

/** Volumes that pods ask for, and what makes them. */
export class Storage {
  readonly claims: readonly Claim[];
  readonly classes: readonly StorageClass[];

  constructor(objects: ObjectSet) {
    this.claims = objects.ofKind('PersistentVolumeClaim').map(readClaim);
    this.classes = objects.ofKind('StorageClass').map(readClass);
  }
}

function readClass(manifest: KubernetesObject): StorageClass {
  const provisioner = manifest.read('provisioner', TEXT);
  return {
    reference: { kind: manifest.kind, name: manifest.reference.name },
    get provisioner() {
      return provisioner();
    },
  };
}
