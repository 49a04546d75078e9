/** Programs of a cluster that say what services do not know of themselves, and where their series are described. */
export const EXPORTERS = {
  'kube-state-metrics': 'https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics',
  cadvisor: 'https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md',
  prometheus: 'https://prometheus.io/docs/concepts/jobs_instances',
  kubelet: 'https://kubernetes.io/docs/reference/instrumentation/metrics',
  'ingress-nginx': 'https://kubernetes.github.io/ingress-nginx/user-guide/monitoring',
  'external-secrets': 'https://external-secrets.io/latest/api/metrics',
} as const;

/** A program that exports series. */
export type Exporter = keyof typeof EXPORTERS;

/** The series that alerts and dashboards read of them. Only Prometheus itself runs in a test, so that what is written here is what the others document. */
export const EXPORTER_SERIES = {
  kube_pod_container_status_restarts_total: 'kube-state-metrics',
  kube_deployment_spec_replicas: 'kube-state-metrics',
  kube_deployment_status_replicas_available: 'kube-state-metrics',
  kube_statefulset_replicas: 'kube-state-metrics',
  kube_statefulset_status_replicas_ready: 'kube-state-metrics',
  kube_daemonset_status_desired_number_scheduled: 'kube-state-metrics',
  kube_daemonset_status_number_available: 'kube-state-metrics',
  kube_horizontalpodautoscaler_spec_max_replicas: 'kube-state-metrics',
  kube_horizontalpodautoscaler_status_current_replicas: 'kube-state-metrics',
  kube_pod_container_resource_limits: 'kube-state-metrics',
  kube_pod_container_resource_requests: 'kube-state-metrics',
  kube_pod_status_ready: 'kube-state-metrics',
  kube_job_failed: 'kube-state-metrics',
  kube_cronjob_next_schedule_time: 'kube-state-metrics',
  container_cpu_usage_seconds_total: 'cadvisor',
  container_memory_working_set_bytes: 'cadvisor',
  container_network_receive_bytes_total: 'cadvisor',
  container_network_transmit_bytes_total: 'cadvisor',
  scrape_samples_scraped: 'prometheus',
  up: 'prometheus',
  kubelet_volume_stats_available_bytes: 'kubelet',
  kubelet_volume_stats_capacity_bytes: 'kubelet',
  nginx_ingress_controller_ssl_expire_time_seconds: 'ingress-nginx',
  externalsecret_status_condition: 'external-secrets',
} as const satisfies Readonly<Record<string, Exporter>>;

/** A series of an exporter. */
export type ExporterSeries = keyof typeof EXPORTER_SERIES;
