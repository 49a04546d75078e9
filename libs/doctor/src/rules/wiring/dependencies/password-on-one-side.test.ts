import { deploymentOf, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { passwordOnOneSide } from './password-on-one-side';

const redis = (container: object) => [
  deploymentOf('shop/redis', { image: 'redis:7.2', ...container }),
  service('shop/redis', { ports: [{ port: 6379 }] }),
];
const postgres = [
  deploymentOf('shop/db', {
    image: 'postgres:16',
    env: [{ name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'p' } } }],
  }),
  service('shop/db', { ports: [{ port: 5432 }] }),
];
const told = (url: string, more: object = {}) => deploymentOf('shop/web', { env: [{ name: 'STORE_URL', value: url }], ...more });
const find = (...manifests: readonly unknown[]) => findingsOf(passwordOnOneSide, manifests);

test('a client without any credential is told of the password that its store asks for', () => {
  expect(find(...redis({ args: ['--requirepass', 'hunter2'] }), told('redis://redis:6379'))).toEqual([
    {
      id: 'password-on-one-side',
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].env[0].value',
      what: 'Deployment shop/web connects to Deployment shop/redis without a password, and Deployment shop/redis asks for one',
      why: 'neither the URL nor any variable, argument, file or Secret of the container holds a credential, so every command is refused',
      fix: 'write the URL as redis://:$(PASSWORD)@redis, with env PASSWORD from the Secret of the store above it',
      evidence: [
        {
          resource: { kind: 'Deployment', namespace: 'shop', name: 'redis' },
          path: 'spec.template.spec.containers[0].args',
          says: 'asks for a password',
        },
      ],
    },
  ]);
  expect(find(...postgres, told('postgresql://app@db/shop'))).toMatchObject([{ severity: 'error' }]);
});

test('a password for a Redis that has none is a warning', () => {
  expect(find(...redis({}), told('redis://:hunter2@redis'))).toMatchObject([
    { severity: 'warning', what: 'Deployment shop/web sends a password to Deployment shop/redis, which has none' },
  ]);
});

test.each([
  ['both have one', [...redis({ args: ['--requirepass', 'x'] }), told('redis://:$(PASSWORD)@redis')]],
  ['neither has', [...redis({}), told('redis://redis')]],
  ['a variable may hold it', [...postgres, told('postgresql://db', { envFrom: [{ secretRef: { name: 'db' } }] })]],
  ['a file may set it', [...redis({ volumeMounts: [{ name: 'conf', mountPath: '/etc/redis' }] }), told('redis://:x@redis')]],
  ['the server is not known', [...redis({ image: 'acme/cache:1' }), told('redis://:x@redis')]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
