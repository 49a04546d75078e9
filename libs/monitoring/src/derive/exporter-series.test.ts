import { EXPORTER_SERIES } from '@fairlead/exposition/series';
import { App } from 'cdk8s';
import { development, ingressNginx, Platform, PrometheusStack } from 'fairlead';
import { parse } from 'yaml';

interface Rendered {
  readonly data: Readonly<Record<string, string>>;
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] } } };
}

const shop = new Platform(new App(), 'shop', development({ ingress: ingressNginx() }));
new PrometheusStack(shop, { kubelets: { cidrs: ['10.0.0.0/8'] } });
const objects = shop.toJson();
const find = (kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name) as never as Rendered;

const seriesOf = (exporter: string) => Object.entries(EXPORTER_SERIES).flatMap(([series, owner]) => (owner === exporter ? [series] : []));

test.each(seriesOf('kube-state-metrics'))('the kube-state-metrics of a platform is asked for what %s is of', (series) => {
  const args = find('Deployment', 'kube-state-metrics').spec.template.spec.containers.flatMap((container) => container.args);
  const kinds = args
    .find((arg) => arg.startsWith('--resources='))
    ?.slice('--resources='.length)
    .split(',');
  const [, kind = ''] = series.split('_');

  expect(kinds).toContain(`${kind}s`);
});

test('the Prometheus of a platform asks each exporter that is not of the cluster', () => {
  const conf = parse(find('ConfigMap', 'prometheus').data['prometheus.yml'] ?? '') as { scrape_configs: { job_name: string }[] };
  const ofTheCluster = ['ingress-nginx', 'external-secrets'];
  const exporters = new Set(Object.values(EXPORTER_SERIES).filter((exporter) => !ofTheCluster.includes(exporter)));

  expect(conf.scrape_configs.map(({ job_name }) => job_name)).toEqual(expect.arrayContaining([...exporters]));
});
