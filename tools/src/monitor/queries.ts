/** What is asked of each pod. */
export interface QueryProps {
  /** Empty for all. */
  readonly namespaces: readonly string[];
  /** How far a rate looks back. */
  readonly windowS: number;
}

/** Where the number of ready pods comes from. */
export interface ReadySource {
  readonly description: string;
  readonly query: string;
}

/**
 * One query for each resource of {@link PodUsage}. Each gives series with the labels `namespace` and `pod`.
 *
 * The counters are those of cAdvisor, which every kubelet serves at `/metrics/cadvisor`. A kubelet may be scraped by two jobs, and a
 * container that was started again has two series for a moment: `max` takes one of them.
 */
export function usageQueries({ namespaces, windowS }: QueryProps) {
  const pods = selectPods(namespaces);
  const containers = `${pods},container!="",container!="POD"`;
  const cards = `${pods},interface!="lo"`;
  const byContainer = (series: string) => `sum by (namespace, pod) (max by (namespace, pod, container) (${series}))`;
  const byCard = (series: string) => `sum by (namespace, pod) (max by (namespace, pod, interface) (${series}))`;
  return {
    cpuCores: byContainer(`rate(container_cpu_usage_seconds_total{${containers}}[${windowS}s])`),
    memoryBytes: byContainer(`container_memory_working_set_bytes{${containers}}`),
    receivedBytesPerSecond: byCard(`rate(container_network_receive_bytes_total{${cards}}[${windowS}s])`),
    sentBytesPerSecond: byCard(`rate(container_network_transmit_bytes_total{${cards}}[${windowS}s])`),
  };
}

/** The namespaces of which a kubelet tells something. */
export const KNOWN_NAMESPACES = 'count by (namespace) (container_memory_working_set_bytes{namespace!=""})';

/** 1 for a pod that is ready, else 0; the first source that has something is taken. */
export function readySources({ namespaces }: Pick<QueryProps, 'namespaces'>): readonly ReadySource[] {
  const pods = selectPods(namespaces);
  return [
    {
      description: 'kube_pod_status_ready',
      query: `max by (namespace, pod) (kube_pod_status_ready{${pods},condition="true"})`,
    },
    { description: 'up, whether the metrics of each pod could be scraped', query: `max by (namespace, pod) (up{${pods}})` },
  ];
}

function selectPods(namespaces: readonly string[]): string {
  return `pod!="",${namespaces.length > 0 ? `namespace=~"${namespaces.join('|')}"` : 'namespace!=""'}`;
}
