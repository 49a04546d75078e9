import { defineContract, defineGrpcService, defineTcpServer } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, find, scale } from '../../testing/fixtures';
import { podMonitors, prometheusAnnotations } from '../environment/monitoring';
import type { Platform } from '../platform/platform';
import { GrpcService } from './grpc-service';
import { HttpService } from './http-service';
import { TcpServer } from './tcp-server';

const search = defineContract({
  name: 'records',
  description: 'finds',
  port: 8080,
  foreign: true,
  probes: { readiness: '/ok' },
  metricsPath: '/metrics',
  ports: { admin: 9090, metrics: 9102 },
});
const reader = defineContract({ name: 'orders', description: 'asks', port: 4001, calls: [search] });
const keeper = defineContract({ name: 'gateway', description: 'keeps it in order', port: 4000, calls: [search] });

function createParts() {
  const platform = createPlatform();
  return {
    platform,
    search: new HttpService(platform, search, { scale }),
    reader: new HttpService(platform, reader, { scale }),
    keeper: new HttpService(platform, keeper, { scale }),
  };
}

function createSearch() {
  const parts = createParts();
  parts.reader.calls(parts.search);
  parts.keeper.calls(parts.search, { ports: ['admin', 'http'] });
  return parts;
}

const prove = ({ platform }: { readonly platform: Platform }) =>
  proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });

const portsOf = (...ports: number[]) => ports.map((port) => ({ port, protocol: 'TCP' }));

test('every port is one of the container and of the Service, by its name', () => {
  const { platform } = createSearch();

  expect(find(platform, 'Service', 'records')).toHaveProperty('spec.ports', [
    { name: 'http', port: 8080, targetPort: 'http', appProtocol: 'http' },
    { name: 'admin', port: 9090, targetPort: 'admin' },
    { name: 'metrics', port: 9102, targetPort: 'metrics' },
  ]);
  expect(find(platform, 'Deployment', 'records')).toHaveProperty('spec.template.spec.containers[0].ports', [
    { name: 'http', containerPort: 8080 },
    { name: 'admin', containerPort: 9090 },
    { name: 'metrics', containerPort: 9102 },
  ]);
});

test('each call opens the ports that it names at both ends, and tells the first', () => {
  const { platform } = createSearch();

  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-records')).toHaveProperty('spec.egress[0].ports', portsOf(8080));
  expect(find(platform, 'NetworkPolicy', 'allow-records-from-orders')).toHaveProperty('spec.ingress[0].ports', portsOf(8080));
  expect(find(platform, 'NetworkPolicy', 'allow-gateway-to-records')).toHaveProperty('spec.egress[0].ports', portsOf(8080, 9090));
  expect(find(platform, 'NetworkPolicy', 'allow-records-from-gateway')).toHaveProperty('spec.ingress[0].ports', portsOf(8080, 9090));
  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.RECORDS_URL', 'http://records:8080');
  expect(find(platform, 'ConfigMap', 'gateway')).toHaveProperty('data.RECORDS_URL', 'http://records:9090');
});

test('the proof says who reaches which port', () => {
  const report = prove(createSearch());

  expect(isProven(report)).toBe(true);
  expect(report.matrix.filter(({ to }) => to.endsWith('/records')).map(({ from, ports }) => `${from}: ${ports}`)).toEqual([
    'Deployment shop-prod/gateway: TCP 8080, TCP 9090',
    'Deployment shop-prod/orders: TCP 8080',
  ]);
});

test('a second call may need another port, under a variable of its own', () => {
  const parts = createParts();
  const { platform, search: callee } = parts;
  const two = defineContract({
    name: 'site',
    description: 'asks for both',
    port: 4003,
    calls: [search, { ...search, as: 'RECORDS_ADMIN_URL' }],
  });
  parts.reader.calls(callee);
  parts.keeper.calls(callee);

  new HttpService(platform, two, { scale }).calls(callee).calls(callee, { as: 'RECORDS_ADMIN_URL', ports: ['admin'] });

  expect(find(platform, 'ConfigMap', 'site')).toMatchObject({
    data: { RECORDS_URL: 'http://records:8080', RECORDS_ADMIN_URL: 'http://records:9090' },
  });
  expect(find(platform, 'NetworkPolicy', 'allow-site-to-records')).toHaveProperty('spec.egress[0].ports', portsOf(8080, 9090));
  expect(isProven(prove(parts))).toBe(true);
});

