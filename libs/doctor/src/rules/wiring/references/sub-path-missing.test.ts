import { configMap, podOf, secret } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { subPathMissing } from './sub-path-missing';

const mounting = (subPath: string, volume: object) =>
  podOf('meter', { volumeMounts: [{ name: 'files', mountPath: '/etc/meter.conf', subPath }] }, { volumes: [{ name: 'files', ...volume }] });
const find = (...manifests: readonly unknown[]) => findingsOf(subPathMissing, manifests);
const files = { configMap: { name: 'files' } };

test('instead of a file that is called otherwise an empty directory is mounted', () => {
  const [finding, ...others] = find(mounting('meter.cfg', files), configMap('files', ['meter.toml']));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    path: 'spec.template.spec.containers[0].volumeMounts[0].subPath',
    what: 'Deployment shop/meter mounts subPath meter.cfg of ConfigMap shop/files, which has the key meter.toml and no meter.cfg',
    fix: 'write subPath: meter.toml',
    evidence: [{ resource: { kind: 'ConfigMap', namespace: 'shop', name: 'files' } }],
  });
  expect(others).toEqual([]);
});

test('a key that several workloads mount and nobody wrote is one finding, and no other key of theirs was meant', () => {
  const volumeMounts = ['meter.toml', 'rules.toml'].map((subPath) => ({ name: 'files', mountPath: `/etc/${subPath}`, subPath }));
  const workloads = ['meter', 'sender'].map((name) => podOf(name, { volumeMounts }, { volumes: [{ name: 'files', ...files }] }));

  const [finding, ...others] = find(...workloads, configMap('files', ['meter.toml']));

  expect(finding).toMatchObject({
    resource: { name: 'meter' },
    path: 'spec.template.spec.containers[0].volumeMounts[1].subPath',
    fix: 'add the key rules.toml to ConfigMap shop/files',
    consequences: [{ resource: { name: 'sender' }, says: 'mounts rules.toml too' }],
  });
  expect(others).toEqual([]);
});

test('where items give files other names, those count', () => {
  const items = [{ key: 'meter.toml', path: 'etc/meter.cfg' }];

  expect(find(mounting('meter.toml', { configMap: { name: 'files', items } }), configMap('files', ['meter.toml']))).toMatchObject([
    { severity: 'error', fix: 'write subPath: etc/meter.cfg' },
  ]);
  expect(find(mounting('etc', { configMap: { name: 'files', items } }), configMap('files', ['meter.toml']))).toEqual([]);
});

test('a file of a Secret', () => {
  expect(find(mounting('key', { secret: { secretName: 'tls' } }), secret('tls', ['tls.key']))).toMatchObject([{ severity: 'error' }]);
});

test.each([
  ['it is there', mounting('meter.toml', files), configMap('files', ['meter.toml'])],
  ['the ConfigMap is elsewhere', mounting('meter.toml', files), configMap('other')],
  ['the volume is none of files', mounting('meter.toml', { emptyDir: {} }), configMap('files')],
  ['several are projected', mounting('a', { projected: { sources: [{ configMap: { name: 'files' } }] } }), configMap('files', ['b'])],
])('silent where %s', (_, ...manifests) => expect(find(...manifests)).toEqual([]));
