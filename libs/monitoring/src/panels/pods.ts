import { containerUsage, type Matchers, oneOf, podUsage, select, type Subject } from '@fairlead/exposition/series';
import { type RunningKind, replicaSeries } from '../alerts/cluster/replicas-unavailable';
import type { NumberPanel } from './panel';

/** A component whose pods the cluster keeps running. */
export interface RunningComponent {
  readonly subject: Subject;
  readonly kind: RunningKind;
}

/** What comes after the component's name in that of a pod. */
const POD_SUFFIXES: Readonly<Record<RunningKind, string>> = {
  Deployment: '-[a-z0-9]+-[a-z0-9]{5}',
  StatefulSet: '-[0-9]+',
  DaemonSet: '-[a-z0-9]{5}',
};

/** The labels of what the cluster says of the component's pods. */
export function clusterPodsOf({ subject, kind }: RunningComponent): Matchers {
  return { namespace: subject.namespace, pod: { like: `${oneOf([subject.name])}${POD_SUFFIXES[kind]}` } };
}

/** The fullest container's memory, as a share of its limit. */
export function memoryShareOf(component: RunningComponent): string {
  const pods = clusterPodsOf(component);
  return `max(${containerUsage(pods).memoryBytes} / ${settingOf('kube_pod_container_resource_limits', pods, 'memory')})`;
}

/** The busiest container's processor time, as a share of what it asks for. */
export function processorShareOf(component: RunningComponent): string {
  const pods = clusterPodsOf(component);
  return `max(${containerUsage(pods).cpuCores} / ${settingOf('kube_pod_container_resource_requests', pods, 'cpu')})`;
}

/** The pods of one component, and what each uses. */
export function podPanels(component: RunningComponent): readonly NumberPanel[] {
  const pods = clusterPodsOf(component);
  const { there, wanted } = replicaSeries(component.subject, component.kind);
  const usage = podUsage(pods);
  return [
    {
      kind: 'lines',
      title: 'Pods',
      description: 'How many are there, and how many should be.',
      unit: 'short',
      queries: [
        { legend: 'there', expr: `max(${there})` },
        { legend: 'wanted', expr: `max(${wanted})` },
      ],
    },
    {
      kind: 'lines',
      title: 'Restarts',
      description: 'How often a container of each pod was started again within the last hour.',
      unit: 'short',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (increase(${select('kube_pod_container_status_restarts_total', pods)}[1h]))` }],
    },
    {
      kind: 'lines',
      title: 'Memory of pods',
      description: 'What a limit is held against.',
      unit: 'bytes',
      queries: [{ legend: '{{pod}}', expr: usage.memoryBytes }],
    },
    {
      kind: 'lines',
      title: 'Processors of pods',
      description: '1 is one core.',
      unit: 'short',
      queries: [{ legend: '{{pod}}', expr: usage.cpuCores }],
    },
    {
      kind: 'lines',
      title: 'Network of pods',
      description: 'Bytes a second.',
      unit: 'Bps',
      queries: [
        { legend: '{{pod}} receives', expr: usage.receivedBytesPerSecond },
        { legend: '{{pod}} sends', expr: usage.sentBytesPerSecond },
      ],
    },
  ];
}

function settingOf(
  series: 'kube_pod_container_resource_limits' | 'kube_pod_container_resource_requests',
  pods: Matchers,
  resource: string,
): string {
  return `max by (namespace, pod, container) (${select(series, { ...pods, resource })})`;
}
