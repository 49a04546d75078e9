import { ApiObject } from 'cdk8s';
import type { HttpService } from '../service/http-service';
import { managementPortName } from '../pod/probes';
import { allowFromNamespace, type NamespacePods } from '../graph/traffic';

/** Who reads metrics, and how it finds them. Made by {@link prometheusAnnotations} or {@link podMonitors}. */
export type Monitoring = NamespacePods &
  (
    | { readonly kind: 'annotations' }
    | { readonly kind: 'pod-monitor'; readonly labels: Readonly<Record<string, string>>; readonly intervalSeconds: number }
  );

/** Every literal of this file: where the community's charts put Prometheus, and how often it commonly asks. */
export const MONITORING_DEFAULTS = Object.freeze({
  namespace: 'monitoring',
  podLabels: Object.freeze({ 'app.kubernetes.io/name': 'prometheus' }),
  intervalSeconds: 30,
});

/**
 * A Prometheus that finds pods by their annotations `prometheus.io/scrape`, `/port` and `/path`, as its chart's scrape configuration does.
 *
 * @param pods namespace and labels of Prometheus's pods, by default {@link MONITORING_DEFAULTS}: the only ones let in
 *
 * @example
 * shop.scrapedBy(prometheusAnnotations());
 */
export function prometheusAnnotations(pods: Partial<NamespacePods> = {}): Monitoring {
  const { namespace, podLabels } = { ...MONITORING_DEFAULTS, ...pods };
  return { kind: 'annotations', namespace, podLabels };
}

/** What {@link podMonitors} leaves open. */
export interface PodMonitorsProps extends Partial<NamespacePods> {
  /**
   * Labels of each PodMonitor, by which a Prometheus picks its own: `{ release: 'prometheus' }`.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Seconds between two scrapes.
   *
   * @default 30
   */
  readonly intervalSeconds?: number;
}

/**
 * A Prometheus that its operator leads to pods by objects of kind PodMonitor, one for each service.
 *
 * @example
 * shop.scrapedBy(podMonitors({ labels: { release: 'prometheus' } }));
 */
export function podMonitors(props: PodMonitorsProps = {}): Monitoring {
  const { namespace, podLabels, labels = {}, intervalSeconds } = { ...MONITORING_DEFAULTS, ...props };
  return { kind: 'pod-monitor', namespace, podLabels, labels, intervalSeconds };
}

/** Annotations of a pod that Prometheus finds by them. */
export function scrapeAnnotations({ contract }: HttpService, monitoring: Monitoring | undefined): Readonly<Record<string, string>> {
  if (monitoring?.kind !== 'annotations' || contract.metricsPath === undefined) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(contract.ports.management),
    'prometheus.io/path': contract.metricsPath,
  };
}

/** Opens the management port of a service to the monitoring system's pods alone, and tells its operator where to ask. */
export function openMetrics(service: HttpService, monitoring: Monitoring): void {
  const { contract, name, podLabels } = service;
  const { metricsPath: path, ports } = contract;
  if (path === undefined) return;
  allowFromNamespace(service, 'monitoring', monitoring, ports.management);
  if (monitoring.kind !== 'pod-monitor') return;
  // The generated classes know no custom resource.
  new ApiObject(service, 'pod-monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, labels: { ...monitoring.labels } },
    spec: {
      selector: { matchLabels: podLabels },
      podMetricsEndpoints: [{ port: managementPortName(ports), path, interval: `${monitoring.intervalSeconds}s` }],
    },
  });
}
