import { DependencyModel } from '../../../dependencies/dependency-model';
import { findMisspelt } from '../../../finding/misspelt-name';
import { formatReference } from '../../../finding/resource-reference';
import type { Cluster } from '../../../reach/cluster';
import type { Inventory } from '../../../read/inventory';
import type { NetworkPolicy } from '../../../read/network-policy';
import { judgeEach } from '../../../read/schema/unread-field';
import { LabelSet } from '../../../sets/label-set';
import { NAMESPACE_NAME } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';
import { listWrittenPeers, type WrittenPeer } from './written-peers';

/** Namespaces that every cluster has. */
const EVERYWHERE = ['default', 'kube-public', 'kube-system'];

/** Only where the Namespace is in the manifests: of others nobody knows the labels. */
export const policyNamespaceWithoutLabel: Rule = {
  id: 'policy-namespace-without-label',
  says: 'a namespaceSelector is written for a Namespace that does not have the label',
  why: 'No namespace has its name as a label but for kubernetes.io/metadata.name, so the peer selects nobody.',
  fix: 'Select kubernetes.io/metadata.name, or give the Namespace the label.',
  find: (inventory) => {
    const { cluster } = DependencyModel.of(inventory);
    const findMeant = meantNamespaceFinder(cluster);
    return judgeEach(inventory.networkPolicies, (policy) =>
      listWrittenPeers(policy).flatMap((peer) => judge(policy, peer, { cluster, inventory, findMeant })),
    );
  },
};

interface Known {
  readonly cluster: Cluster;
  readonly inventory: Inventory;
  readonly findMeant: (written: string) => string | undefined;
}

/** Policies name the same few namespaces again and again: each name is compared with all others once. */
function meantNamespaceFinder({ namespaces }: Cluster): Known['findMeant'] {
  const known = [...EVERYWHERE, ...namespaces.keys()];
  const meant = new Map<string, string | undefined>(EVERYWHERE.map((name) => [name, undefined]));
  return (written) => {
    if (!meant.has(written)) meant.set(written, findMisspelt(written, known));
    return meant.get(written);
  };
}

function judge(policy: NetworkPolicy, { peer, path }: WrittenPeer, { cluster, inventory, findMeant }: Known): readonly Fault[] {
  const selected = LabelSet.of(peer.namespaceSelector ?? {});
  if ([...cluster.namespaces.values()].some((own) => selected.matches(own))) return [];
  const place = { policy, path: `${path}.namespaceSelector` };
  return Object.entries(peer.namespaceSelector?.matchLabels ?? {}).flatMap(([key, value]): readonly Fault[] => {
    if (key !== NAMESPACE_NAME) return inventory.namespaces.has(value) ? [withoutLabel(place, key, value)] : [];
    const meant = findMeant(value);
    return meant === undefined ? [] : [mistyped(place, value, meant)];
  });
}

interface Place {
  readonly policy: NetworkPolicy;
  readonly path: string;
}

function withoutLabel({ policy, path }: Place, key: string, value: string): Fault {
  return {
    severity: 'warning',
    certainty: 'likely',
    resource: policy.reference,
    path,
    what: `${formatReference(policy.reference)} selects namespaces with ${key}: ${value}, and Namespace ${value} does not have this label`,
    why: 'the peer selects no namespace of these manifests',
    fix: `write ${NAMESPACE_NAME}: ${value}, which every namespace has, or give Namespace ${value} the label`,
    evidence: [{ resource: { kind: 'Namespace', name: value }, path: 'metadata.labels', says: `has no ${key}: ${value}` }],
  };
}

function mistyped({ policy, path }: Place, value: string, meant: string): Fault {
  return {
    severity: 'error',
    certainty: 'likely',
    resource: policy.reference,
    path,
    what: `${formatReference(policy.reference)} selects namespace ${value}, and no namespace has this name`,
    why: 'the peer selects nobody',
    fix: `did you mean ${meant}? write ${NAMESPACE_NAME}: ${meant}`,
  };
}
