import { deployment, policy, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { policyNamesServicePort } from './policy-names-service-port';

const web = deployment('shop/web', { ports: [{ name: 'http', port: 8080 }] });
const front = service('shop/web', { ports: [{ port: 80, targetPort: 'http' }] });
const find = (...manifests: readonly unknown[]) => findingsOf(policyNamesServicePort, manifests);
const admit = (port: number | string, more: object = {}) =>
  policy('shop/web', { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ ports: [{ port, ...more }] }] });

test('an ingress rule for the port of the Service is told with that of the pods', () => {
  expect(find(web, front, admit(80))).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web' },
      path: 'spec.ingress[0].ports',
      what: 'NetworkPolicy shop/web spec.ingress[0] opens port 80, and the pods that it protects are called on port 8080',
      fix: 'write port 8080 in the place of 80',
      evidence: [{ resource: { kind: 'Service', name: 'web' }, path: 'spec.ports', says: 'port 80 leads to port 8080 of the pods' }],
    },
  ]);
});

test('so is an egress rule', () => {
  const call = policy('shop/api', {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 80 }] }],
  });

  expect(find(web, front, deployment('shop/api'), call)).toMatchObject([{ path: 'spec.egress[0].ports' }]);
});

test.each([
  ['the rule opens the port of the pods', [web, front, admit(8080)]],
  ['it names it', [web, front, admit('http')]],
  ['a range holds it too', [web, front, admit(80, { endPort: 9000 })]],
  ['the pods say no ports', [deployment('shop/web'), front, admit(80)]],
  [
    'a container serves the number itself',
    [deployment('shop/web', { ports: [{ name: 'http', port: 8080 }, { port: 80 }] }), front, admit(80)],
  ],
  ['the Service is headless', [web, service('shop/web', { clusterIP: 'None', ports: [{ port: 80, targetPort: 'http' }] }), admit(80)]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
