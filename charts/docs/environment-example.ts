import { App, Size } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import {
  development,
  type Environment,
  externalSecrets,
  HttpService,
  ingressNginx,
  istioSidecars,
  OPENSHIFT_DNS,
  Platform,
  production,
  RedisStore,
  replicas,
} from '../src';

const stock = defineContract({ name: 'stock', description: 'how much is left', port: 3002, stores: { redis: 'required' } });

const common = {
  images: { stock: 'ghcr.io/acme/stock:sha-4f2c1d0', redis: 'redis:7.4.7', busybox: 'busybox:1.36.1' },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: ingressNginx({ tlsSecretName: 'shop-tls' }),
};

export const environments: readonly Environment[] = [
  production({
    ...common,
    kubernetesVersion: '1.33',
  }),
  production({
    ...common,
    name: 'placed',
    labels: { 'example.com/team': 'payments' },
    annotations: { 'example.com/runbook': 'https://runbooks.example.com/shop' },
    imageRegistry: 'mirror.example.com/cache',
    pods: {
      nodeSelector: { pool: 'apps' },
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 10, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['fast'] }] } },
        ],
      },
      topologySpread: [{ topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }],
      tolerations: [{ key: 'apps', operator: 'Exists', effect: 'NoSchedule' }],
      priorityClassName: 'business',
      imagePullSecrets: ['registry'],
      cpuLimits: false,
      user: 1001,
    },
    quota: { cpuMillis: 4_000, memory: Size.gibibytes(4), ephemeralStorage: Size.gibibytes(20) },
    dns: OPENSHIFT_DNS,
    kubernetesVersion: '1.34',
    trafficDistribution: 'PreferSameZone',
  }),
  production({
    ...common,
    name: 'mirrored',
    imageRegistry: { 'docker.io': 'harbor.example.com/hub', 'ghcr.io': 'ghcr.io' },
  }),
  production({
    ...common,
    name: 'team',
    namespace: { name: 'team-payments', create: false, podSecurity: 'baseline' },
  }),
  production({
    ...common,
    name: 'meshed',
    mesh: istioSidecars({ revision: 'stable' }),
  }),
  development({
    ingress: ingressNginx(),
    images: { stock: 'ghcr.io/acme/stock:sha-4f2c1d0' },
  }),
];

export function createShop(environment: Environment): Platform {
  const shop = new Platform(new App(), 'shop', environment);
  const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
  new HttpService(shop, stock, { scale: replicas(2), writable: ['/tmp'] }).uses(redis);
  return shop;
}
