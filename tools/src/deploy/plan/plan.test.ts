import { applySetId, PART_OF } from '../apply/apply-set';
import type { KubernetesObject } from '../set/kubernetes-object';
import { describePlan } from './describe-plan';
import { findObstacles } from './obstacles';
import { findChanges } from './plan';

const object = (kind: string, apiVersion: string, more: Partial<KubernetesObject> = {}): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': 'fairlead' } },
  ...more,
});
const set = (...objects: readonly KubernetesObject[]) => ({ namespace: 'shop', objects, startupSeconds: {} });
const labelled = (labels: Record<string, string>) => ({ metadata: { name: 'web', namespace: 'shop', labels } });

test('what the API server keeps for itself, and the label of the set, are no change', () => {
  const before = object('Service', 'v1', { metadata: { name: 'web', namespace: 'shop', resourceVersion: '1' }, status: { a: 1 } });
  const after = object('Service', 'v1', { ...labelled({ [PART_OF]: applySetId('shop') }), status: { a: 2 } });

  expect(findChanges(before, after)).toEqual([]);
});

test('a plan has a line for each object and field that changes, and no value of a Secret', () => {
  const web = object('Deployment', 'apps/v1');
  const secret = object('Secret', 'v1');
  const plan = {
    created: [object('Service', 'v1')],
    changed: [
      { object: web, changes: [{ field: 'spec.replicas', before: 1, after: 3 }] },
      { object: secret, changes: [{ field: 'data.password', before: 'b2xk', after: 'bmV3' }] },
    ],
    pruned: [object('ConfigMap', 'v1')],
    unchanged: 7,
  };

  expect(describePlan(plan)).toEqual([
    '+ Service shop/web',
    '~ Deployment shop/web',
    '    spec.replicas: 1 → 3',
    '~ Secret shop/web',
    '    data.password',
    '- ConfigMap shop/web',
    '1 new, 2 changed, 1 deleted at the end, 7 as they are',
  ]);
});

describe('what stands in the way', () => {
  const web = object('Service', 'v1');

  test.each([
    ['ours', labelled({ 'app.kubernetes.io/managed-by': 'fairlead' }), 0],
    ['of this set', labelled({ [PART_OF]: applySetId('shop') }), 0],
    ['without a label', labelled({}), 1],
    ['made by Helm', labelled({ 'app.kubernetes.io/managed-by': 'Helm' }), 1],
    ['of another set', labelled({ 'app.kubernetes.io/managed-by': 'fairlead', [PART_OF]: applySetId('other') }), 1],
  ])('an object of the same name that is %s', (_what, live, count) => {
    const obstacles = findObstacles(set(web), { ofSet: [object('Service', 'v1', live)], leaving: [] });

    expect(obstacles).toHaveLength(count);
    for (const text of obstacles)
      expect(text).toContain('kubectl --namespace shop label service web app.kubernetes.io/managed-by=fairlead');
  });

  test('a field that nobody can change, with the commands that make room for it', () => {
    const statefulSet = (serviceName: string) => object('StatefulSet', 'apps/v1', { spec: { serviceName } });
    const live = { ...statefulSet('old'), metadata: { ...web.metadata, uid: '1' } };

    const [text] = findObstacles(set(statefulSet('new')), { ofSet: [live], leaving: [] });

    expect(text).toContain('spec.serviceName: "old" → "new"');
    expect(text).toContain('kubectl --namespace shop delete statefulset.apps web --cascade=orphan');
  });

  test('claims that would go with their StatefulSet', () => {
    const leaving = object('StatefulSet', 'apps/v1', { spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } } });

    expect(findObstacles(set(), { ofSet: [], leaving: [leaving] })[0]).toContain('would take its claims, with their records, along');
  });
});
