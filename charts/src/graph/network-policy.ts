import { k8s } from 'cdk8s-plus-28';
import type { NamespacePods } from '../environment/namespace-pods';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Pods of another namespace, as a policy names them. */
export function toPeer({ namespace, podLabels }: NamespacePods): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: namespace } }, podSelector: { matchLabels: podLabels } };
}

/** A port of the pods, as a policy names it. */
export function toPort(port: number, protocol: 'TCP' | 'UDP' = 'TCP'): k8s.NetworkPolicyPort {
  return { protocol, port: k8s.IntOrString.fromNumber(port) };
}
