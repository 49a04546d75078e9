import type { Labels } from '../sets/labels';

/** A Kubernetes object as YAML or JSON holds it. What is read takes anything; this says what is meant to be there. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly labels?: Labels };
  readonly spec?: unknown;
}
