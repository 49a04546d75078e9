import { AddressSet } from '../sets/address-set';
import { LabelSet } from '../sets/label-set';
import { oneOf } from '../sets/label-values';
import { NAMESPACE_NAME } from '../sets/labels';
import type { PodSelection } from '../sets/pod-region';
import type { NamespacedReference } from '../finding/resource-reference';
import type { NetworkPolicy, PolicyPeerSpec, PolicyRuleSpec, PolicySpec } from '../read/network-policy';
import { RulePorts } from './rule-ports';

/** The two halves of a connection: policies of the caller decide on its egress, those of the callee on its ingress. */
export const DIRECTIONS = ['egress', 'ingress'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What `policyTypes` calls a direction. */
export const POLICY_TYPES: Readonly<Record<Direction, string>> = Object.freeze({ egress: 'Egress', ingress: 'Ingress' });

/** A NetworkPolicy as sets of pods, addresses and ports. */
export interface Policy {
  readonly reference: NamespacedReference;
  /** Labels of the pods it applies to, in its own namespace. */
  readonly pods: LabelSet;
  /** Whom it lets through in each direction that it isolates. A direction that is missing is none of its business. */
  readonly peers: { readonly [D in Direction]?: readonly PolicyPeer[] };
}

/** One entry of a rule's `from` or `to`, with the ports of the rule. */
export interface PolicyPeer {
  /** `spec.ingress[0].from[1]`, or `spec.ingress[0]` for a rule without peers. */
  readonly path: string;
  /** `spec.ingress[0]`. */
  readonly rulePath: string;
  readonly ports: RulePorts;
  /** A rule without `from` or `to` matches everyone: pods, nodes and every address. */
  readonly isEveryone: boolean;
  /** Whom it lets through by selector. */
  readonly pods?: PodSelection;
  /** Whom it lets through by address. */
  readonly addresses?: AddressSet;
}

const EVERYONE = Object.freeze({ isEveryone: true, pods: { namespaces: LabelSet.ALL, pods: LabelSet.ALL }, addresses: AddressSet.ALL });

/** Reads a NetworkPolicy (API reference, NetworkPolicySpec; Network Policies, "The NetworkPolicy resource"). */
export function readPolicy({ reference, spec }: NetworkPolicy): Policy {
  const directions = directionsOf(spec);
  return {
    reference,
    pods: LabelSet.of(spec.podSelector ?? {}),
    peers: Object.fromEntries(
      directions.map((direction) => [
        direction,
        (spec[direction] ?? []).flatMap((rule, index) => readRule(rule, `spec.${direction}[${index}]`, direction, reference.namespace)),
      ]),
    ),
  };
}

/** Without `policyTypes` a policy is always for ingress, and for egress when it has egress rules. */
function directionsOf({ policyTypes, egress }: PolicySpec): readonly Direction[] {
  if (!policyTypes?.length) return egress?.length ? DIRECTIONS : ['ingress'];
  return DIRECTIONS.filter((direction) => policyTypes.includes(POLICY_TYPES[direction]));
}

function readRule(rule: PolicyRuleSpec, rulePath: string, direction: Direction, namespace: string): readonly PolicyPeer[] {
  const ports = RulePorts.of(rule.ports);
  const field = direction === 'ingress' ? 'from' : 'to';
  const peers = rule[field];
  if (!peers?.length) return [{ path: rulePath, rulePath, ports, ...EVERYONE }];
  return peers.map((peer, index) => ({
    path: `${rulePath}.${field}[${index}]`,
    rulePath,
    ports,
    isEveryone: false,
    ...readPeer(peer, namespace),
  }));
}

/** A podSelector alone stays in the policy's namespace; with a namespaceSelector both must match. */
function readPeer({ podSelector, namespaceSelector, ipBlock }: PolicyPeerSpec, namespace: string): Pick<PolicyPeer, 'pods' | 'addresses'> {
  if (ipBlock) return { addresses: AddressSet.of(ipBlock.cidr ?? '').subtract(AddressSet.of(...(ipBlock.except ?? []))) };
  if (!podSelector && !namespaceSelector) return {};
  const namespaces = namespaceSelector ? LabelSet.of(namespaceSelector) : LabelSet.ALL.with(NAMESPACE_NAME, oneOf(namespace));
  return { pods: { namespaces, pods: LabelSet.of(podSelector ?? {}) } };
}
