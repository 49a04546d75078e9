import { type Matchers, select } from './select';

/** How far a rate looks back where nobody says so. */
const WINDOW_S = 300;

/**
 * What containers use: queries whose series have the labels `namespace`, `pod` and `container`.
 *
 * The counters are those of cAdvisor, which every kubelet serves at `/metrics/cadvisor`. A kubelet may be scraped by two jobs, and a
 * container that was started again has two series for a moment: `max` takes one of them.
 *
 * @param pods labels of their pods
 * @param windowS how far a rate looks back
 */
export function containerUsage(pods: Matchers, windowS = WINDOW_S) {
  // A pod as a whole has a series without a container, and the one that holds its network has `POD`.
  const containers = { ...pods, container: { unlike: '(POD)?' } };
  const byContainer = (series: string) => `max by (namespace, pod, container) (${series})`;
  return {
    cpuCores: byContainer(`rate(${select('container_cpu_usage_seconds_total', containers)}[${windowS}s])`),
    memoryBytes: byContainer(select('container_memory_working_set_bytes', containers)),
  };
}

/** What pods use, all their containers together: queries whose series have the labels `namespace` and `pod`. */
export function podUsage(pods: Matchers, windowS = WINDOW_S) {
  const { cpuCores, memoryBytes } = containerUsage(pods, windowS);
  const cards = { ...pods, interface: { unlike: 'lo' } };
  const byPod = (series: string) => `sum by (namespace, pod) (${series})`;
  const byCard = (series: string) => byPod(`max by (namespace, pod, interface) (rate(${series}[${windowS}s]))`);
  return {
    cpuCores: byPod(cpuCores),
    memoryBytes: byPod(memoryBytes),
    receivedBytesPerSecond: byCard(select('container_network_receive_bytes_total', cards)),
    sentBytesPerSecond: byCard(select('container_network_transmit_bytes_total', cards)),
  };
}

/** 1 for a pod that is ready, else 0, as kube-state-metrics has it. */
export function readyPods(pods: Matchers): string {
  return `max by (namespace, pod) (${select('kube_pod_status_ready', { ...pods, condition: 'true' })})`;
}

/** 1 for a pod whose metrics could be scraped, else 0. */
export function scrapedPods(pods: Matchers): string {
  return `max by (namespace, pod) (${select('up', pods)})`;
}

/** Namespaces of which a kubelet tells something, as the label `namespace`. */
export function namespacesWithContainers(): string {
  return `count by (namespace) (${select('container_memory_working_set_bytes', { namespace: { like: '.+' } })})`;
}
