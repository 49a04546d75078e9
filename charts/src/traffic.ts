import { k8s } from 'cdk8s-plus-28';
import type { Component } from './component';
import type { Platform } from './platform';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Closes the namespace both ways, so that only what another policy names gets through. Probes from a pod's own node always do. */
export function denyAll(platform: Platform): void {
  new k8s.KubeNetworkPolicy(platform, 'deny-all', {
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** Lets every pod resolve names; TCP carries the answers that do not fit a datagram. */
export function allowDns(platform: Platform): void {
  new k8s.KubeNetworkPolicy(platform, 'allow-dns', {
    metadata: { name: 'allow-dns' },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: k8s.IntOrString.fromNumber(53) })),
        },
      ],
    },
  });
}

/** Opens one edge of the graph: out of the caller and into the callee, on the callee's pod port. */
export function allowTraffic(caller: Component, callee: Component): void {
  const egress = `allow-${caller.name}-to-${callee.name}`;
  new k8s.KubeNetworkPolicy(caller, egress, {
    metadata: { name: egress },
    spec: {
      podSelector: { matchLabels: caller.podLabels },
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: { matchLabels: callee.podLabels } }], ports: [podPort(callee)] }],
    },
  });

  allowFrom(callee, caller.name, { podSelector: { matchLabels: caller.podLabels } });
}

/** Lets the pods of another namespace reach a component on its pod port. */
export function allowFromNamespace(callee: Component, name: string, namespace: string, podLabels: Readonly<Record<string, string>>): void {
  allowFrom(callee, name, {
    namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: namespace } },
    podSelector: { matchLabels: podLabels },
  });
}

function allowFrom(callee: Component, name: string, peer: k8s.NetworkPolicyPeer): void {
  const ingress = `allow-${callee.name}-from-${name}`;
  new k8s.KubeNetworkPolicy(callee, ingress, {
    metadata: { name: ingress },
    spec: {
      podSelector: { matchLabels: callee.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer], ports: [podPort(callee)] }],
    },
  });
}

function podPort({ port }: Component): k8s.NetworkPolicyPort {
  return { protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) };
}
