import { formatReference } from '../../../../finding/resource-reference';
import { DependencyModel } from '../../../../dependencies/dependency-model';
import type { Policy } from '../../../../reach/policy';
import type { Inventory } from '../../../../read/inventory';
import { groupBy } from '../../../../sets/group-by';
import type { Fault, Rule } from '../../../rule';
import { findJoinedRules } from '../joined-rules';
import { describeIsolation } from './describe-isolation';
import { type Deaf, DNS_PORTS, DnsAccess } from './dns-access';

export const dnsBlocked: Rule = {
  id: 'dns-blocked',
  says: 'pods that are told names of hosts may not ask the DNS of the cluster',
  why: 'No name can be resolved, so that every connection fails, also one that policies open: programs say EAI_AGAIN or "no such host".',
  fix: 'Add an egress rule for UDP 53 and TCP 53, without `to` or to the namespace kube-system. Where the pods of the DNS listen on 5353, that is the port.',
  isForUndeclared: true,
  find: (inventory) => {
    const access = new DnsAccess(inventory);
    const explained = new Set(findJoinedRules(inventory).flatMap(({ deaf }) => deaf.map(({ podSet }) => podSet)));
    const deaf = access.listDeaf().filter(({ podSet }) => !explained.has(podSet));
    return [
      ...groupBy(deaf, (each) =>
        policiesOf(each, inventory)
          .map(({ reference }) => formatReference(reference))
          .join(),
      ).values(),
    ].flatMap((same) => judge(same, inventory, access));
  },
};

function policiesOf({ podSet }: Deaf, inventory: Inventory): readonly Policy[] {
  return DependencyModel.of(inventory).connectivity.effectivePolicy(podSet, 'egress').policies;
}

function judge(same: readonly Deaf[], inventory: Inventory, { knownPort }: DnsAccess): readonly Fault[] {
  const [first] = same;
  const [policy, ...others] = first ? policiesOf(first, inventory) : [];
  if (!first || !policy) return [];
  const workloads = [...new Set(same.map(({ workload }) => formatReference(workload.reference)))];
  const port = knownPort ?? DNS_PORTS.service;
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: policy.reference,
      path: 'spec.egress',
      what: `${workloads.join(', ')} cannot ask the DNS: no policy opens UDP ${port} of it`,
      why: `${describeIsolation([policy, ...others], 'these pods', 'egress')}, and ${first.host} is a name that they must resolve`,
      fix: `add an egress rule to namespace kube-system, or without \`to\`: ports UDP ${port} and TCP ${port}`,
      evidence: others.map(({ reference }) => ({ resource: reference, says: 'isolates the same pods, and does not open it either' })),
      consequences: [...new Map(same.map(({ workload, host }) => [workload, host]))].map(([{ reference }, host]) => ({
        resource: reference,
        says: `cannot resolve ${host}`,
      })),
    },
  ];
}
