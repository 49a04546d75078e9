import { type AlertCase, podSeries } from '../alert-case';

const DURATION = 'http_request_duration_seconds';

/** Answers of which so many of a thousand take longer than the 250 ms of the objective. */
const answers = (slow: number) =>
  podSeries('orders', {
    [`${DURATION}_bucket{status="200",le="0.25"}`]: `0+${1_000 - slow}x200`,
    [`${DURATION}_bucket{status="200",le="0.5"}`]: '0+1000x200',
    [`${DURATION}_bucket{status="200",le="+Inf"}`]: '0+1000x200',
    [`${DURATION}_count{status="200"}`]: '0+1000x200',
  });

/** Answers of which so many of a hundred took between 2.5 and 5 s. */
const durations = (slow: number, route: string) =>
  podSeries('orders', {
    [`${DURATION}_bucket{route="${route}",le="1"}`]: `0+${100 - slow}x40`,
    [`${DURATION}_bucket{route="${route}",le="2.5"}`]: `0+${100 - slow}x40`,
    [`${DURATION}_bucket{route="${route}",le="5"}`]: '0+100x40',
    [`${DURATION}_bucket{route="${route}",le="+Inf"}`]: '0+100x40',
  });

/** Answers to clients, of which so many of a hundred fail, beside 300 to probes, of which so many do. */
const probed = (failed: number, failedProbes: number) =>
  podSeries('orders', {
    'http_requests_total{route="/orders",status="200"}': `0+${100 - failed}x20`,
    'http_requests_total{route="/orders",status="503"}': `0+${failed}x20`,
    'http_requests_total{route="/health/ready",status="200"}': `0+${300 - failedProbes}x20`,
    'http_requests_total{route="/health/ready",status="503"}': `0+${failedProbes}x20`,
  });

/** Of as many answers of a route, so many of a thousand took longer than the 250 ms of the objective. */
const routeAnswers = (route: string, slow: number) =>
  podSeries('orders', {
    [`${DURATION}_bucket{route="${route}",status="200",le="0.25"}`]: `0+${1_000 - slow}x200`,
    [`${DURATION}_bucket{route="${route}",status="200",le="+Inf"}`]: '0+1000x200',
    [`${DURATION}_count{route="${route}",status="200"}`]: '0+1000x200',
  });

const statuses = (failed: number) =>
  podSeries('orders', {
    'http_requests_total{status="200"}': `0+${100 - failed}x20`,
    'http_requests_total{status="503"}': `0+${failed}x20`,
  });

