import { X509Certificate } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readEnvironment } from '../../environment/environment';
import { listNeededSecrets } from './secrets';

const hasOpenssl = !spawnSync('openssl', ['version']).error;

interface Made {
  readonly type: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: object };
  readonly stringData: Readonly<Record<string, string>>;
}

const prod = listNeededSecrets(readEnvironment('prod').objects);

test('dev brings its own Secrets', () => {
  expect(listNeededSecrets(readEnvironment('dev').objects)).toEqual([]);
});

test('prod needs one for each ExternalSecret, and a certificate', () => {
  const { objects } = readEnvironment('prod');
  const external = objects.filter(({ kind }) => kind === 'ExternalSecret').map(({ metadata }) => [metadata?.name, true]);

  expect(external).toContainEqual(['redis-credentials-user-service', true]);
  expect(prod.map(({ name, isExternal }) => [name, isExternal])).toEqual([...external, ['shop-tls', false]]);
});

test('passwords are long, and others each time', async () => {
  const [first] = prod;
  const made = [await first?.create(), await first?.create()] as Made[];
  const passwords = made.map(({ stringData }) => stringData['password']);

  expect(passwords[0]).toMatch(/^[\w-]{32}$/);
  expect(passwords[0]).not.toBe(passwords[1]);
  expect(made[0]?.metadata).toEqual({
    name: 'mongo-credentials',
    namespace: 'shop-prod',
    labels: { 'fairlead.dev/made-by': 'npm-run-cluster' },
  });
});

(hasOpenssl ? test : test.skip)('the certificate is of the host of the Ingress, and its key fits (needs openssl)', async () => {
  const made = (await prod.at(-1)?.create()) as Made;
  const certificate = new X509Certificate(made.stringData['tls.crt'] ?? '');

  expect(made.type).toBe('kubernetes.io/tls');
  expect(certificate.checkHost('shop.example.com')).toBe('shop.example.com');
  expect(made.stringData['tls.key']).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});
