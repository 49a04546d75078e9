import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pods of a component, as the cluster knows them. */
export interface ClusterPods {
  readonly namespace: string;
  readonly component: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly hasAutoscaler: boolean;
  /** Names of the templates of its StatefulSet's claims. */
  readonly claims: readonly string[];
}

/** An object as it is applied, as far as the pods of its component follow from it. */
interface AppliedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: { readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[] };
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** What runs of the objects of a platform. */
export function describePods(objects: readonly AppliedObject[]): readonly ClusterPods[] {
  const autoscalers = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(({ metadata }) => metadata.name);
  return objects.flatMap(({ kind: any, metadata: { name, namespace = '' }, spec }) => {
    const kind = KINDS.find((each) => each === any);
    const claims = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
    return kind ? [{ namespace, component: name, kind, hasAutoscaler: autoscalers.includes(name), claims }] : [];
  });
}

const POD_NAMES = { Deployment: '-7d9f8b6c5d-x2x4z', StatefulSet: '-0', DaemonSet: '-x2x4z' } as const;

/** What kube-state-metrics, cAdvisor and a kubelet say of one pod of each component, with the labels that they document. */
function toExposition(all: readonly ClusterPods[], seconds: number): string {
  return `${all.flatMap((each) => [...toStates(each), ...toUsage(each, seconds)]).join('\n')}\n`;
}

function toStates({ namespace, component, kind, hasAutoscaler }: ClusterPods): readonly string[] {
  const container = { namespace, pod: component + POD_NAMES[kind], container: component, uid: 'a' };
  const scaled = { namespace, horizontalpodautoscaler: component };
  const counted = { namespace, [kind.toLowerCase()]: component };
  const counts = {
    Deployment: ['kube_deployment_spec_replicas', 'kube_deployment_status_replicas_available'],
    StatefulSet: ['kube_statefulset_replicas', 'kube_statefulset_status_replicas_ready'],
    DaemonSet: ['kube_daemonset_status_desired_number_scheduled', 'kube_daemonset_status_number_available'],
  }[kind];
  return [
    ...counts.map((name) => line(name, counted, 1)),
    line('kube_pod_container_status_restarts_total', container, 0),
    line('kube_pod_container_resource_limits', { ...container, node: 'a', resource: 'memory', unit: 'byte' }, 2 ** 28),
    line('kube_pod_container_resource_requests', { ...container, node: 'a', resource: 'cpu', unit: 'core' }, 0.25),
    ...(hasAutoscaler
      ? [
          line('kube_horizontalpodautoscaler_spec_max_replicas', scaled, 10),
          line('kube_horizontalpodautoscaler_status_current_replicas', scaled, 3),
        ]
      : []),
  ];
}

function toUsage({ namespace, component, kind, claims }: ClusterPods, seconds: number): readonly string[] {
  const pod = component + POD_NAMES[kind];
  const container = { namespace, pod, container: component, id: '/kubepods/a', image: 'a', name: 'a' };
  const card = { namespace, pod, container: 'POD', interface: 'eth0', id: '/kubepods/a', image: 'a', name: 'a' };
  return [
    line('container_cpu_usage_seconds_total', { ...container, cpu: 'total' }, seconds / 10),
    line('container_memory_working_set_bytes', container, 2 ** 27),
    line('container_network_receive_bytes_total', card, seconds * 1_000),
    line('container_network_transmit_bytes_total', card, seconds * 1_000),
    ...claims.flatMap((claim) => {
      const volume = { namespace, persistentvolumeclaim: `${claim}-${pod}` };
      return [line('kubelet_volume_stats_available_bytes', volume, 2 ** 29), line('kubelet_volume_stats_capacity_bytes', volume, 2 ** 30)];
    }),
  ];
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}{${written.join()}} ${value}`;
}

/** Serves what the exporters of a cluster would, since none of them runs here. */
export async function startExporters(pods: readonly ClusterPods[]): Promise<{ readonly port: number; readonly stop: () => void }> {
  const start = Date.now();
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(toExposition(pods, (Date.now() - start) / 1_000)),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
