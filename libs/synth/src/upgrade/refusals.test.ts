import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonPatch } from 'cdk8s';
import { EFFECTS, type Manifest } from 'fairlead/doctor';
import { findRefusals, formatRefusals, listCommands } from './refusals';

const statefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'redis', namespace: 'shop-prod' },
  spec: {
    replicas: 2,
    serviceName: 'redis',
    selector: { matchLabels: { app: 'redis' } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
  },
};
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'redis', namespace: 'shop-prod' },
  immutable: true,
  data: { key: 'b25l' },
};
const storageClass = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'example.com/one' };

const manifests = 'overlays/prod/manifests';
const command = { withOptions: 'npm run synth --' };

/** What is said of one edit of an object. */
function refuse(object: Manifest, pointer: string, value: unknown) {
  const after = JsonPatch.apply(structuredClone(object), JsonPatch.add(pointer, value)) as Manifest;
  return findRefusals({ manifests, before: [object], after: [after] });
}

function textOf(...args: Parameters<typeof refuse>): string {
  const refusals = refuse(...args);
  return formatRefusals(refusals, listCommands(refusals, command), 'docs/upgrade.md');
}

test('says object, field, old, new and the way out', () => {
  expect(textOf(statefulSet, '/spec/serviceName', 'redis-headless')).toBe(
    [
      'Nothing was written, for the API server lets nobody change these fields:',
      '',
      'StatefulSet/shop-prod/redis',
      '  spec.serviceName: "redis" → "redis-headless"',
      '  Deleted and made anew: its pods run on, and the new one takes them over; claims that are there stay as they are.',
      '',
      'Leave them as they are, or make the objects anew (docs/upgrade.md):',
      '',
      '  npm run synth -- --replace StatefulSet/shop-prod/redis',
      '  kubectl --namespace shop-prod delete statefulset.apps redis --cascade=orphan',
      '  kubectl apply --server-side -f overlays/prod/manifests',
      '  kubectl --namespace shop-prod rollout restart statefulset.apps redis',
    ].join('\n'),
  );
});

test('synth replaces all objects at once, and each cluster is applied to once all of its objects are gone', () => {
  const redis = refuse(statefulSet, '/spec/serviceName', 'redis-headless');
  const fast = refuse(storageClass, '/provisioner', 'example.com/other');
  const dev = fast.map((refusal) => ({ ...refusal, manifests: 'overlays/dev/manifests' }));

  expect(listCommands([...dev, ...fast, ...redis], command, ['Job/shop-prod/seed'])).toEqual([
    'npm run synth -- --replace Job/shop-prod/seed --replace StorageClass/fast --replace StatefulSet/shop-prod/redis',
    'kubectl delete storageclass.storage.k8s.io fast',
    'kubectl apply --server-side -f overlays/dev/manifests',
    'kubectl delete storageclass.storage.k8s.io fast',
    'kubectl --namespace shop-prod delete statefulset.apps redis --cascade=orphan',
    'kubectl apply --server-side -f overlays/prod/manifests',
    'kubectl --namespace shop-prod rollout restart statefulset.apps redis',
  ]);
});

test('a claim that shall grow is grown for each pod, before its StatefulSet is made anew', () => {
  const [refusal] = refuse(statefulSet, '/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '2Gi');

  expect(refusal?.beforeApply).toEqual([
    ...[0, 1].map(
      (pod) =>
        `kubectl --namespace shop-prod patch persistentvolumeclaim data-redis-${pod} --patch '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    ),
    'kubectl --namespace shop-prod delete statefulset.apps redis --cascade=orphan',
  ]);
});

test('a claim that shall shrink cannot be patched', () => {
  const text = textOf(statefulSet, '/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '512Mi');

  expect(text).not.toContain('patch persistentvolumeclaim');
});

test('pods that a new selector does not match are not left behind', () => {
  const text = textOf(statefulSet, '/spec/selector/matchLabels', { app: 'cache' });

  expect(text).toContain('nobody answers until the new ones are ready; claims that are there stay as they are');
  expect(text).toContain('delete statefulset.apps redis\n');
});

test('an object of no namespace is named without one', () => {
  const text = textOf(storageClass, '/provisioner', 'example.com/other');

  expect(text).toContain('  npm run synth -- --replace StorageClass/fast\n  kubectl delete storageclass.storage.k8s.io fast\n');
});

test('the contents of a Secret are in no message', () => {
  const text = textOf(secret, '/data/key', 'b3RoZXI=');

  expect(text).toContain('  data.key: "(hidden)" → "(hidden)"\n');
  expect(text).not.toMatch(/b25l|b3RoZXI/);
});

const document = readFileSync(join(__dirname, '../../../../docs/upgrade.md'), 'utf8');

test('the commands of docs/upgrade.md are those of the messages', () => {
  const redis = { ...statefulSet, spec: { ...statefulSet.spec, replicas: 1 } };
  const messages = [
    textOf(redis, '/spec/serviceName', 'redis-headless'),
    textOf(redis, '/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '2Gi'),
    textOf(redis, '/spec/selector/matchLabels', { app: 'cache' }),
    textOf(storageClass, '/provisioner', 'example.com/other'),
  ].join('\n');

  const commands = [...document.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.trim().split('\n'));

  expect(commands.length).toBeGreaterThan(9);
  for (const command of commands) expect(`${messages}\n`).toContain(`  ${command}\n`);
});

test('docs/upgrade.md opens with a message as it is', () => {
  const [, block = ''] = /^```text\n(.*?) {2}…\n```/ms.exec(document) ?? [];

  expect(block).not.toBe('');
  expect(textOf(statefulSet, '/spec/serviceName', 'redis-headless')).toContain(block);
});

test.each(Object.entries(EFFECTS))('docs/upgrade.md says what it does to delete a %s', (kind, effect) => {
  const row = document.split('\n').find((line) => line.startsWith(`| \`${kind}\` `));

  expect(row?.replaceAll(/ +\|/g, ' |')).toBe(`| \`${kind}\` | ${effect} |`);
});
