import { type AlertCase, clusterSeries, podSeries } from '../alert-case';

const GIB = 2 ** 30;

/** A volume of 8 GiB of which so many bytes go in 30 seconds. */
const volume = (availableAtFirst: number, bytes: number) =>
  clusterSeries({
    'kubelet_volume_stats_available_bytes{persistentvolumeclaim="data-redis-0"}': `${availableAtFirst}-${bytes}x300`,
    'kubelet_volume_stats_capacity_bytes{persistentvolumeclaim="data-redis-0"}': `${8 * GIB}x300`,
  });

/** Pods of a store that are ready, as kube-state-metrics counts them. */
const ready = (store: string, pods: string) =>
  clusterSeries({
    [`kube_statefulset_status_replicas_ready{statefulset="${store}"}`]: pods,
    [`kube_statefulset_replicas{statefulset="${store}"}`]: '1x10',
  });

const down = 'dependency_up{dependency="redis"}';

export const STORE_CASES: readonly AlertCase[] = [
  {
    alert: 'RedisDown',
    component: 'redis',
    fires: { series: podSeries('orders', { [down]: '1 0x10' }), tooEarly: '1m', at: '2m' },
    // One pod of two.
    silent: {
      series: {
        ...podSeries('orders', { [down]: '0x10' }),
        ...podSeries('orders', { 'dependency_up{dependency="redis",node="b"}': '1x10' }),
      },
      at: '5m',
    },
  },
  {
    alert: 'RedisDown',
    component: 'redis',
    variant: 'the pods that use it wait for it, and say nothing',
    fires: { series: ready('redis', '1 0x10'), tooEarly: '1m', at: '2m' },
    silent: { series: ready('redis', '0 1x10'), at: '5m' },
  },
  {
    alert: 'MongoDown',
    component: 'mongo',
    fires: { series: podSeries('records', { 'dependency_up{dependency="mongo"}': '0x10' }), tooEarly: '30s', at: '2m' },
    silent: { series: podSeries('records', { 'dependency_up{dependency="mongo"}': '0 1x10' }), at: '5m' },
  },
  {
    alert: 'StoreDown',
    component: 'owners',
    fires: { series: podSeries('records', { 'dependency_up{dependency="postgres"}': '0x10' }), tooEarly: '30s', at: '2m' },
    silent: { series: podSeries('records', { 'dependency_up{dependency="postgres"}': '0 1x10' }), at: '5m' },
  },
  {
    alert: 'StoreFull',
    component: 'redis',
    fires: { series: podSeries('orders', { redis_full_total: '0 0 1 1 1' }), at: '2m' },
    silent: { series: podSeries('orders', { redis_full_total: '3x10' }), at: '2m' },
  },
  {
    alert: 'VolumeFilling',
    component: 'redis',
    // 3 GiB, of which 1.2 MB go each half minute: 3.5 GB in a day.
    fires: { series: volume(3 * GIB, 1_200_000), tooEarly: '30m', at: '70m' },
    silent: { series: volume(3 * GIB, 900_000), at: '70m' },
  },
  {
    alert: 'VolumeFilling',
    component: 'redis',
    variant: 'a volume that is nearly empty says nothing of the day',
    fires: { series: volume(3 * GIB, 1_200_000), at: '70m' },
    silent: { series: volume(8 * GIB, 10_000_000), at: '70m' },
  },
  {
    alert: 'VolumeFilling',
    component: 'redis',
    variant: 'a volume that is full, so that nothing more can go',
    fires: { series: volume(GIB / 4, 0), tooEarly: '30m', at: '70m' },
    silent: { series: volume(GIB, 0), at: '70m' },
  },
];
