import type { LabelSelector } from '../sets/labels';
import type { Protocol } from '../sets/port-set';

/** API reference, NetworkPolicySpec v1 networking.k8s.io. A field that YAML leaves empty is null, which means the same as missing. */
export interface PolicySpec {
  readonly podSelector?: LabelSelector | null;
  readonly policyTypes?: readonly string[] | null;
  readonly ingress?: readonly (PolicyRuleSpec | null)[] | null;
  readonly egress?: readonly (PolicyRuleSpec | null)[] | null;
}

/** API reference, NetworkPolicyIngressRule (`from`) and NetworkPolicyEgressRule (`to`). */
export interface PolicyRuleSpec {
  readonly from?: readonly PolicyPeerSpec[] | null;
  readonly to?: readonly PolicyPeerSpec[] | null;
  readonly ports?: readonly PolicyPortSpec[] | null;
}

/** API reference, NetworkPolicyPeer: selectors or an ipBlock. */
export interface PolicyPeerSpec {
  readonly podSelector?: LabelSelector | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] | null } | null;
}

/** API reference, NetworkPolicyPort. */
export interface PolicyPortSpec {
  readonly protocol?: Protocol;
  readonly port?: number | string | null;
  readonly endPort?: number | null;
}
