import type { NamespacedReference } from '../../finding/resource-reference';
import type { FieldType } from '../schema/field-type';
import type { KubernetesObject } from './kubernetes-object';

/** An object of which its `spec` alone is read. */
export interface Specified<Spec> {
  readonly reference: NamespacedReference;
  /** Without a field where the object says none. */
  readonly spec: Partial<Spec>;
}

/** Reads the `spec` of an object. It is handed out when it is asked for, or throws UnreadField then. */
export function readSpec<Spec>(object: KubernetesObject, type: FieldType<Partial<Spec>>): Specified<Spec> {
  const spec = object.read('spec', type);
  return {
    reference: object.reference,
    get spec() {
      return spec() ?? {};
    },
  };
}
