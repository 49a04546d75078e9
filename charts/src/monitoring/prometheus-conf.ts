import { Yaml } from 'cdk8s';
import { API_TOKEN_FILES } from '../pod/api-token';
import { KUBE_STATE_METRICS } from './kube-state-metrics';
import type { CompleteStackProps, KubeletProps } from './stack-props';

/** Files of its ConfigMap, and the folder where its container finds them. */
export const PROMETHEUS_FILES = Object.freeze({ folder: '/etc/prometheus', conf: 'prometheus.yml', rules: 'rules.yaml' });

/** What the configuration of Prometheus follows from. */
export interface PrometheusConf extends Pick<CompleteStackProps, 'intervalSeconds' | 'kubeStateMetrics' | 'kubelets'> {
  readonly namespace: string;
  /** Name of the Prometheus itself, and the port that it listens on. */
  readonly name: string;
  readonly port: number;
  /** Where alerts are sent to: `alertmanager:9093`. Missing where there is nobody. */
  readonly alertmanager?: { readonly name: string; readonly address: string };
}

/** How a label of a pod is called once Kubernetes has told of it: what is no letter, digit or underscore becomes one. */
const COMPONENT = 'app_kubernetes_io_name';

/** The same labels as a Prometheus of the cluster gives, by which rules tell services apart; no other, so that no release makes new series. */
const POD_LABELS = [
  from('namespace', '__meta_kubernetes_namespace'),
  from('pod', '__meta_kubernetes_pod_name'),
  from(COMPONENT, '__meta_kubernetes_pod_label_app_kubernetes_io_name'),
];

/**
 * The configuration as text.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export function prometheusConf(props: PrometheusConf): string {
  const { intervalSeconds, alertmanager } = props;
  const interval = `${intervalSeconds}s`;
  return Yaml.stringify({
    global: { scrape_interval: interval, evaluation_interval: interval, scrape_timeout: `${Math.min(10, intervalSeconds)}s` },
    rule_files: [`${PROMETHEUS_FILES.folder}/${PROMETHEUS_FILES.rules}`],
    ...(alertmanager && { alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager.address] }] }] } }),
    scrape_configs: scrapeConfigs(props),
  });
}

function scrapeConfigs({ namespace, name, port, alertmanager, kubeStateMetrics, kubelets }: PrometheusConf): readonly object[] {
  return [
    ownJob(name, `localhost:${port}`, namespace),
    ...(alertmanager ? [ownJob(alertmanager.name, alertmanager.address, namespace)] : []),
    podsJob(),
    ...(kubeStateMetrics ? [objectsJob()] : []),
    ...(kubelets
      ? [kubeletJob('kubelet', '/metrics', namespace, kubelets), kubeletJob('cadvisor', '/metrics/cadvisor', namespace, kubelets)]
      : []),
  ];
}

/** A program of the stack itself. */
function ownJob(name: string, address: string, namespace: string) {
  return { job_name: name, static_configs: [{ targets: [address], labels: { namespace, [COMPONENT]: name } }] };
}

/** The pods of the namespace that say by annotations where their metrics are: at the port of that number, and at no other of theirs. */
function podsJob() {
  return {
    job_name: 'pods',
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { own_namespace: true } }],
    relabel_configs: [
      { action: 'keep', source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true' },
      {
        action: 'keepequal',
        source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_port'],
        target_label: '__meta_kubernetes_pod_container_port_number',
      },
      // Its series are of other pods than its own.
      { action: 'drop', source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], regex: KUBE_STATE_METRICS.name },
      // A pod that is done answers no more.
      { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed|Completed' },
      from('__metrics_path__', '__meta_kubernetes_pod_annotation_prometheus_io_path'),
      ...POD_LABELS,
    ],
  };
}

/** What the API server knows: the labels of these series say of which pod, and stay as they are. */
function objectsJob() {
  const { name, port } = KUBE_STATE_METRICS;
  return { job_name: name, honor_labels: true, static_configs: [{ targets: [`${name}:${port}`] }] };
}

/** What kubelets know of the namespace's pods: those of others are let go. */
function kubeletJob(name: string, path: string, namespace: string, { insecureSkipVerify = false }: KubeletProps) {
  return {
    job_name: name,
    scheme: 'https',
    metrics_path: path,
    honor_labels: true,
    authorization: { credentials_file: API_TOKEN_FILES.token },
    tls_config: { ca_file: API_TOKEN_FILES.certificate, ...(insecureSkipVerify && { insecure_skip_verify: true }) },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [from('node', '__meta_kubernetes_node_name')],
    metric_relabel_configs: [{ action: 'keep', source_labels: ['namespace'], regex: namespace }],
  };
}

function from(target: string, source: string) {
  return { source_labels: [source], target_label: target };
}
