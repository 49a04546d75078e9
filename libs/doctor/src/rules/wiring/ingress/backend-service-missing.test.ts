import { ingress, object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { Inventory } from '../../../read/inventory';
import { WORKLOAD_KINDS } from '../../../read/objects/workload-kinds';
import { backendServiceMissing } from './backend-service-missing';

const find = (...manifests: readonly unknown[]) => findingsOf(backendServiceMissing, manifests);
const service = (name: string, namespace?: string) => object('v1', 'Service', name, { spec: { ports: [{ port: 80 }] } }, namespace);
const route = (backendRefs: readonly object[]) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web', { spec: { rules: [{ backendRefs }] } });

test('a slip in the name of the Service', () => {
  const [finding, ...others] = find(ingress('web', { '/': ['storefront', 80], '/api': ['storefrnt', 80] }), service('storefront'));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Ingress', namespace: 'shop', name: 'web' },
    path: 'spec.rules[0].http.paths[1].backend.service.name',
    what: 'Ingress shop/web names Service shop/storefrnt, which is not there',
    fix: expect.stringContaining('write storefront'),
  });
  expect(others).toEqual([]);
});

test('a Service of another namespace is out of reach of an Ingress', () => {
  expect(find(ingress('web', { '/': ['storefront', 80] }), service('storefront', 'default'))).toMatchObject([
    { severity: 'error', fix: 'put it into shop', evidence: [{ resource: { namespace: 'default' } }] },
  ]);
});

test('a route of the Gateway API names the field', () => {
  expect(find(route([{ name: 'storefrnt', port: 80 }]), service('storefront'))).toMatchObject([
    { severity: 'error', path: 'spec.rules[0].backendRefs[0].name' },
  ]);
});

test('an Ingress of v1beta1 names it elsewhere', () => {
  const old = object('networking.k8s.io/v1beta1', 'Ingress', 'web', {
    spec: { rules: [{ http: { paths: [{ backend: { serviceName: 'storefrnt', servicePort: 80 } }] } }] },
  });

  expect(find(old, service('storefront'))).toMatchObject([{ path: 'spec.rules[0].http.paths[0].backend.serviceName' }]);
});

test('one that may be elsewhere is a warning, and an error where the manifests hold all of the namespace', () => {
  const manifests = [ingress('web', { '/': ['web', 80], '/x': ['other-team', 80] }), service('web')];

  expect(find(...manifests)).toMatchObject([{ severity: 'warning' }]);
  expect(backendServiceMissing.find(new Inventory(manifests, WORKLOAD_KINDS, ['shop']), {})).toMatchObject([{ severity: 'error' }]);
});

test.each([
  ['it is there', ingress('web', { '/': ['web', 80] }), service('web')],
  ['no Service is here', ingress('web', { '/': ['web', 80] })],
  ['Knative makes it', ingress('web', { '/': ['web', 80] }), service('webs'), object('serving.knative.dev/v1', 'Service', 'web')],
  ['the route sends to something else', route([{ kind: 'ServiceImport', group: 'multicluster.x-k8s.io', name: 'web' }]), service('webs')],
  [
    'the backend is a bucket',
    object('networking.k8s.io/v1', 'Ingress', 'web', { spec: { defaultBackend: { resource: { kind: 'Bucket', name: 'web' } } } }),
    service('webs'),
  ],
])('silent where %s', (_, ...manifests) => expect(find(...manifests)).toEqual([]));
