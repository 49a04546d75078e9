import { denyAll, deployment, deploymentOf, policy, service } from '../../../../../testing/example-manifests';
import { findingsOf } from '../../../../../testing/findings-of';
import { dependencyBlocked } from './dependency-blocked';

const web = deploymentOf('shop/web', { env: [{ name: 'API_URL', value: 'http://api' }] });
const api = [deployment('shop/api', { ports: [{ port: 8080 }] }), service('shop/api', { ports: [{ port: 80, targetPort: 8080 }] })];
const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const out = (port: number) =>
  policy('shop/out', { ...pods('web'), policyTypes: ['Egress'], egress: [{ to: [pods('api')], ports: [{ port }] }] });
const into = (app: string) => policy('shop/in', { ...pods('api'), ingress: [{ from: [pods(app)], ports: [{ port: 8080 }] }] });
const find = (...manifests: readonly unknown[]) => findingsOf(dependencyBlocked, [...api, ...manifests]);

test('the half that is closed is told, on the port of the pod, with the variable that needs it', () => {
  expect(find(web, into('job'))).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'in' },
      path: 'spec.ingress[0].from[0]',
      what: 'Deployment shop/web cannot reach Deployment shop/api on TCP 8080: the ingress half is closed',
      evidence: [
        { resource: { name: 'web' }, path: 'spec.template.spec.containers[0].env[0].value', says: 'API_URL is told api' },
        { resource: { kind: 'NetworkPolicy', name: 'in' } },
      ],
    },
  ]);
});

test('a rule that nearly opens it is what to change', () => {
  expect(find(web, out(8081))).toMatchObject([
    { path: 'spec.egress[0].ports', fix: 'in spec.egress[0].ports, allow TCP 8080', resource: { name: 'out' } },
  ]);
});

test('each half is a finding', () => {
  expect(find(web, denyAll('shop'))).toHaveLength(2);
});

test('text that may be no address makes a warning', () => {
  expect(find(deploymentOf('shop/web', { env: [{ name: 'PEER', value: 'api:80' }] }), denyAll('shop'))).toMatchObject([
    { severity: 'warning' },
    { severity: 'warning' },
  ]);
});

test.each([
  ['both halves are open', [web, denyAll('shop'), out(8080), into('web')]],
  ['nothing is isolated', [web]],
  [
    'an address may be that of the pods',
    [web, policy('shop/in', { ...pods('api'), ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })],
  ],
  ['the finding of a rule for the port of the Service tells it', [web, out(80)]],
  [
    'a policy of another kind may open it',
    [web, denyAll('shop'), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'a', namespace: 'shop' } }],
  ],
  ['a policy cannot be read', [web, denyAll('shop'), policy('shop/odd', { podSelector: 1 } as never)]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
