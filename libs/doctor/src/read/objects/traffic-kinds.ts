/**
 * Kinds that change what NetworkPolicies let through, and that are not read: policies of network plugins (Calico, Cilium, Antrea), those
 * above all namespaces (Network Policy API), service meshes (Istio, Linkerd).
 */
export const UNREAD_TRAFFIC_KINDS: ReadonlySet<string> = new Set([
  'AdminNetworkPolicy.policy.networking.k8s.io',
  'AuthorizationPolicy.policy.linkerd.io',
  'AuthorizationPolicy.security.istio.io',
  'BaselineAdminNetworkPolicy.policy.networking.k8s.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'CiliumNetworkPolicy.cilium.io',
  'ClusterNetworkPolicy.crd.antrea.io',
  'ClusterNetworkPolicy.policy.networking.k8s.io',
  'GlobalNetworkPolicy.crd.projectcalico.org',
  'GlobalNetworkPolicy.projectcalico.org',
  'NetworkPolicy.crd.antrea.io',
  'NetworkPolicy.crd.projectcalico.org',
  'NetworkPolicy.projectcalico.org',
  'PeerAuthentication.security.istio.io',
  'Server.policy.linkerd.io',
  'ServerAuthorization.policy.linkerd.io',
  'ServiceEntry.networking.istio.io',
  'Sidecar.networking.istio.io',
  'VirtualService.networking.istio.io',
]);
