/** Programs of a cluster that say what services do not know of themselves, and where their series are described. */
export const EXPORTERS = {
  'kube-state-metrics': 'https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics',
  kubelet: 'https://kubernetes.io/docs/reference/instrumentation/metrics',
  'ingress-nginx': 'https://kubernetes.github.io/ingress-nginx/user-guide/monitoring',
  'external-secrets': 'https://external-secrets.io/latest/api/metrics',
} as const;

/** A program that exports series. */
export type Exporter = keyof typeof EXPORTERS;

/** The series that alerts read of them. None of these programs runs in a test, so that what is written here is what they document. */
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
  kube_job_failed: 'kube-state-metrics',
  kube_cronjob_next_schedule_time: 'kube-state-metrics',
  kubelet_volume_stats_available_bytes: 'kubelet',
  kubelet_volume_stats_capacity_bytes: 'kubelet',
  nginx_ingress_controller_ssl_expire_time_seconds: 'ingress-nginx',
  externalsecret_status_condition: 'external-secrets',
} as const satisfies Readonly<Record<string, Exporter>>;

/** A series of an exporter. */
export type ExporterSeries = keyof typeof EXPORTER_SERIES;
