import type { NamespacedReference } from '../finding/resource-reference';
import { type Manifest, referenceOf } from './manifest';
import type { PolicySpec } from './policy-spec';

/** A NetworkPolicy as it is written. */
export interface NetworkPolicy {
  readonly reference: NamespacedReference;
  readonly spec: PolicySpec;
}

/** Reads a network policy of networking.k8s.io/v1. */
export function readNetworkPolicy(manifest: Manifest): NetworkPolicy {
  return { reference: referenceOf(manifest), spec: manifest.spec ?? {} };
}
