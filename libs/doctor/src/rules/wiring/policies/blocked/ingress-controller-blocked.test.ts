import { denyAll, deployment, deploymentOf, policy, service } from '../../../../../testing/example-manifests';
import { findingsOf } from '../../../../../testing/findings-of';
import { ingressControllerBlocked } from './ingress-controller-blocked';

const web = deployment('shop/web', { ports: [{ name: 'http', port: 8080 }] });
const front = service('shop/web', { ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
const ingress = (port: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop', namespace: 'shop' },
  spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port } } }] } }] },
});
const admit = (...from: readonly object[]) =>
  policy('shop/web', { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ from, ports: [{ port: 8080 }] }] });
const find = (...manifests: readonly unknown[]) =>
  findingsOf(ingressControllerBlocked, [web, front, ingress({ number: 80 }), ...manifests]);

test('pods behind an Ingress that are closed to its controller', () => {
  expect(find(denyAll('shop'))).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all' },
      path: 'spec.ingress',
      what: 'Ingress shop/shop leads to Deployment shop/web on TCP 8080, and no policy lets its controller in',
      evidence: [
        {
          resource: { kind: 'Ingress', name: 'shop' },
          path: 'spec.rules[0].http.paths[0].backend.service.name',
          says: 'leads to Service web',
        },
      ],
    },
  ]);
  expect(findingsOf(ingressControllerBlocked, [web, front, ingress({ name: 'http' }), denyAll('shop')])).toHaveLength(1);
  expect(find(denyAll('shop'), admit({ podSelector: {} }))).toHaveLength(1);
});

test.each([
  ['nothing is closed', []],
  ['the port is open for everybody', [denyAll('shop'), admit()]],
  ['a namespace that is not here is let in', [denyAll('shop'), admit({ namespaceSelector: { matchLabels: { name: 'ingress-nginx' } } })]],
  ['addresses are', [denyAll('shop'), admit({ ipBlock: { cidr: '10.0.0.0/8' } })]],
  [
    'pods of another namespace are',
    [deployment('edge/traefik'), denyAll('shop'), admit({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } })],
  ],
  [
    'a controller of the same namespace is',
    [deploymentOf('shop/proxy', { image: 'traefik:3' }), denyAll('shop'), admit({ podSelector: {} })],
  ],
  [
    'a policy of another kind may open it',
    [denyAll('shop'), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'a', namespace: 'shop' } }],
  ],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
