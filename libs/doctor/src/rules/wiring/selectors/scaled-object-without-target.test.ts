import { workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { scaledObjectWithoutTarget } from './scaled-object-without-target';

const scaled = (scaleTargetRef: object, name = 'queue') => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { namespace: 'shop', name },
  spec: { scaleTargetRef, triggers: [] },
});
const find = (...manifests: readonly object[]) => findingsOf(scaledObjectWithoutTarget, manifests);

test.each<[string, object, object, string]>([
  ['a slip', workload({}, { name: 'worker' }), scaled({ name: 'wroker' }), 'scale Deployment shop/worker'],
  ['another kind', workload({}, { name: 'worker', kind: 'StatefulSet' }), scaled({ name: 'worker' }), 'scale StatefulSet shop/worker'],
  ['its own name', workload({}, { name: 'queue' }), scaled({ name: 'consumer' }), 'scale Deployment shop/queue'],
])('what was meant is told: %s', (_, pods, object, fix) => {
  const [finding, ...others] = find(pods, object);

  expect(finding).toMatchObject({ severity: 'error', certainty: 'likely', resource: { name: 'queue' }, path: 'spec.scaleTargetRef', fix });
  expect(others).toEqual([]);
});

test('a workload that nothing here is like may be elsewhere', () => {
  expect(find(workload({}), scaled({ name: 'consumer' }))).toMatchObject([{ severity: 'warning' }]);
});

test.each<[string, readonly object[]]>([
  ['it is there', [workload({}, { name: 'worker' }), scaled({ name: 'worker' })]],
  [
    'its kind is that of a controller of another group',
    [workload({}), scaled({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' })],
  ],
  ['its kind is that of an operator', [workload({}), scaled({ apiVersion: 'example.com/v1', kind: 'Worker', name: 'web' })]],
  ['no workload of the namespace is here', [scaled({ name: 'worker' })]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
