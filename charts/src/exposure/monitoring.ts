import { ApiObject } from 'cdk8s';
import { checkMonitoring, type Monitoring } from '../environment/monitoring';
import { allowFromNamespace, declareFromNamespace, openToNeighbour } from '../graph/edge';
import { Component } from '../graph/component';
import type { MetricsEndpoint, PlatformScope, PrometheusScope, Scraper, WorkloadScope } from '../graph/scope';
import { refuse } from '../checks/invalid-platform';

/** Annotations of a pod that Prometheus finds by them. */
export function scrapeAnnotations({ metrics, monitoring }: WorkloadScope): Readonly<Record<string, string>> {
  if (!monitoring || monitoring.kind === 'pod-monitor' || !metrics) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(metrics.port),
    'prometheus.io/path': metrics.path,
  };
}

/** Opens the port that serves metrics to the monitoring system's pods alone, and tells its operator where to ask. */
export function openMetrics(workload: WorkloadScope, scraper: Scraper): void {
  const { metrics } = workload;
  if (!metrics) return;
  if (isPrometheus(scraper)) {
    // One of another platform has been refused.
    if (scraper.platform === workload.platform) openToNeighbour(scraper, workload, metrics.port);
    return;
  }
  allowFromNamespace(workload, 'monitoring', scraper, () => [metrics.port]);
  declareFromNamespace(workload, scraper, metrics.port);
  if (scraper.kind === 'pod-monitor') createPodMonitor(workload, metrics, scraper);
}

function createPodMonitor(
  workload: WorkloadScope,
  metrics: MetricsEndpoint,
  { labels, intervalSeconds }: Extract<Monitoring, { readonly kind: 'pod-monitor' }>,
): void {
  const { name, podLabels } = workload;
  // The generated classes know no custom resource.
  new ApiObject(workload, 'pod-monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, labels: { ...labels } },
    spec: {
      selector: { matchLabels: podLabels },
      // Annotations lead to all labels of a pod; here each is asked for. Rules tell services apart by it.
      podTargetLabels: ['app.kubernetes.io/name'],
      podMetricsEndpoints: [{ port: metrics.portName, path: metrics.path, interval: `${intervalSeconds}s` }],
    },
  });
}

/**
 * Lets through only who can read metrics of a platform.
 *
 * @param owner who is read, such as `shop-prod`
 * @throws InvalidPlatform with every fault
 */
export function checkScraper(owner: string, platform: PlatformScope, scraper: Scraper): void {
  const given: unknown = scraper;
  if (!(given instanceof Component)) return checkMonitoring(owner, scraper as Monitoring);
  if (!isPrometheus(given))
    refuse(`${owner}: scrapedBy(${given.name}) is given no Prometheus; write prometheusAnnotations() or podMonitors()`);
  if (given.platform !== platform)
    refuse(
      `${owner}: scrapedBy(${given.name}) leads to ${given.address} of another platform, which finds pods of its own alone; make one here`,
    );
}

/** Whether it is a Prometheus of a platform, and not plain data of one elsewhere. */
export function isPrometheus(scraper: unknown): scraper is PrometheusScope {
  return scraper instanceof Component && (scraper as Partial<PrometheusScope>).kind === 'prometheus';
}
