import { DependencyModel } from '../../../dependencies/dependency-model';
import type { Policy } from '../../../reach/policy';
import type { ResolvedPeer } from '../../../reach/resolved-peer';
import type { Inventory } from '../../../read/inventory';
import { groupBy } from '../../../sets/group-by';
import { onceFor } from '../../../sets/once-for';
import { PortSet } from '../../../sets/port-set';
import { type Deaf, DNS_PORTS, DnsAccess, mayBeDns } from './blocked/dns-access';

/** A rule that opens the port of DNS for peers that are none, where its pods have no DNS: two rules were meant. */
export interface JoinedRule {
  readonly policy: Policy;
  /** `spec.egress[0]`. */
  readonly rulePath: string;
  readonly peers: readonly ResolvedPeer[];
  /** Its pods. */
  readonly deaf: readonly Deaf[];
}

const OF_DNS = PortSet.union([PortSet.of('UDP', DNS_PORTS.service), PortSet.of('TCP', DNS_PORTS.service)]);

/** Every such rule. */
export const findJoinedRules = onceFor((inventory: Inventory): readonly JoinedRule[] => {
  const { connectivity } = DependencyModel.of(inventory);
  const found = new DnsAccess(inventory).listDeaf().flatMap((deaf) => {
    const { peers } = connectivity.effectivePolicy(deaf.podSet, 'egress');
    const rules = [...groupBy(peers, keyOf).values()];
    return rules.filter(isJoined).map((rule) => ({ deaf, rule }));
  });
  return [...groupBy(found, ({ rule }) => keyOf(rule[0] as ResolvedPeer)).values()].flatMap((same) => {
    const [first] = same;
    const [peer] = first?.rule ?? [];
    if (!first || !peer) return [];
    return [{ policy: peer.policy, rulePath: peer.rulePath, peers: first.rule, deaf: same.map(({ deaf }) => deaf) }];
  });
});

function isJoined(rule: readonly ResolvedPeer[]): boolean {
  return rule.every((peer) => !peer.ports.possible.isEmpty && OF_DNS.contains(peer.ports.possible) && !mayBeDns(peer));
}

function keyOf({ policy, rulePath }: ResolvedPeer): string {
  return `${policy.reference.namespace}/${policy.reference.name} ${rulePath}`;
}
