import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { serviceScaledToZero } from './service-scaled-to-zero';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec: { selector: { app: 'web' } } };
const scaled = (replicas: number, name = 'web') => runningWorkload({ name, labels: { app: 'web' }, spec: { replicas } });

test('a Service without pods is told at the replicas that it needs', () => {
  expect(findingsOf(serviceScaledToZero, [service, scaled(0)])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.replicas',
      what: 'Service shop/web leads to Deployment shop/web alone, which runs no pod',
      evidence: [{ resource: { kind: 'Service' }, path: 'spec.selector' }],
    },
  ]);
});

test.each<[string, readonly unknown[]]>([
  ['it runs a pod', [service, scaled(1)]],
  ['another workload serves', [service, scaled(0), scaled(2, 'green')]],
  ['no Service leads to it', [scaled(0)]],
  [
    'something scales it up from none',
    [service, scaled(0), { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web', namespace: 'shop' } }],
  ],
])('silent where %s', (_, manifests) => {
  expect(findingsOf(serviceScaledToZero, manifests)).toEqual([]);
});
