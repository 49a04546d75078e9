import { deploymentOf, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { dependencyOnMissingPod } from './dependency-on-missing-pod';

const ring = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'ring', namespace: 'shop' },
  spec: { replicas: 2, template: { metadata: { labels: { app: 'ring' } }, spec: { containers: [{}] } } },
};
const headless = service('shop/ring', { clusterIP: 'None' });
const find = (hosts: string) =>
  findingsOf(dependencyOnMissingPod, [
    ring,
    headless,
    deploymentOf('shop/web', { env: [{ name: 'RING_URL', value: `mongodb://${hosts}/db` }] }),
  ]);

test('a pod beyond the replicas is told with the last one that there is', () => {
  expect(find('ring-2.ring')).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.template.spec.containers[0].env[0].value',
      what: 'Deployment shop/web is told the host ring-2.ring, and StatefulSet shop/ring has pods ring-0 to ring-1',
      fix: 'write ring-1 in its place, or set spec.replicas of StatefulSet shop/ring to 3',
    },
  ]);
});

test('a client that is told others goes on without it', () => {
  expect(find('ring-0.ring,ring-2.ring.shop.svc')).toMatchObject([{ severity: 'warning' }]);
});

test('silent where the pods are there, or are not those of a StatefulSet', () => {
  expect(find('ring-0.ring,ring-1.ring,web-7.ring')).toEqual([]);
});
