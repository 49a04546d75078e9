import { createParts, createPlatform, createShop, find, scale, site } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { podMonitors, prometheusAnnotations } from '../environment/monitoring';

test('annotations lead Prometheus to each pod’s management port', () => {
  const { platform } = createShop();

  platform.scrapedBy(prometheusAnnotations());

  for (const name of ['orders', 'gateway']) {
    expect(find(platform, 'Deployment', name)).toMatchObject({
      spec: {
        template: {
          metadata: {
            annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9464', 'prometheus.io/path': '/metrics' },
          },
        },
      },
    });
  }
});

test('the operator finds each service by a PodMonitor', () => {
  const { platform } = createShop();

  platform.scrapedBy(podMonitors({ labels: { release: 'prometheus' }, intervalSeconds: 15 }));

  expect(find(platform, 'PodMonitor', 'orders')).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    metadata: { namespace: 'shop-prod', labels: { release: 'prometheus' } },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
      podTargetLabels: ['app.kubernetes.io/name'],
      podMetricsEndpoints: [{ port: 'management', path: '/metrics', interval: '15s' }],
    },
  });
});

test('the management port alone is opened, to the monitoring system’s pods alone', () => {
  const { platform } = createShop();

  platform.scrapedBy(prometheusAnnotations({ namespace: 'observability' }));

  expect(find(platform, 'NetworkPolicy', 'allow-orders-from-monitoring')).toHaveProperty('spec.ingress', [
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
        },
      ],
      ports: [{ port: 9464, protocol: 'TCP' }],
    },
  ]);
});

test('a service that is made later is read too', () => {
  const late = createPlatform().scrapedBy(prometheusAnnotations());
  const early = createPlatform();

  new HttpService(late, { ...site, metricsPath: '/metrics' }, { scale });
  new HttpService(early, { ...site, metricsPath: '/metrics' }, { scale });
  early.scrapedBy(prometheusAnnotations());

  expect(late.toJson()).toEqual(early.toJson());
});

test('what has no metrics is not opened', () => {
  const { platform } = createShop();
  new HttpService(platform, site, { scale });

  platform.scrapedBy(podMonitors());

  const opened = platform.toJson().filter(({ metadata }) => metadata.name.includes('monitoring'));
  expect(opened.map(({ metadata }) => metadata.name)).toEqual(['allow-orders-from-monitoring', 'allow-gateway-from-monitoring']);
});

test('refuses where there is nothing to read', () => {
  const platform = createPlatform();
  const other = createPlatform();
  new HttpService(platform, site, { scale });
  new HttpService(other, site, { scale }).scrapedBy(podMonitors());

  expect(platform.scrapedBy(podMonitors()).findFaults()).toEqual([
    'shop-prod: scrapedBy() has nothing to read, for no contract names metrics; write metricsPath in one, or leave it out',
  ]);
  expect(other.findFaults()).toEqual([
    'prod/site: scrapedBy() has nothing to read, for its contract names no metrics; write metricsPath there, of a worker or a server managementPort, or leave it out',
  ]);
});

test('refuses to be said twice', () => {
  const { platform, orders } = createParts();
  platform.scrapedBy(prometheusAnnotations());

  expect(() => platform.scrapedBy(podMonitors()).toJson()).toThrow(
    'shop-prod: scrapedBy is said twice; one monitoring system reads its metrics',
  );
  expect(() => orders.scrapedBy(podMonitors()).platform.toJson()).toThrow(
    'prod/orders: scrapedBy is said twice, on it or on the platform; say it once',
  );
});
