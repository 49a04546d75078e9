import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { rolloutTakesAllPods } from './rollout-takes-all-pods';

const rolling = (maxUnavailable: unknown, replicas = 3) =>
  runningWorkload({ spec: { replicas, strategy: { rollingUpdate: { maxUnavailable } } } });
const service = (selector: object = { app: 'web' }) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector, ports: [{ port: 80 }] },
});

test('all pods may go before the first new one is ready', () => {
  expect(findingsOf(rolloutTakesAllPods, [rolling('100%'), service()])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.strategy.rollingUpdate.maxUnavailable',
      what: 'a rollout of Deployment shop/web may take all 3 pods away at once: maxUnavailable is 100%',
      evidence: [{ path: 'spec.replicas' }, { resource: { kind: 'Service' }, path: 'spec.selector' }],
    },
  ]);
});

test('the fewest pods of an autoscaler count', () => {
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 9 },
  };
  const web = runningWorkload({ spec: { strategy: { rollingUpdate: { maxUnavailable: 2 } } } });

  expect(findingsOf(rolloutTakesAllPods, [web, service(), autoscaler])).toHaveLength(1);
});

test.each<[string, readonly unknown[]]>([
  ['a pod stays', [rolling('99%'), service()]],
  ['the number is below', [rolling(2), service()]],
  ['there is one pod', [rolling(1, 1), service()]],
  ['nobody calls it', [rolling('100%')]],
  ['a Service leads to something else too', [rolling('100%'), runningWorkload({ name: 'old', labels: { app: 'web' } }), service()]],
  ['all are replaced at once on purpose', [runningWorkload({ spec: { replicas: 3, strategy: { type: 'Recreate' } } }), service()]],
])('silent where %s', (_, manifests) => {
  expect(findingsOf(rolloutTakesAllPods, manifests)).toEqual([]);
});
