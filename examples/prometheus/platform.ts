import type { App } from 'cdk8s';
import {
  development,
  type Environment,
  externalSecrets,
  HttpService,
  ingressNginx,
  Platform,
  podMonitors,
  production,
  PrometheusStack,
  replicas,
} from 'fairlead';
import { defineContract } from 'fairlead/contract';

const stock = defineContract({
  name: 'stock',
  description: 'how much is left',
  port: 3002,
  routes: [{ path: '/stock', methods: ['GET'], public: true }],
});

/** What Prometheus works out: as it is in a file. */
const RULES = `groups:
  - name: stock
    rules:
      - alert: StockDown
        expr: sum(up{app_kubernetes_io_name="stock"}) == 0
        for: 1m
        labels: { severity: critical, component: stock }
        annotations:
          summary: No pod of stock answers
          description: 'For a minute this query has had an answer: sum(up{app_kubernetes_io_name="stock"}) == 0'
          runbook_url: https://example.com/runbooks/stock-down
`;

export const environments = [
  development({ ingress: ingressNginx() }),
  production({
    images: { stock: 'ghcr.io/acme/stock:v1.4.0' },
    credentials: externalSecrets({ clusterSecretStore: 'vault' }),
    ingress: ingressNginx({ tlsSecretName: 'depot-tls' }),
  }),
];

export function createPlatform(app: App, environment: Environment): Platform {
  const depot = new Platform(app, 'depot', environment);
  new HttpService(depot, stock, { scale: replicas(2) }).exposeAt('depot.example.com');
  // The cluster of production has an operator; a developer's has nothing.
  if (environment.name === 'prod') return depot.scrapedBy(podMonitors({ labels: { release: 'prometheus' } }));
  new PrometheusStack(depot, {
    rules: () => RULES,
    alertmanager: { slack: { channel: '#depot' }, pagerDuty: {} },
    kubelets: { cidrs: ['172.16.0.0/12'], insecureSkipVerify: true },
  });
  return depot;
}
