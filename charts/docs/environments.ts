import { App, Size } from 'cdk8s';
import { awsSecretsManager, development, externalSecrets, gatewayApi, ingressNginx, Platform, production, traefik } from '../src';

/** Names of the platform and its components, which the document shows in angle brackets. */
export const NAMES = ['platform', 'service', 'store', 'caller', 'callee', 'worker', 'job', 'task', 'backend', 'daemon'] as const;

/** What an environment is given beside the least that it needs. */
export interface Given {
  readonly ingress?: keyof typeof INGRESSES;
  readonly quota?: boolean;
  /** Level of the namespace. @default `restricted` */
  readonly podSecurity?: 'privileged';
  /** Where credentials of production come from. @default `vault` */
  readonly credentials?: keyof typeof CREDENTIALS;
}

/** Makes an empty platform in one environment. */
export type CreatePlatform = (given?: Given) => Platform;

const INGRESSES = {
  'ingress-nginx': ingressNginx({ tlsSecretName: 'tls' }),
  traefik: traefik({ tlsSecretName: 'tls' }),
  'gateway-api': gatewayApi({
    gateway: { name: 'public', namespace: 'gateway', sectionName: 'https' },
    controller: { namespace: 'gateway', podLabels: { app: 'gateway' } },
  }),
};

const CREDENTIALS = {
  vault: externalSecrets({ clusterSecretStore: 'vault' }),
  aws: awsSecretsManager({ region: 'eu-central-1', roleArn: 'arn:aws:iam::111122223333:role/platform-prod-secrets' }),
};

const OF_OTHERS = [
  'first',
  'redis',
  'mongo',
  'postgres',
  'busybox',
  'kubectl',
  'prometheus',
  'alertmanager',
  'kube-state-metrics',
  'fluent-bit',
];
const IMAGES = Object.fromEntries([...NAMES, ...OF_OTHERS].map((name) => [name, `example.com/${name}:1`]));
const QUOTA = { cpuMillis: 8_000, memory: Size.gibibytes(8), ephemeralStorage: Size.gibibytes(8) };

/** By the names that the document shows. */
export const ENVIRONMENTS: Readonly<Record<'dev' | 'prod', CreatePlatform>> = {
  dev: (given = {}) => createPlatform(development(readGiven(given))),
  prod: (given = {}) =>
    createPlatform(production({ images: IMAGES, credentials: CREDENTIALS[given.credentials ?? 'vault'], ...readGiven(given) })),
};

function readGiven({ ingress = 'ingress-nginx', quota = false, podSecurity }: Given) {
  return {
    ingress: INGRESSES[ingress],
    apiServer: { cidrs: ['192.0.2.4/32'] },
    ...(quota && { quota: QUOTA }),
    ...(podSecurity && { namespace: { podSecurity } }),
  };
}

function createPlatform(environment: ConstructorParameters<typeof Platform>[2]): Platform {
  return new Platform(new App(), 'platform', environment);
}