export const SERVICE_CASES: readonly AlertCase[] = [
  {
    alert: 'HighErrorRate',
    component: 'orders',
    fires: { series: statuses(6), tooEarly: '2m', at: '4m' },
    silent: { series: statuses(5), at: '8m' },
  },
  {
    alert: 'HighErrorRate',
    component: 'orders',
    variant: 'probes are no clients',
    fires: { series: probed(6, 0), at: '4m' },
    silent: { series: probed(5, 300), at: '8m' },
  },
  {
    alert: 'MetricsMissing',
    component: 'orders',
    fires: { series: podSeries('orders', { up: '1 0x40' }), tooEarly: '5m', at: '7m' },
    silent: { series: podSeries('orders', { up: '0 1x40' }), at: '15m' },
  },
  {
    alert: 'MetricsMissing',
    component: 'orders',
    variant: 'there is no pod',
    fires: { series: podSeries('orders', { up: '1 _x40' }), at: '12m' },
    silent: { series: {}, at: '15m' },
  },
  {
    alert: 'HighP99Latency',
    component: 'orders',
    fires: { series: durations(2, '/orders'), tooEarly: '5m', at: '8m' },
    silent: { series: durations(0, '/orders'), at: '15m' },
  },
  {
    alert: 'HighP99Latency',
    component: 'orders',
    variant: 'a stream may take as long as it likes',
    fires: { series: durations(100, '/orders'), at: '8m' },
    silent: { series: durations(100, '/orders/events'), at: '15m' },
  },
  {
    alert: 'ObjectiveBurnsFast',
    component: 'orders',
    fires: { series: answers(20), at: '10m' },
    silent: { series: answers(0.5), at: '60m' },
  },
  {
    alert: 'ObjectiveBurnsFast',
    component: 'orders',
    variant: 'no request was ever good',
    fires: { series: podSeries('orders', { [`${DURATION}_count{status="500"}`]: '0+10x200' }), at: '10m' },
    silent: { series: podSeries('orders', { [`${DURATION}_count{status="500"}`]: '0x200' }), at: '10m' },
  },
  {
    alert: 'ObjectiveBurnsSlow',
    component: 'orders',
    fires: { series: answers(4), at: '60m' },
    silent: { series: answers(0.9), at: '60m' },
  },
  {
    alert: 'ObjectiveBurnsFast',
    component: 'orders',
    variant: 'probes and streams do not count',
    fires: { series: { ...routeAnswers('/orders', 20), ...routeAnswers('/health/ready', 0) }, at: '60m' },
    silent: { series: { ...routeAnswers('/orders', 0), ...routeAnswers('/orders/events', 900) }, at: '60m' },
  },
  {
    alert: 'ObjectiveBurnsFast',
    component: 'records',
    variant: 'a bound of whole seconds, as Prometheus 3 writes it',
    fires: {
      series: podSeries('records', {
        [`${DURATION}_bucket{status="200",le="1.0"}`]: '0+50x40',
        [`${DURATION}_count{status="200"}`]: '0+100x40',
      }),
      at: '10m',
    },
    silent: {
      series: podSeries('records', {
        [`${DURATION}_bucket{status="200",le="1.0"}`]: '0+100x40',
        [`${DURATION}_count{status="200"}`]: '0+100x40',
      }),
      at: '10m',
    },
  },
  {
    alert: 'LogLinesDropped',
    component: 'orders',
    fires: { series: podSeries('orders', { log_lines_dropped_total: '0 0 7 7 7' }), at: '2m' },
    silent: { series: podSeries('orders', { log_lines_dropped_total: '7x10' }), at: '2m' },
  },
  {
    alert: 'CircuitOpen',
    component: 'gateway',
    // Half open now and then.
    fires: { series: podSeries('gateway', { 'circuit_state{upstream="orders"}': '2 1 2 2 1 2 2 2 2 1' }), tooEarly: '1m', at: '3m' },
    silent: { series: podSeries('gateway', { 'circuit_state{upstream="orders"}': '2 0x20' }), at: '5m' },
  },
  {
    alert: 'QueueFilling',
    component: 'gateway',
    fires: { series: podSeries('gateway', { 'upstream_waiting_requests{upstream="orders"}': '900x10' }), tooEarly: '30s', at: '2m' },
    silent: { series: podSeries('gateway', { 'upstream_waiting_requests{upstream="orders"}': '800x10' }), at: '5m' },
  },
  {
    alert: 'QueueFilling',
    component: 'orders',
    variant: 'a queue of its own',
    fires: { series: podSeries('orders', { write_queue_requests: '81x10' }), at: '2m' },
    silent: { series: podSeries('orders', { write_queue_requests: '80x10' }), at: '2m' },
  },
  {
    alert: 'PoolExhausted',
    component: 'gateway',
    fires: {
      series: podSeries('gateway', {
        'upstream_busy_slots{upstream="orders"}': '64x20',
        'upstream_waiting_requests{upstream="orders"}': '1x20',
      }),
      tooEarly: '4m',
      at: '6m',
    },
    silent: {
      series: podSeries('gateway', {
        'upstream_busy_slots{upstream="orders"}': '64x20',
        'upstream_waiting_requests{upstream="orders"}': '0x20',
      }),
      at: '10m',
    },
  },
  {
    alert: 'PoolExhausted',
    component: 'records',
    variant: 'connections to a store, of which each pod has 10',
    fires: {
      series: podSeries('records', { 'mongo_operation_duration_seconds_sum{operation="find"}': '0+285x30' }),
      // The rate of five minutes is whole once these are over.
      tooEarly: '8m',
      at: '12m',
    },
    silent: { series: podSeries('records', { 'mongo_operation_duration_seconds_sum{operation="find"}': '0+255x30' }), at: '10m' },
  },
];
