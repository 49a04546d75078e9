import { findingsOf } from '../../../../testing/findings-of';
import { unknownValue } from './unknown-value';

const metadata = { name: 'web', namespace: 'shop' };
const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata, spec });

test('a word that is none of those that are taken is told with the one that was meant', () => {
  expect(findingsOf(unknownValue, [service({ type: 'loadbalancer' })])).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Service', namespace: 'shop', name: 'web' },
      path: 'spec.type',
      what: 'Service shop/web says spec.type: "loadbalancer", which is none of ClusterIP, ExternalName, LoadBalancer, NodePort',
      fix: 'write LoadBalancer',
    },
  ]);
});

test('it is proven where the release is told', () => {
  const findings = findingsOf(unknownValue, [service({ type: 'loadbalancer' })], { kubernetesVersion: '1.33' });

  expect(findings).toMatchObject([{ certainty: 'proven' }]);
});

test('items of a list are told by their numbers', () => {
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { accessModes: ['ReadWriteOnce', 'RWX'] } };

  expect(findingsOf(unknownValue, [claim])).toMatchObject([{ path: 'spec.accessModes[1]' }]);
});

test.each([
  ['a word that is taken', service({ type: 'NodePort', sessionAffinity: 'ClientIP' })],
  ['nothing, in place of which there is a default', service({ type: '', sessionAffinity: null })],
  ['text that may be any', { apiVersion: 'v1', kind: 'Secret', metadata, type: 'example.com/mine' }],
])('silent on %s', (_, manifest) => {
  expect(findingsOf(unknownValue, [manifest])).toEqual([]);
});
