import { workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { scaledObjectBesideAutoscaler } from './scaled-object-beside-autoscaler';

const metadata = (name: string) => ({ namespace: 'shop', name });
const scaled = (spec: object = {}) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: metadata('queue'),
  spec: { scaleTargetRef: { name: 'web' }, ...spec },
});
const autoscaler = (name: string) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata(name),
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 9 },
});
const find = (...manifests: readonly object[]) => findingsOf(scaledObjectBesideAutoscaler, [workload({}), ...manifests]);

test('the autoscaler is the one to go', () => {
  const [finding, ...others] = find(scaled(), autoscaler('web'));

  expect(finding).toMatchObject({
    severity: 'error',
    resource: { kind: 'HorizontalPodAutoscaler', name: 'web' },
    fix: 'remove HorizontalPodAutoscaler shop/web, and give ScaledObject.keda.sh shop/queue its metrics',
  });
  expect(others).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['it scales alone', [scaled()]],
  ['the autoscaler is its own', [scaled(), autoscaler('keda-hpa-queue')]],
  ['it takes the autoscaler over', [scaled({ advanced: { horizontalPodAutoscalerConfig: { name: 'web' } } }), autoscaler('web')]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
