import { Cluster } from '../reach/cluster';
import { Connectivity, type ConnectivityOptions } from '../reach/connectivity';
import { Declaration } from './declaration';
import type { DeclaredTraffic } from './declared-traffic';
import { findExtraTraffic } from './extra-traffic';
import type { Finding } from '../finding/finding';
import { sortFindings } from '../finding/sort-findings';
import { type Flow, listFlows } from '../reach/flow';
import { findInvalidPolicies } from '../reach/invalid-policy';
import { Inventory } from '../read/inventory';
import type { Manifest } from '../read/manifest';
import { findMissingTraffic } from './missing-traffic';
import { findOpenNamespaces } from './open-namespace';
import { findUnknownEnds } from './unknown-end';

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
 * @param manifests every object that will be applied; those that are no namespace, workload or NetworkPolicy are passed over
 * @param declared all traffic that is meant to flow, name resolution included
 */
export function proveTraffic(
  manifests: readonly Manifest[] | Inventory,
  declared: readonly DeclaredTraffic[],
  options: ConnectivityOptions = {},
): TrafficProof {
  const inventory = Inventory.of(manifests);
  const connectivity = new Connectivity(new Cluster(inventory), options);
  const declaration = new Declaration(declared, connectivity.cluster);
  const findings = [
    ...findInvalidPolicies(inventory.networkPolicies),
    ...findUnknownEnds(declaration),
    ...findOpenNamespaces(connectivity),
    ...findMissingTraffic(declaration, connectivity),
    ...findExtraTraffic(declaration, connectivity),
  ];
  return { findings: sortFindings(findings), flows: listFlows(connectivity) };
}
