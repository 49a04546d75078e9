import { ingress, object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { pathClaimedTwice } from './path-claimed-twice';

const find = (...manifests: readonly unknown[]) => findingsOf(pathClaimedTwice, manifests);
const annotated = (manifest: object, annotations: object) => ({ ...manifest, metadata: { name: 'b', namespace: 'shop', annotations } });
const a = ingress('a', { '/': ['web', 80] });
const b = ingress('b', { '/': ['api', 80] });
const path = (name: string) => ({ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } });

test('two Ingresses send one path of a host to different Services', () => {
  const [finding, ...others] = find(a, b);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Ingress', name: 'b' },
    path: 'spec.rules[0].http.paths[0].path',
    what: 'Ingress shop/b sends shop.example.com/ to Service api, and Ingress shop/a sends it to Service web',
    evidence: [{ resource: { name: 'a' }, path: 'spec.rules[0].http.paths[0].path' }],
  });
  expect(others).toEqual([]);
});

test('one Ingress does so itself', () => {
  const one = object('networking.k8s.io/v1', 'Ingress', 'a', {
    spec: { rules: [{ host: 'a.example.com', http: { paths: [path('web'), path('api')] } }] },
  });

  expect(find(one)).toMatchObject([{ severity: 'error', certainty: 'proven' }]);
});

test('without a host, or in two namespaces, they may be for two clusters', () => {
  const open = (name: string, service: string) =>
    object('networking.k8s.io/v1', 'Ingress', name, { spec: { rules: [{ http: { paths: [path(service)] } }] } });

  expect(find(open('a', 'web'), open('b', 'api'))).toMatchObject([{ severity: 'warning' }]);
  expect(find(a, { ...b, metadata: { name: 'b', namespace: 'other' } })).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['the paths differ', ingress('b', { '/api': ['api', 80] })],
  ['both lead to one Service', ingress('b', { '/': ['web', 80] })],
  ['the classes differ', ingress('b', { '/': ['api', 80] }, { ingressClassName: 'internal' })],
  ['the class of an annotation differs', annotated(b, { 'kubernetes.io/ingress.class': 'internal' })],
  ['one is the canary of the other', annotated(b, { 'nginx.ingress.kubernetes.io/canary': 'true' })],
])('silent where %s', (_, other) => expect(find(a, other)).toEqual([]));
