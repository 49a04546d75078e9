import { deployment, namespace, policy } from '../../testing/example-manifests';
import { summarize } from '../../testing/example-shop';
import { proveTraffic } from './prove-traffic';

test('a namespace without default deny is open, and names the workloads that are', () => {
  const manifests = [
    namespace('bare'),
    deployment('bare/web'),
    deployment('bare/db'),
    policy('bare/db', { podSelector: { matchLabels: { app: 'db' } } }),
  ];

  const { findings } = proveTraffic(manifests, []);

  expect(findings.map(summarize)).toEqual([
    'open-namespace proven bare: in bare, Deployment bare/db, Deployment bare/web are open to everyone for egress',
    'open-namespace proven bare: in bare, Deployment bare/web is open to everyone for ingress',
  ]);
});

test('a namespace whose workloads are all selected still lets in what is added later', () => {
  const manifests = [
    deployment('bare/db'),
    policy('bare/db', { podSelector: { matchLabels: { app: 'db' } }, policyTypes: ['Ingress', 'Egress'] }),
  ];

  const { findings } = proveTraffic(manifests, []);

  expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(['error open-namespace', 'error open-namespace']);
});
