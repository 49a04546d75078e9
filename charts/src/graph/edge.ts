import { k8s } from 'cdk8s-plus-28';
import type { Destination } from './component';
import type { NamespacePods } from '../environment/namespace-pods';
import { toPeer, toPort } from './network-policy';
import type { WorkloadScope } from './scope';

/** Opens one edge of the graph: out of the caller and, where the callee is in the cluster, into the callee, on the callee's pod port. */
export function allowTraffic(caller: WorkloadScope, callee: Destination): void {
  const egress = `allow-${caller.name}-to-${callee.name}`;
  new k8s.KubeNetworkPolicy(caller, egress, {
    metadata: { name: egress },
    spec: {
      podSelector: { matchLabels: caller.podLabels },
      policyTypes: ['Egress'],
      egress: [{ to: callee.peers, ports: [toPort(callee.port)] }],
    },
  });
  if (callee.workload) allowFrom(callee, caller.name, { podSelector: { matchLabels: caller.podLabels } }, callee.port);
  const { host, port, workload } = callee;
  const address = workload && { address: { host, port } };
  for (const to of callee.ends) for (const from of caller.ends) caller.platform.declare({ from, to, port, ...address });
}

/** Lets the pods of another namespace reach a workload on one of its pod ports. */
export function allowFromNamespace(callee: WorkloadScope, name: string, pods: NamespacePods, port: number): void {
  allowFrom(callee, name, toPeer(pods), port);
  const { namespace, podLabels } = pods;
  for (const to of callee.ends) callee.platform.declare({ from: { namespace, podLabels }, to, port });
}

function allowFrom(callee: Destination | WorkloadScope, name: string, peer: k8s.NetworkPolicyPeer, port: number): void {
  const ingress = `allow-${callee.name}-from-${name}`;
  new k8s.KubeNetworkPolicy(callee, ingress, {
    metadata: { name: ingress },
    spec: {
      podSelector: { matchLabels: callee.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer], ports: [toPort(port)] }],
    },
  });
}
