import { findingsOf } from '../../../../testing/findings-of';
import { missingField } from './missing-field';
import { unknownField } from './unknown-field';

const metadata = { name: 'web', namespace: 'shop' };
const deployment = (spec: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };

test('a field that is missing is told with what belongs there', () => {
  expect(findingsOf(missingField, [deployment({ template })])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.selector',
      what: 'Deployment shop/web has no spec.selector',
      fix: 'add spec.selector: { matchLabels: { app: web } }, the labels of its pods',
    },
  ]);
});

test('what is missing in an item of a list has its number', () => {
  const rules = [{ http: { paths: [{ path: '/', backend: { service: { name: 'web', port: { number: 80 } } } }] } }];
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } };

  expect(findingsOf(missingField, [ingress])).toMatchObject([
    { path: 'spec.rules[0].http.paths[0].pathType', fix: 'add spec.rules[0].http.paths[0].pathType: Prefix' },
  ]);
});

test('what is misspelt or stands elsewhere is one finding, at what is there', () => {
  const misspelt = deployment({ selectors: {}, template });
  const misplaced = deployment({ selector: {}, containers: [] });

  expect(findingsOf(missingField, [misspelt, misplaced])).toEqual([]);
  expect(findingsOf(unknownField, [misspelt]).map(({ path }) => path)).toEqual(['spec.selectors']);
  expect(findingsOf(unknownField, [misplaced]).map(({ path }) => path)).toEqual(['spec.containers']);
});

test('of what names no image it is likely alone, for it may be a patch', () => {
  expect(findingsOf(missingField, [deployment({ replicas: 2 })])).toMatchObject([
    { severity: 'warning', certainty: 'likely', path: 'spec.selector' },
    { severity: 'warning', certainty: 'likely', path: 'spec.template' },
  ]);
});

test.each([
  ['what the API server takes all the same', [{ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'low' } }]],
  ['a patch', [deployment({ template: { $patch: 'delete' } }), deployment({ replicas: 2, $patch: 'merge' })]],
  [
    'patches beside their Kustomization',
    [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', metadata }, deployment({ replicas: 2 })],
  ],
])('silent on %s', (_, manifests) => {
  expect(findingsOf(missingField, manifests)).toEqual([]);
});
