import { Cluster } from '../reach/cluster';
import { Connectivity, type ConnectivityOptions } from '../reach/connectivity';
import { Declaration } from './declaration';
import type { DeclaredTraffic } from './declared-traffic';
import { findExtraTraffic } from './extra-traffic';
import type { Finding } from '../finding/finding';
import { formatReference } from '../finding/resource-reference';
import { sortFindings } from '../finding/sort-findings';
import { type Flow, listFlows } from '../reach/flow';
import { findHostNetworkPods } from './host-network-pods';
import { findInvalidPolicies } from '../reach/invalid-policy';
import { Inventory } from '../read/inventory';
import type { LabelSelector } from '../sets/labels';
import { findUnreadTraffic } from './unread-traffic';
import { findMissingTraffic } from './missing-traffic';
import { nameFlows } from './named-flows';
import { findOpenNamespaces } from './open-namespace';
import { findPublicTraffic } from './public-traffic';
import { findUnknownEnds } from './unknown-end';
import { findUnservedAddresses } from './unserved-address';

/** What a set of manifests lets through, held against what was declared. */
export interface TrafficProof {
  /** All that differs from the declaration. None: the allowed traffic is exactly the declared traffic. */
  readonly findings: readonly Finding[];
  /** All that is allowed. */
  readonly flows: readonly Flow[];
}

/**
 * Compares the traffic that NetworkPolicies allow with the traffic that is declared, both ways: nothing missing, nothing extra, in each
 * half of each connection. Same manifests and declaration, in any order: same findings in the same order.
 *
 * @param documents every object that will be applied, as a parser of YAML gives it, lists included; what is no namespace, workload or
 *   NetworkPolicy is passed over
 * @param declared all traffic that is meant to flow, name resolution included; without it nothing is missing or extra, and that
 *   namespaces are open is advice
 */
export function proveTraffic(
  documents: readonly unknown[] | Inventory,
  declared?: readonly DeclaredTraffic[],
  options: ConnectivityOptions = {},
): TrafficProof {
  const inventory = Inventory.of(documents);
  const connectivity = Connectivity.of(Cluster.of(inventory, listSelectors(declared ?? [])), options);
  const declaration = new Declaration(declared ?? [], connectivity.cluster);
  const unread = findUnreadTraffic(inventory);
  const unbound = declared ? findHostNetworkPods(inventory) : [];
  const traffic = [
    ...findOpenNamespaces(connectivity, declared ? 'error' : 'info'),
    ...findMissingTraffic(declaration, connectivity),
    ...(declared ? findExtraTraffic(declaration, connectivity) : []),
  ];
  const findings = [
    ...inventory.findings,
    ...findInvalidPolicies(inventory.networkPolicies),
    ...unbound,
    ...findUnknownEnds(declaration, new Set(unbound.map(({ resource }) => formatReference(resource)))),
    ...findUnservedAddresses(declared ?? [], inventory),
    ...findPublicTraffic(declaration),
    ...unread,
    ...(unread.length > 0 ? traffic.map((finding): Finding => ({ ...finding, certainty: 'likely' })) : traffic),
  ];
  return { findings: sortFindings(findings), flows: nameFlows(listFlows(connectivity), declaration) };
}

/** Pods that the declaration tells apart by labels. */
export function listSelectors(declared: readonly DeclaredTraffic[]): readonly LabelSelector[] {
  return declared.flatMap(({ from, to }) => [from, to]).flatMap((end) => ('podLabels' in end ? [{ matchLabels: end.podLabels }] : []));
}
