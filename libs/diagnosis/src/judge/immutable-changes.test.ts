import { objectsOf } from '../../testing/read-text';
import { findImmutableChanges } from './immutable-changes';

const redis = (spec: string, metadata = 'name: redis, namespace: shop') =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { ${metadata} }\nspec: { ${spec} }\n`;
const claims = (size: string) =>
  `volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: ${size} } } } }]`;
const find = (before: string, after: string) => findImmutableChanges(objectsOf(before), objectsOf(after));

test('a field that nobody can change is told with the way out', () => {
  expect(find(redis('serviceName: redis'), redis('serviceName: redis-headless'))).toEqual([
    {
      id: 'immutable-field-changed',
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'StatefulSet', namespace: 'shop', name: 'redis' },
      path: 'spec.serviceName',
      what: 'StatefulSet shop/redis changes spec.serviceName from "redis" to "redis-headless", which no apply can',
      why: 'the API server refuses the object: once it is there, nobody can change these fields',
      fix: 'leave it as it was, or make it anew: kubectl --namespace shop delete statefulset.apps redis --cascade=orphan; apply it; kubectl --namespace shop rollout restart statefulset.apps redis (its pods run on, and the new one takes them over; claims that are there stay as they are)',
      evidence: [],
    },
  ]);
});

test.each<[string, string, string, string]>([
  ['a selector', 'Deployment', 'apps/v1', 'selector: { matchLabels: { app: %s } }'],
  ['the image of a Job', 'Job', 'batch/v1', 'template: { spec: { containers: [{ name: a, image: "%s" }] } }'],
  ['an address', 'Service', 'v1', 'clusterIP: %s'],
  ['the class of a claim', 'PersistentVolumeClaim', 'v1', 'storageClassName: %s'],
])('%s is one', (_, kind, apiVersion, spec) => {
  const object = (value: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\nspec: { ${spec.replace('%s', value)} }\n`;

  expect(find(object('a'), object('b'))).toMatchObject([{ severity: 'error', certainty: 'proven', resource: { kind, name: 'web' } }]);
  expect(find(object('a'), object('a'))).toEqual([]);
});

test('claims that grow are grown first', () => {
  const [finding] = find(redis(`replicas: 1, ${claims('1Gi')}`), redis(`replicas: 1, ${claims('2Gi')}`));

  expect(finding?.fix).toContain('kubectl --namespace shop patch persistentvolumeclaim data-redis-0 --patch \'{"spec":');
});

test.each<[string, string, string]>([
  ['what may change', redis('replicas: 1'), redis('replicas: 2')],
  ['an object of another namespace', redis('serviceName: a'), redis('serviceName: b', 'name: redis, namespace: other')],
  [
    'a hook that Helm makes anew',
    redis('serviceName: a'),
    redis('serviceName: b', 'name: redis, namespace: shop, annotations: { helm.sh/hook: test }'),
  ],
  [
    'what a cluster chose',
    redis('serviceName: a, podManagementPolicy: Parallel', 'name: redis, namespace: shop, uid: 1-2'),
    redis('serviceName: a'),
  ],
  ['objects without a name', redis('serviceName: a', 'generateName: a'), redis('serviceName: b', 'generateName: a')],
  ['odd manifests', 'apiVersion: 3\nkind: Job\nmetadata: x\n', 'apiVersion: 3\nkind: Job\nmetadata: { name: 3 }\nspec: [1]\n'],
])('silent of %s', (_, before, after) => {
  expect(find(before, after)).toEqual([]);
});

test('no value of a credential is told, of either version', () => {
  const secret = (value: string) => `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nimmutable: true\nstringData: { a: ${value} }\n`;
  const job = (value: string) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, image: a, env: [{ name: API_TOKEN, value: ${value} }] }] } } }\n`;

  for (const object of [secret, job]) {
    const text = JSON.stringify(find(object('canary-old'), object('canary-new')));
    expect(text).toContain('immutable-field-changed');
    expect(text).not.toContain('canary');
  }
});

test('a name is no command', () => {
  const [finding] = find(redis('serviceName: a', 'name: "x; reboot"'), redis('serviceName: b', 'name: "x; reboot"'));

  expect(finding?.fix).toContain("delete statefulset.apps 'x; reboot'");
});
