import { DependencyModel } from '../../../dependencies/dependency-model';
import { formatAddress } from '../../../dependencies/configured-address';
import type { Evidence } from '../../../finding/finding';
import { formatPlace, formatReference } from '../../../finding/resource-reference';
import { PortSet } from '../../../sets/port-set';
import type { Fault, Rule } from '../../rule';
import { DNS_PORTS } from './blocked/dns-access';
import { findJoinedRules, type JoinedRule } from './joined-rules';

export const policyJoinsPeersAndDns: Rule = {
  id: 'policy-joins-peers-and-dns',
  says: 'an egress rule opens the port of DNS for its own peers alone, where two rules were meant',
  why: 'The `to` and the `ports` of one rule must both hold: neither the DNS is open, nor the other ports of the peers.',
  fix: 'Write two rules: one with `to` and the ports of the peers, one with the ports of DNS.',
  isForUndeclared: true,
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    return findJoinedRules(inventory).map((rule) => judge(rule, model));
  },
};

function judge({ policy, rulePath, peers, deaf }: JoinedRule, model: DependencyModel): Fault {
  const workloads = [...new Map(deaf.map((each) => [each.workload, each])).values()];
  const podSets = new Set(peers.flatMap((peer) => [...peer.podSets]));
  const halves = workloads
    .flatMap(({ workload }) => model.dependenciesOf(workload))
    .flatMap((dependency) => model.blockedHalves(dependency))
    .filter(({ direction, other }) => direction === 'egress' && podSets.has(other));
  const closed = PortSet.union(halves.map(({ destination }) => PortSet.of(destination.protocol, destination.port)));
  const place = formatPlace(policy.reference, rulePath);
  return {
    severity: 'error',
    certainty: 'likely',
    resource: policy.reference,
    path: rulePath,
    what: `${place} opens the port of DNS for its own peers alone, so that ${workloads.map(({ workload }) => formatReference(workload.reference)).join(', ')} can resolve no name`,
    why: '`to` and `ports` of one rule must both hold, and the DNS of the cluster is none of these peers',
    fix: `write two rules: one with this \`to\`${closed.isEmpty ? '' : ` and ${closed}`}, and one with UDP ${DNS_PORTS.service} and TCP ${DNS_PORTS.service} without it, or to namespace kube-system`,
    consequences: [
      ...workloads.map(({ workload, host }): Evidence => ({ resource: workload.reference, says: `cannot resolve ${host}` })),
      ...halves.map(({ dependency, destination, other }): Evidence => ({
        resource: dependency.workload.reference,
        says: `cannot reach ${other.name} on ${destination.protocol} ${destination.port}, which ${formatAddress(dependency.addresses[0])} leads to`,
      })),
    ],
  };
}
