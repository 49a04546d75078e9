import { configMap, object, podOf, secret, variable } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { keyMissing } from './key-missing';

const find = (...manifests: readonly unknown[]) => findingsOf(keyMissing, manifests);
const web = podOf('web', { env: [variable('PASSWORD', 'secret', 'login', 'passwrod')] });

test('a key of a Secret that is not there, with the one that was meant', () => {
  const [finding, ...others] = find(web, secret('login', ['username', 'password']));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
    path: 'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key',
    what: 'Deployment shop/web takes the key passwrod of Secret shop/login for PASSWORD, which has the keys username, password',
    fix: 'write password',
    evidence: [{ resource: { kind: 'Secret', namespace: 'shop', name: 'login' } }],
  });
  expect(others).toEqual([]);
});

test('an item of a volume, and of one that is projected', () => {
  const items = [{ key: 'app.yml', path: 'app.yml' }];
  const volumes = [
    { name: 'a', configMap: { name: 'files', items } },
    { name: 'b', projected: { sources: [{ configMap: { name: 'more', items } }] } },
  ];

  const findings = find(podOf('web', {}, { volumes }), configMap('files', ['app.yaml']), configMap('more', ['log.ini', 'b.ini']));

  expect(findings.map(({ path, fix }) => [path, fix])).toEqual([
    ['spec.template.spec.volumes[0].configMap.items[0].key', 'write app.yaml'],
    [
      'spec.template.spec.volumes[1].projected.sources[0].configMap.items[0].key',
      expect.stringMatching(/write|add the key app.yml to ConfigMap shop\/more/),
    ],
  ]);
});

test('what an ExternalSecret makes has the keys that it says', () => {
  const spec = { target: { name: 'login' }, data: [{ secretKey: 'password', remoteRef: { key: 'a' } }] };

  expect(find(web, object('external-secrets.io/v1', 'ExternalSecret', 'any', { spec }))).toMatchObject([
    { severity: 'error', certainty: 'likely', fix: 'write password', evidence: [{ resource: { name: 'any' } }] },
  ]);
});

test('it is a warning where a program may add the key', () => {
  const role = object('rbac.authorization.k8s.io/v1', 'Role', 'writer', {
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['update'], resourceNames: ['login'] }],
  });

  expect(find(web, secret('login'), role)).toMatchObject([{ severity: 'warning', certainty: 'likely' }]);
});

test.each([
  ['it is there', secret('login', ['passwrod'])],
  ['the Secret is elsewhere', secret('other')],
  ['the Secret is filled in later', secret('login', [])],
  [
    'a store alone knows the keys',
    object('external-secrets.io/v1', 'ExternalSecret', 'login', { spec: { dataFrom: [{ extract: { key: 'a' } }] } }),
  ],
  [
    'another Secret is merged into it',
    secret('login', ['a']),
    object('external-secrets.io/v1', 'ExternalSecret', 'login', { spec: { target: { creationPolicy: 'Merge' }, data: [] } }),
  ],
])('silent where %s', (_, ...others) => expect(find(web, ...others)).toEqual([]));

test('silent where the key is optional', () => {
  expect(find(podOf('web', { env: [variable('A', 'configMap', 'files', 'b', true)] }), configMap('files'))).toEqual([]);
});

test('no value of a Secret is told', () => {
  const value = Buffer.from('hunter2-canary').toString('base64');

  const findings = find(web, object('v1', 'Secret', 'login', { data: { password: value }, stringData: { user: 'hunter2-canary' } }));

  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toMatch(new RegExp(`${value}|canary`));
});
