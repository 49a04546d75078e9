import { type AlertCase, clusterSeries } from '../alert-case';

const DAY = 86_400;

const restarts = (values: string) =>
  clusterSeries({ 'kube_pod_container_status_restarts_total{pod="orders-6b7f-x2x4z",container="orders"}': values });

const autoscaler = (pods: number) =>
  clusterSeries({
    'kube_horizontalpodautoscaler_status_current_replicas{horizontalpodautoscaler="orders"}': `${pods}x30`,
    'kube_horizontalpodautoscaler_spec_max_replicas{horizontalpodautoscaler="orders"}': '10x30',
  });

/** Pods of an object of which three are wanted. */
const pods = (kind: string, there: string, wanted: string, count: number) =>
  clusterSeries({ [`${there}{${kind}}`]: `${count}x30`, [`${wanted}{${kind}}`]: '3x30' });

const deployment = (count: number) =>
  pods('deployment="orders"', 'kube_deployment_status_replicas_available', 'kube_deployment_spec_replicas', count);
const statefulSet = (count: number) =>
  pods('statefulset="redis"', 'kube_statefulset_status_replicas_ready', 'kube_statefulset_replicas', count);
const daemonSet = (count: number) =>
  pods('daemonset="agent"', 'kube_daemonset_status_number_available', 'kube_daemonset_status_desired_number_scheduled', count);

const unavailable = (component: string, variant: string, series: (count: number) => Readonly<Record<string, string>>): AlertCase => ({
  alert: 'ReplicasUnavailable',
  component,
  variant,
  fires: { series: series(2), tooEarly: '9m', at: '11m' },
  silent: { series: series(3), at: '15m' },
});

const secret = (label: string, value: number) => ({
  [`externalsecret_status_condition{${label}="shop-prod",name="redis-credentials",condition="Ready",status="False"}`]: `${value}x60`,
});

const certificate = (seconds: number) => ({
  'nginx_ingress_controller_ssl_expire_time_seconds{host="shop.example.com"}': `${seconds}x200`,
});

export const CLUSTER_CASES: readonly AlertCase[] = [
  {
    alert: 'PodRestartLoop',
    component: 'shop',
    fires: { series: restarts(`_ 0 _ 0 _ 1 _ 2 _ 3${' _ 4'.repeat(12)}`), at: '16m' },
    // A scrape each minute, at its middle: `increase` makes 3.2 of three.
    silent: { series: restarts(`_ 0 _ 0 _ 1 _ 2${' _ 3'.repeat(13)}`), at: '16m' },
  },
  {
    alert: 'HPAAtMaxReplicas',
    component: 'orders',
    fires: { series: autoscaler(10), tooEarly: '9m', at: '11m' },
    silent: { series: autoscaler(9), at: '15m' },
  },
  unavailable('orders', 'of a Deployment', deployment),
  unavailable('redis', 'of a StatefulSet', statefulSet),
  unavailable('agent', 'of a DaemonSet', daemonSet),
  {
    alert: 'JobFailed',
    component: 'cleanup',
    fires: { series: clusterSeries({ 'kube_job_failed{job_name="cleanup-29012345",condition="true"}': '1x10' }), at: '1m' },
    silent: { series: clusterSeries({ 'kube_job_failed{job_name="cleanup-29012345",condition="true"}': '0x10' }), at: '1m' },
  },
  {
    alert: 'JobLate',
    component: 'cleanup',
    fires: { series: clusterSeries({ 'kube_cronjob_next_schedule_time{cronjob="cleanup"}': '60x30' }), tooEarly: '6m', at: '8m' },
    silent: { series: clusterSeries({ 'kube_cronjob_next_schedule_time{cronjob="cleanup"}': '600x30' }), at: '14m' },
  },
  {
    alert: 'CertificateExpires',
    component: 'gateway',
    fires: { series: certificate(21 * DAY), tooEarly: '50m', at: '70m' },
    silent: { series: certificate(22 * DAY), at: '70m' },
  },
  {
    alert: 'SecretNotSynced',
    component: 'shop',
    fires: { series: secret('namespace', 1), tooEarly: '14m', at: '16m' },
    silent: { series: secret('namespace', 0), at: '16m' },
  },
  {
    alert: 'SecretNotSynced',
    component: 'shop',
    variant: 'where the namespace of the operator takes the label',
    fires: { series: secret('exported_namespace', 1), tooEarly: '14m', at: '16m' },
    silent: { series: secret('exported_namespace', 0), at: '16m' },
  },
  {
    alert: 'MetricsMissing',
    component: 'shop',
    variant: 'kube-state-metrics is not scraped',
    fires: {
      series: clusterSeries({ 'kube_pod_container_status_restarts_total{pod="site-6b7f-x2x4z",container="site"}': '0x4 _x40' }),
      // Prometheus takes a value for that of the next five minutes.
      tooEarly: '21m',
      at: '24m',
    },
    silent: { series: {}, at: '24m' },
  },
];
