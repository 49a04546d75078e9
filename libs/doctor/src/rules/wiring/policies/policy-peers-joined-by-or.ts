import { DependencyModel } from '../../../dependencies/dependency-model';
import { formatPlace } from '../../../finding/resource-reference';
import type { Cluster, PodGroup } from '../../../reach/cluster';
import type { NetworkPolicy } from '../../../read/network-policy';
import { judgeEach } from '../../../read/schema/unread-field';
import { LabelSet } from '../../../sets/label-set';
import type { LabelSelector } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';
import { listWrittenPeers, type WrittenPeer } from './written-peers';

/** Only where it shows: the pods that are selected are in the other peer's namespaces, and in the policy's own are none. */
export const policyPeersJoinedByOr: Rule = {
  id: 'policy-peers-joined-by-or',
  says: 'a NetworkPolicy lists a namespaceSelector and a podSelector as two peers, where pods of those namespaces were meant',
  why: 'Peers of a list are joined by "or": one lets in every pod of the namespaces, the other pods of the own namespace.',
  fix: 'Write both selectors into one peer: take away the dash before the second.',
  find: (inventory) => {
    const { cluster } = DependencyModel.of(inventory);
    return judgeEach(inventory.networkPolicies, (policy) => listWrittenPeers(policy).flatMap((peer) => judge(policy, peer, cluster)));
  },
};

function judge(policy: NetworkPolicy, { peer, path, siblings }: WrittenPeer, cluster: Cluster): readonly Fault[] {
  const { podSelector, namespaceSelector } = peer;
  if (!podSelector || namespaceSelector || isEmpty(podSelector)) return [];
  const pods = LabelSet.of(podSelector);
  if (cluster.selectIn(policy.reference.namespace, pods).length > 0) return [];
  const beside = siblings.flatMap(({ namespaceSelector: selector, podSelector: own }) =>
    selector && !own && !isEmpty(selector) ? [selector] : [],
  );
  const meant: readonly PodGroup[] = beside.map((selector) => cluster.select({ namespaces: LabelSet.of(selector), pods }));
  const [example] = meant.flatMap((group) => [...group]);
  if (!example) return [];
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: policy.reference,
      path,
      what: `${formatPlace(policy.reference, path)} selects no pod of ${policy.reference.namespace}, and stands beside a namespaceSelector as a peer of its own`,
      why: 'peers of a list are joined by "or": every pod of those namespaces passes, and this peer lets nobody through',
      fix: 'write this podSelector into the peer with the namespaceSelector: take away its dash',
      evidence: [{ resource: example.workload, says: 'has these labels, in a namespace that the other peer selects' }],
    },
  ];
}

function isEmpty(selector: LabelSelector): boolean {
  return LabelSet.of(selector).keys.size === 0;
}
