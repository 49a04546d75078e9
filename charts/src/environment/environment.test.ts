import { App, Size } from 'cdk8s';
import { createPlatform, memory, prod } from '../../testing/fixtures';
import { Platform } from '../platform/platform';
import { RedisStore } from '../stores/redis/redis-store';
import { awsSecretsManager, externalSecrets } from './credentials';
import { istioSidecars } from './cluster/mesh';
import { development, production } from './environment';
import { gatewayApi, ingressNginx } from './ingress-settings';

/** As plain JavaScript lets anything through. */
const untyped = (value: unknown) => value as never;

test('a platform without an environment names each part that is missing', () => {
  const platform = new Platform(new App(), 'x', untyped({}));

  expect(platform.findFaults()).toContain(
    'x-none: images is missing; its environment has no default for it; make it by development() or production()',
  );
  expect(platform.findFaults()).toHaveLength(8);
  expect(new Platform(new App(), 'x', untyped(null)).findFaults()).toEqual([
    expect.stringMatching(/^x-none: what was given to its environment is null, .*; make it by development\(\) or production\(\)$/),
  ]);
});

test.each<[string, (props: never) => typeof prod, readonly string[]]>([
  ['production()', production, ['credentials', 'images', 'ingress']],
  ['development()', development, ['ingress']],
])('%s of nothing names what is missing, with all that is wrong with a platform in it', (subject, make, missing) => {
  const platform = createPlatform(make(untyped(undefined)));

  new RedisStore(platform, 'redis', untyped({ memory, sockets: 0 }));

  const told = platform.findFaults().map((fault) => fault.replace(/^[^:]*: /, ''));
  expect(new Set(told)).toEqual(
    new Set([
      ...missing.map((prop) => `${prop} is missing; ${subject} has no default for it`),
      'sockets is 0; write a whole number of at least 1',
    ]),
  );
  expect(createPlatform(make(untyped(null))).findFaults()).toEqual([
    expect.stringContaining(`what was given to ${subject} is null, which is no object; write one with `),
  ]);
});

test('what an environment has beside its parts is its owner’s', () => {
  expect(createPlatform({ ...prod, ...{ host: 'shop.example.com' } }).findFaults()).toEqual([]);
});

const ROLE = 'arn:aws:iam::111122223333:role/shop-prod-secrets';
const wayIn = { credentials: prod.credentials, ingress: prod.ingress };
const controller = { namespace: 'gateways', podLabels: { app: 'envoy' } };

test.each<[string, object, string]>([
  [
    'a claim of no whole mebibytes',
    { storage: { kind: 'persistent', size: Size.kibibytes(100) } },
    'storage.size is no size of whole mebibytes, at least 1; write one such as Size.mebibytes(256)',
  ],
  [
    'a credential that everybody knows',
    { credentials: { kind: 'worthless' } },
    "credentials of production() are worthless: everybody knows them; write externalSecrets({ clusterSecretStore: 'vault' })",
  ],
  [
    'an Ingress without a certificate',
    { ingress: ingressNginx() },
    'ingress of production() has no TLS; write tlsSecretName, the Secret with its certificate',
  ],
  [
    'any listener of a Gateway',
    { ingress: gatewayApi({ gateway: { name: 'public', namespace: 'gateways' }, controller }) },
    'ingress of production() has no TLS; write gateway.sectionName, the listener that ends it',
  ],
  [
    'a store of secrets without a name',
    { credentials: externalSecrets({ clusterSecretStore: '' }) },
    'credentials.clusterSecretStore is ""; write the name of a ClusterSecretStore, such as vault',
  ],
  [
    'an interval that is none',
    { credentials: externalSecrets({ clusterSecretStore: 'vault', refreshInterval: 'never' }) },
    'credentials.refreshInterval is "never"; write a duration such as 1h0m0s',
  ],
  [
    'a zone in place of a region',
    { credentials: awsSecretsManager({ region: 'eu-central-1a', roleArn: ROLE }) },
    'credentials.region is "eu-central-1a"; write a region such as eu-central-1',
  ],
  [
    'a role by its name alone',
    { credentials: awsSecretsManager({ region: 'eu-central-1', roleArn: 'shop-prod-secrets' }) },
    `credentials.roleArn is "shop-prod-secrets"; write the ARN of a role, such as ${ROLE}`,
  ],
])('production refuses %s', (_, props, fault) => {
  const platform = createPlatform(production(untyped({ images: { redis: 'redis:7.4.5' }, ...wayIn, ...props })));

  new RedisStore(platform, 'redis', { memory });

  expect(platform.findFaults()).toEqual([`shop-prod: ${fault}`]);
});

const faultsOf = (props: object) => createPlatform(development({ ingress: ingressNginx(), ...props })).findFaults();
const ANYBODY = { namespace: 'edge', podLabels: {} };

test.each<[string, object, string]>([
  ['a level that is none', { logLevel: 'loud' }, 'logLevel is "loud"; write one of error, warn, info, debug'],
  ['a tag that is none', { tag: 'my tag' }, 'tag of development() is "my tag", which is no tag of an image; write one such as dev'],
  [
    'a controller without labels',
    { ingress: ingressNginx(untyped({ controller: { namespace: 'edge' } })) },
    'ingress.controller.podLabels is missing; its environment has no default for it',
  ],
  [
    'a controller that may be any pod',
    { ingress: ingressNginx({ controller: ANYBODY }) },
    'ingress.controller.podLabels is an object; write the labels that its pods carry',
  ],
  ['a server of names that may be any pod', { dns: [ANYBODY] }, 'dns[0].podLabels is an object; write the labels that its pods carry'],
  [
    'one in no namespace',
    { dns: [{ ...ANYBODY, namespace: 'No Name', podLabels: { a: 'b' } }] },
    'dns[0].namespace is "No Name"; write its name, such as "billing-prod"',
  ],
  [
    'a control plane that may be any pod',
    { kubernetesVersion: '1.33', mesh: istioSidecars(untyped({ controlPlane: ANYBODY })) },
    'mesh.controlPlane.podLabels is an object; write the labels that its pods carry',
  ],
])('of an environment with %s, one line is told, however many components it has', (_, props, fault) => {
  expect(faultsOf(props)).toEqual([expect.stringContaining(`: ${fault}`)]);
});
