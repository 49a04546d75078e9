import { type App, Size } from 'cdk8s';
import {
  autoscale,
  development,
  type Environment,
  externalSecrets,
  gatewayApi,
  GrpcService,
  HttpService,
  ingressNginx,
  Platform,
  production,
  replicas,
  TcpServer,
  Worker,
} from 'fairlead';
import * as contracts from './contracts';

const REGISTRY = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const RELEASE = 'v0.10.6';

/** The images of a release, which are the same in every environment. */
const images: Record<string, string> = {
  ...Object.fromEntries(Object.values(contracts).map(({ name }) => [name, `${REGISTRY}/${name}:${RELEASE}`])),
  [contracts.redis.name]: 'redis:7.4.7-bookworm',
};

const dev: Environment = { ...development({ ingress: ingressNginx() }), images: { kind: 'pinned', references: images } };

const prod = production({
  images,
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: gatewayApi({
    gateway: { name: 'boutique', namespace: 'envoy-gateway-system', sectionName: 'https' },
    controller: { namespace: 'envoy-gateway-system', podLabels: { 'gateway.envoyproxy.io/owning-gateway-name': 'boutique' } },
  }),
});

export const environments = [dev, prod];

const HOSTS: Readonly<Record<string, string>> = { dev: 'boutique.localhost', prod: 'boutique.example.com' };

/** What each service may use, as the shop's own manifests have it; its images run as user 1000. */
const needs = (memoryMiB: number, memoryLimitMiB: number, cpuMillis: number, cpuLimitMillis: number) => ({
  memory: Size.mebibytes(memoryMiB),
  memoryLimit: Size.mebibytes(memoryLimitMiB),
  cpuMillis,
  cpuLimitMillis,
  user: 1000,
});

const SMALL = { ...needs(64, 128, 100, 200), scale: autoscale({ min: 2, max: 6, cpu: 70 }) };
const withoutProfiler = { DISABLE_PROFILER: 1 };

/** Online Boutique: eleven services, of which all but the pages speak gRPC. */
export function createPlatform(app: App, environment: Environment): Platform {
  const shop = new Platform(app, 'boutique', environment);

  const redis = new TcpServer(shop, contracts.redis, {
    ...{ scale: replicas(1), memory: Size.mebibytes(256), cpuMillis: 70, cpuLimitMillis: 125, user: 999 },
    args: ['--save', '', '--maxmemory', '192mb', '--maxmemory-policy', 'allkeys-lru'],
  });
  const cart = new GrpcService(shop, contracts.cart, { ...SMALL, cpuMillis: 200, cpuLimitMillis: 300 });
  const productCatalog = new GrpcService(shop, contracts.productCatalog, { ...SMALL, env: withoutProfiler });
  const currency = new GrpcService(shop, contracts.currency, {
    ...SMALL,
    env: { ...withoutProfiler, PORT: contracts.currency.ports.traffic },
  });
  const payment = new GrpcService(shop, contracts.payment, {
    ...SMALL,
    env: { ...withoutProfiler, PORT: contracts.payment.ports.traffic },
  });
  const shipping = new GrpcService(shop, contracts.shipping, { ...SMALL, env: withoutProfiler });
  const email = new GrpcService(shop, contracts.email, { ...SMALL, env: withoutProfiler });
  const recommendation = new GrpcService(shop, contracts.recommendation, { ...SMALL, ...needs(220, 450, 100, 200), env: withoutProfiler });
  const ad = new GrpcService(shop, contracts.ad, { ...SMALL, ...needs(180, 300, 200, 300) });
  const checkout = new GrpcService(shop, contracts.checkout, SMALL);
  const frontend = new HttpService(shop, contracts.frontend, { ...SMALL, env: { SHOPPING_ASSISTANT_SERVICE_ADDR: 'none' } });
  const loadGenerator = new Worker(shop, contracts.loadGenerator, { ...needs(256, 512, 300, 500), scale: replicas(1) });

  cart.calls(redis);
  recommendation.calls(productCatalog);
  checkout.calls(productCatalog).calls(shipping).calls(payment).calls(email).calls(currency).calls(cart);
  frontend.calls(productCatalog).calls(currency).calls(cart).calls(recommendation).calls(shipping).calls(checkout).calls(ad);
  loadGenerator.calls(frontend);
  frontend.exposeAt(HOSTS[environment.name] ?? 'boutique.localhost');

  return shop;
}
