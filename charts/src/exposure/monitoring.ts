import { ApiObject } from 'cdk8s';
import type { ServiceScope } from '../graph/scope';
import { managementPortName } from '../pod/probes';
import { allowFromNamespace } from '../graph/edge';
import type { Monitoring } from '../environment/monitoring';

/** Annotations of a pod that Prometheus finds by them. */
export function scrapeAnnotations({ contract }: ServiceScope, monitoring: Monitoring | undefined): Readonly<Record<string, string>> {
  if (monitoring?.kind !== 'annotations' || contract.metricsPath === undefined) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(contract.ports.management),
    'prometheus.io/path': contract.metricsPath,
  };
}

/** Opens the management port of a service to the monitoring system's pods alone, and tells its operator where to ask. */
export function openMetrics(service: ServiceScope, monitoring: Monitoring): void {
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
