import { adviceOf, findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { credentialByName } from './credential-by-name';
import { plaintextCredential } from './plaintext-credential';

const CANARY = 'hunter2';
const URL_WITH_PASSWORD = `redis://:${CANARY}@redis:6379`;

const config = (data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'shop' },
  data,
});
const env = (...variables: readonly object[]) => runningWorkload({ container: { env: variables } });

test('a URL with a password is a fault in a variable', () => {
  expect(findingsOf(plaintextCredential, [env({ name: 'REDIS_URL', value: URL_WITH_PASSWORD })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].env[0].value',
      what: 'variable REDIS_URL of container web of Deployment shop/web holds a URL with a password in plain text',
      fix: 'put it into a Secret, take it from there with secretKeyRef, and make a new one: this one is known',
    },
  ]);
});

test('one ConfigMap is one finding, with the other keys as evidence', () => {
  const manifests = [config({ 'a.url': URL_WITH_PASSWORD, port: '80', 'b.url': URL_WITH_PASSWORD })];

  expect(findingsOf(plaintextCredential, manifests)).toMatchObject([
    { path: 'data["a.url"]', evidence: [{ path: 'data["b.url"]', says: 'key b.url holds a URL with a password too' }] },
  ]);
});

test.each<[string, object, string]>([
  ['args[0]', { args: [`--redis=${URL_WITH_PASSWORD}`] }, 'argument --redis'],
  ['args[1]', { args: ['--redis', URL_WITH_PASSWORD] }, 'argument --redis'],
  ['command[2]', { command: ['sh', '-c', `redis-cli -u ${URL_WITH_PASSWORD} ping`] }, 'word 3'],
])('arguments are searched: %s', (path, container, holder) => {
  expect(findingsOf(plaintextCredential, [runningWorkload({ container })])).toMatchObject([
    { path: `spec.template.spec.containers[0].${path}`, what: expect.stringContaining(holder) },
  ]);
});

test('an init container is searched too', () => {
  const pod = { initContainers: [{ name: 'wait', image: 'busybox:1', env: [{ name: 'URL', value: URL_WITH_PASSWORD }] }] };

  expect(findingsOf(plaintextCredential, [runningWorkload({ pod })])).toMatchObject([
    { path: 'spec.template.spec.initContainers[0].env[0].value' },
  ]);
});

test('a name alone is advice', () => {
  const manifests = [env({ name: 'DB_PASSWORD', value: CANARY }), config({ 'app.properties': `db.user=shop\ndb.password=${CANARY}\n` })];

  expect(findingsOf(plaintextCredential, manifests)).toEqual([]);
  expect(adviceOf(credentialByName, manifests)).toMatchObject([
    { severity: 'warning', certainty: 'likely', resource: { kind: 'ConfigMap' }, path: 'data["app.properties"]' },
    { path: 'spec.template.spec.containers[0].env[0].value', what: expect.stringContaining('if DB_PASSWORD is what it says') },
  ]);
});

test('no value is in a text', () => {
  const manifests = [
    env({ name: 'URL', value: URL_WITH_PASSWORD }, { name: 'PASSWORD', value: CANARY }),
    runningWorkload({ name: 'args', container: { args: ['--password', CANARY, `--token=${CANARY}`, `--url=${URL_WITH_PASSWORD}`] } }),
    config({ a: URL_WITH_PASSWORD, password: CANARY, file: `password: ${CANARY}\n` }),
  ];

  const told = JSON.stringify([findingsOf(plaintextCredential, manifests), adviceOf(credentialByName, manifests)]);

  expect(told).not.toContain(CANARY);
  expect(adviceOf(credentialByName, manifests)).toHaveLength(3);
});

test.each<[string, unknown]>([
  ['what a Secret gives', env({ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } })],
  ['a URL that takes it from a variable', env({ name: 'URL', value: 'redis://:$(REDIS_PASSWORD)@redis' })],
  ['a URL without one', env({ name: 'URL', value: 'redis://redis:6379' })],
  ['a Secret', { ...config({}), kind: 'Secret', stringData: { url: URL_WITH_PASSWORD } }],
  ['a flag that follows a flag', runningWorkload({ container: { args: ['--requirepass', '--port', '6379'] } })],
  ['a certificate', config({ 'ca.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' })],
  ['a value that cannot be read', env({ name: 'PASSWORD', value: 5 })],
])('silent on %s', (_, manifest) => {
  expect(findingsOf(plaintextCredential, [manifest])).toEqual([]);
  expect(adviceOf(credentialByName, [manifest])).toEqual([]);
});
