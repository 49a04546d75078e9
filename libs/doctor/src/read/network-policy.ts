import type { NamespacedReference } from '../finding/resource-reference';
import type { LabelSelector } from '../sets/labels';
import type { KubernetesObject } from './objects/kubernetes-object';
import { readSpec } from './objects/read-spec';
import { LABEL_SELECTOR } from './objects/label-fields';
import type { ValueOf } from './schema/field-type';
import { INTEGER, INTEGER_OR_TEXT, PROTOCOL, TEXT } from './schema/scalars';
import { list, object } from './schema/structures';

const PEER = object({
  podSelector: LABEL_SELECTOR,
  namespaceSelector: LABEL_SELECTOR,
  ipBlock: object({ cidr: TEXT, except: list(TEXT) }),
});

/** API reference, NetworkPolicyPeer: selectors or an ipBlock. */
export type PolicyPeerSpec = ValueOf<typeof PEER>;

const POLICY_PORT = object({ protocol: PROTOCOL, port: INTEGER_OR_TEXT, endPort: INTEGER });

/** API reference, NetworkPolicyPort. */
export type PolicyPortSpec = ValueOf<typeof POLICY_PORT>;

const RULE = object({ from: list(PEER), to: list(PEER), ports: list(POLICY_PORT) });

/** API reference, NetworkPolicyIngressRule (`from`) and NetworkPolicyEgressRule (`to`). */
export type PolicyRuleSpec = ValueOf<typeof RULE>;

/** API reference, NetworkPolicySpec v1 networking.k8s.io. What it holds may still be refused: `reach/policy-faults` says for what. */
const POLICY_SPEC = object({ podSelector: LABEL_SELECTOR, policyTypes: list(TEXT), ingress: list(RULE), egress: list(RULE) });

export type PolicySpec = ValueOf<typeof POLICY_SPEC>;

/** A NetworkPolicy as it is written. */
export interface NetworkPolicy {
  readonly reference: NamespacedReference;
  readonly spec: PolicySpec;
}

/** Reads a network policy of networking.k8s.io/v1, and of the extensions/v1beta1 before it, which says the same. */
export function readNetworkPolicy(object: KubernetesObject): NetworkPolicy {
  return readSpec(object, POLICY_SPEC);
}

/** Every selector of pods in a policy: that of the policy and those of its peers. */
export function listPodSelectors({ podSelector, ingress = [], egress = [] }: PolicySpec): readonly LabelSelector[] {
  const peers = [...ingress, ...egress].flatMap(({ from = [], to = [] }) => [...from, ...to]);
  return [podSelector, ...peers.map((peer) => peer.podSelector)].filter((selector) => selector !== undefined);
}
