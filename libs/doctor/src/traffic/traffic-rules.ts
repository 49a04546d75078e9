import type { RuleTexts } from '../finding/rule-text';

/** What traffic is held against. */
export const TRAFFIC_RULES: RuleTexts = {
  'extra-traffic': {
    says: 'a NetworkPolicy lets something pass that nothing declares',
    why: 'Who breaks into one pod reaches the next by it.',
    fix: 'Narrow the rule to what is declared, remove it, or declare the traffic.',
  },
  'half-open-traffic': {
    says: 'a NetworkPolicy opens one half of a connection further than declared, and only the other half still stops it',
    why: 'The next edit of the other half opens it altogether.',
    fix: 'Narrow the rule to what is declared.',
  },
  'missing-traffic': {
    says: 'declared traffic cannot pass',
    why: 'The egress of the caller or the ingress of the callee is closed; both must be open.',
    fix: 'Open the half that the finding names, on the port of the pod.',
  },
  'any-public-address': {
    says: 'a note: a declared way out leads to every public address',
    why: 'A NetworkPolicy knows no names, so one of them cannot be told from another: who breaks into the pod may send what it finds anywhere on that port.',
    fix: 'Declare the address ranges where they are known, or send it through an egress gateway that knows names.',
  },
  'open-namespace': {
    says: 'no NetworkPolicy selects every pod of a namespace',
    why: 'Pods that no policy selects are open to everyone, those that somebody adds later too.',
    fix: 'Add a NetworkPolicy with podSelector {} and policyTypes [Ingress, Egress].',
  },
  'unknown-end': {
    says: 'an end of declared traffic is in none of the manifests',
    why: 'Nothing can be proven of it.',
    fix: 'Declare an end that exists, or render it.',
  },
  'host-network-pods': {
    says: 'pods are on the network of their node, where no NetworkPolicy counts',
    why: 'They may call everyone, and be called by all who reach the node, whatever is declared.',
    fix: 'Leave hostNetwork out, or deploy them apart from what is proven, in a namespace of their own.',
  },
  'unserved-address': {
    says: 'the address that callers are told leads to no Service, or not to the declared port of the declared pods alone',
    why: 'A Service that is missing, selects other pods or leads to another port gives its callers nobody, or somebody else.',
    fix: 'Write the port, the selector or the targetPort that the finding names, or declare the address that is meant.',
  },
  'unread-traffic-kind': {
    says: 'objects that are not NetworkPolicies of Kubernetes may open or close traffic: those of Calico, Cilium, Istio, AdminNetworkPolicy',
    why: 'They are not read, so what is said of traffic is likely and not proven.',
    fix: 'Hold their rules against the traffic by hand, or write them as NetworkPolicies.',
  },
};