test('metrics are read at the port of that name, and the way in leads there alone', () => {
  const parts = createSearch();

  parts.search.scrapedBy(prometheusAnnotations());

  expect(find(parts.platform, 'Deployment', 'records')).toMatchObject({
    spec: { template: { metadata: { annotations: { 'prometheus.io/port': '9102' } } } },
  });
  expect(find(parts.platform, 'NetworkPolicy', 'allow-records-from-monitoring')).toHaveProperty('spec.ingress[0].ports', portsOf(9102));
  expect(isProven(prove(parts))).toBe(true);
});

test('so are they by a PodMonitor', () => {
  const { platform, search } = createSearch();

  search.scrapedBy(podMonitors());

  expect(find(platform, 'PodMonitor', 'records')).toHaveProperty('spec.podMetricsEndpoints[0].port', 'metrics');
});

test('a port that is opened by a patch and that no call names is found', () => {
  const parts = createSearch();
  parts.search.patch({ kind: 'NetworkPolicy', name: 'allow-records-from-orders' }, (policy) => {
    policy.spec?.ingress?.[0]?.ports?.push({ port: 9090 });
  });

  expect(prove(parts).findings.map(({ id }) => id)).toContain('half-open-traffic');
});

test('a Service that leads to another port is found', () => {
  const parts = createSearch();
  parts.search.patch('Service', (service) => {
    const [, admin] = service.spec?.ports ?? [];
    if (admin) Object.assign(admin, { targetPort: 'metrics' });
  });

  expect(prove(parts).findings.map(({ id }) => id)).toContain('unserved-address');
});

test('a port that it does not have is told', () => {
  const { platform, search, keeper, reader } = createParts();
  reader.calls(search);

  keeper.calls(search, { ports: ['admim'] });

  expect(platform.findFaults()).toEqual(['prod/gateway: calls(records) names the port admim, which records does not have; write admin']);
});

test('servers of other protocols have several ports too, of which each call names those that it needs', () => {
  const cart = defineGrpcService({ name: 'cart', description: 'carts', port: 7070, foreign: true, ports: { http: 8080 } });
  const smtp = defineTcpServer({
    name: 'smtp',
    description: 'takes mail',
    port: 2525,
    foreign: true,
    ports: { submission: 5870, admin: 9000 },
  });
  const caller = defineContract({
    name: 'orders',
    description: 'asks',
    port: 4001,
    calls: [cart, { ...cart, as: 'CART_URL', form: 'url' }, smtp],
  });
  const platform = createPlatform();
  const carts = new GrpcService(platform, cart, { scale }).exposeAt('cart.example.com', { port: 'http', paths: ['/v1'] });
  const mail = new TcpServer(platform, smtp, { scale });
  const service = new HttpService(platform, caller, { scale });
  service
    .calls(carts)
    .calls(carts, { as: 'CART_URL', ports: ['http'] })
    .calls(mail, { ports: ['submission'] });

  expect(find(platform, 'Service', 'cart')).toHaveProperty('spec.ports', [
    { name: 'grpc', port: 7070, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' },
    { name: 'http', port: 8080, targetPort: 'http' },
  ]);
  expect(find(platform, 'NetworkPolicy', 'allow-cart-from-orders')).toHaveProperty('spec.ingress[0].ports', portsOf(7070, 8080));
  expect(find(platform, 'NetworkPolicy', 'allow-cart-from-ingress-controller')).toHaveProperty('spec.ingress[0].ports', portsOf(8080));
  expect(find(platform, 'NetworkPolicy', 'allow-smtp-from-orders')).toHaveProperty('spec.ingress[0].ports', portsOf(5870));
  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { CART_ADDRESS: 'cart:7070', CART_URL: 'http://cart:8080', SMTP_ADDRESS: 'smtp:5870' },
  });
  expect(isProven(prove({ platform }))).toBe(true);
});
