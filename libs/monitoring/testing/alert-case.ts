/** What a Prometheus has scraped, and when it is asked. A sample comes every 30 seconds, from 0. */
export interface Scene {
  /** Values by series, in the notation of `promtool test rules`: `0+6x10` is 0, 6, 12 … 60. */
  readonly series: Readonly<Record<string, string>>;
  /** `4m`. */
  readonly at: string;
}

/** An alert of {@link createTestShop}, with one scene in which it is raised and one in which nothing is. */
export interface AlertCase {
  readonly alert: string;
  readonly component: string;
  /** @default that of the alert's name alone */
  readonly variant?: string;
  /** `tooEarly`: when the same scene has not lasted long enough. */
  readonly fires: Scene & { readonly tooEarly?: string };
  readonly silent: Scene;
}

/** The series that the pods of a service serve: of `{status="500"}` with the labels of a scrape. */
export function podSeries(service: string, series: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return withLabels(series, `namespace="shop-prod",app_kubernetes_io_name="${service}",pod="${service}-6b7f-x2x4z"`);
}

/** The series of an exporter about the platform's namespace. */
export function clusterSeries(series: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return withLabels(series, 'namespace="shop-prod"');
}

/** What there is of every platform that is scraped. A scene may say otherwise of the same series. */
export const ALWAYS_SCRAPED: Readonly<Record<string, string>> = {
  ...podSeries('orders', { up: '1x300' }),
  ...podSeries('records', { up: '1x300' }),
  ...podSeries('gateway', { up: '1x300' }),
  ...clusterSeries({ 'kube_pod_container_status_restarts_total{pod="site-6b7f-x2x4z",container="site"}': '0x300' }),
};

function withLabels(series: Readonly<Record<string, string>>, labels: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(series).map(([name, values]) => [name.endsWith('}') ? name.replace('}', `,${labels}}`) : `${name}{${labels}}`, values]),
  );
}
