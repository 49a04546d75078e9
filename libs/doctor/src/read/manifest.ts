import type { NamespacedReference } from '../finding/resource-reference';
import type { Labels } from '../sets/labels';

/** A Kubernetes object as YAML or JSON holds it: nothing is assumed but that it is an object. */
export interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly labels?: Labels };
  readonly spec?: unknown;
}

/** The namespace of an object that names none, as `kubectl apply` does it. */
export const DEFAULT_NAMESPACE = 'default';

/** Where an object of a namespace is. */
export function referenceOf({ kind = '', metadata }: Manifest): NamespacedReference {
  return { kind, namespace: metadata?.namespace ?? DEFAULT_NAMESPACE, name: metadata?.name ?? '' };
}
