import { type Manifest, referenceOf } from './manifest';
import type { LabelSelector } from '../sets/labels';
import type { NamespacedReference } from '../finding/resource-reference';

/** A PodDisruptionBudget. */
export interface DisruptionBudget {
  readonly reference: NamespacedReference;
  /**
   * An empty one selects every pod of the namespace.
   *
   * @default selects none (policy/v1)
   */
  readonly selector?: LabelSelector;
  readonly minAvailable?: unknown;
  readonly maxUnavailable?: unknown;
}

/** Reads a disruption budget of policy/v1. */
export function readDisruptionBudget(manifest: Manifest): DisruptionBudget {
  const { selector, minAvailable, maxUnavailable } = (manifest.spec ?? {}) as Omit<DisruptionBudget, 'reference'>;
  return {
    reference: referenceOf(manifest),
    ...(selector && { selector }),
    ...(minAvailable !== undefined && minAvailable !== null && { minAvailable }),
    ...(maxUnavailable !== undefined && maxUnavailable !== null && { maxUnavailable }),
  };
}
