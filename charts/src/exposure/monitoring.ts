import { ApiObject } from 'cdk8s';
import type { WorkloadScope } from '../graph/scope';
import { allowFromNamespace, declareFromNamespace } from '../graph/edge';
import type { Monitoring } from '../environment/monitoring';

/** Annotations of a pod that Prometheus finds by them. */
export function scrapeAnnotations({ metrics, monitoring }: WorkloadScope): Readonly<Record<string, string>> {
  if (monitoring?.kind !== 'annotations' || !metrics) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(metrics.port),
    'prometheus.io/path': metrics.path,
  };
}

/** Opens the port that serves metrics to the monitoring system's pods alone, and tells its operator where to ask. */
export function openMetrics(workload: WorkloadScope, monitoring: Monitoring): void {
  const { metrics, name, podLabels } = workload;
  if (!metrics) return;
  allowFromNamespace(workload, 'monitoring', monitoring, () => [metrics.port]);
  declareFromNamespace(workload, monitoring, metrics.port);
  if (monitoring.kind !== 'pod-monitor') return;
  // The generated classes know no custom resource.
  new ApiObject(workload, 'pod-monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, labels: { ...monitoring.labels } },
    spec: {
      selector: { matchLabels: podLabels },
      // Annotations lead to all labels of a pod; here each is asked for. Rules tell services apart by it.
      podTargetLabels: ['app.kubernetes.io/name'],
      podMetricsEndpoints: [{ port: metrics.portName, path: metrics.path, interval: `${monitoring.intervalSeconds}s` }],
    },
  });
}
