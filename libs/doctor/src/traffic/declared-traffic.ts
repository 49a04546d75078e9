import type { Labels } from '../sets/labels';
import type { WorkloadReference } from '../finding/resource-reference';
import type { Protocol } from '../sets/port-set';

/** Traffic that is meant to flow: one pair of ends and one port. Plain data. */
export interface DeclaredTraffic {
  readonly from: DeclaredEnd;
  readonly to: DeclaredEnd;
  /** @default TCP */
  readonly protocol?: Protocol;
  /** Port of the pod that is called, not of a Service in front of it. */
  readonly port: number;
  /**
   * What callers are told to call. It must be a port of a Service that leads to the port of the pods, where these run in the manifests.
   *
   * @default nobody says, so that only policies are looked at
   */
  readonly address?: ServiceAddress;
}

/** A port of a Service, as its callers know it. */
export interface ServiceAddress {
  /** Name of the Service, in another namespace than the caller's with that: `redis`, `redis.cache`. */
  readonly host: string;
  readonly port: number;
}

/** A workload of the manifests, pods known by their labels, or addresses. */
export type DeclaredEnd = WorkloadReference | DeclaredPods | DeclaredAddresses;

/**
 * Pods with these labels in namespaces with these labels. `{ namespace: 'shop' }` is every pod of a namespace. What the manifests hold
 * of them must be allowed pod set by pod set; of the others, a pod that carries exactly these labels must be.
 */
export interface DeclaredPods {
  /**
   * Name of the namespace.
   *
   * @default any namespace that carries the labels
   */
  readonly namespace?: string;
  /**
   * Labels of the namespace.
   *
   * @default none needed
   */
  readonly namespaceLabels?: Labels;
  /**
   * Labels of the pods.
   *
   * @default every pod
   */
  readonly podLabels?: Labels;
}

/** Addresses outside the cluster, all of which must be allowed. */
export interface DeclaredAddresses {
  readonly cidr: string;
  /** @default none */
  readonly except?: readonly string[];
  /**
   * Who is there, for reports and pictures: `stripe (api.stripe.com)`. No policy knows it.
   *
   * @default nobody says
   */
  readonly name?: string;
}
