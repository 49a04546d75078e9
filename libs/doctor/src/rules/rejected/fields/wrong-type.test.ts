import { findingsOf } from '../../../../testing/findings-of';
import { wrongType } from './wrong-type';

const metadata = { name: 'web', namespace: 'shop' };
const claim = (spec: object) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec });
const secret = (data: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata, data });

test('a number where text belongs is to be quoted', () => {
  expect(findingsOf(wrongType, [claim({ volumeName: 7 })])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'web' },
      path: 'spec.volumeName',
      what: 'PersistentVolumeClaim shop/web says spec.volumeName: a number, where text belongs',
      fix: 'write it in quotes',
    },
  ]);
});

test.each([
  [
    'a quantity',
    claim({ resources: { requests: { storage: '10 GB' } } }),
    'spec.resources.requests["storage"]',
    'write a quantity, such as 250m or 1Gi as spec.resources.requests["storage"]',
  ],
  [
    'a list',
    { apiVersion: 'v1', kind: 'PersistentVolume', metadata, spec: { mountOptions: 'hard' } },
    'spec.mountOptions',
    'write a list as spec.mountOptions',
  ],
  ['a map', claim({ resources: [] }), 'spec.resources', 'write a map as spec.resources'],
  [
    'a boolean in quotes',
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: 'false' },
    'automountServiceAccountToken',
    'write it without quotes',
  ],
])('where %s belongs is told what to write', (_, manifest, path, fix) => {
  expect(findingsOf(wrongType, [manifest])).toMatchObject([{ path, fix }]);
});

test('data of a Secret that is not encoded has the fix told, and its value never', () => {
  const findings = findingsOf(wrongType, [secret({ password: 'hunter2!' })]);

  expect(findings).toMatchObject([{ path: 'data["password"]', fix: 'encode it in base64, or move it to stringData as it is' }]);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test('a field that is told already as one that cannot be read is not told twice', () => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { port: 8080 } };

  expect(findingsOf(wrongType, [configMap])).toEqual([]);
});

test.each([
  ['nothing', claim({ resources: null, accessModes: [null] })],
  ['data over several lines', secret({ a: 'eHl6\neHl6\n' })],
  ['a number and a percentage where both may be', claim({ resources: { requests: { storage: 1 } } })],
])('silent on %s', (_, manifest) => {
  expect(findingsOf(wrongType, [manifest])).toEqual([]);
});
