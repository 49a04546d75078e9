import type { ResourceReference } from 'fairlead/doctor';
import { objectsOf } from '../../testing/read-text';
import { Locator } from './locator';

const TEXT = `kind: ConfigMap
metadata: { name: conf }
data:
  redis.conf: x
  redis: { conf: y }
---
kind: List
items:
- kind: Deployment
  metadata:
    name: web
    annotations: { "a/b.c": d }
  spec:
    template:
      spec:
        containers:
        - name: web
          resources: { limits: { ephemeral-storage: 1Gi } }
--- {"kind": "Namespace", "metadata": {"name": "shop"}}
`;

const web = { kind: 'Deployment', namespace: 'default', name: 'web' };
const conf = { kind: 'ConfigMap', namespace: 'default', name: 'conf' };

const placeOf = (resource: ResourceReference, path?: string) => {
  const place = new Locator(objectsOf(TEXT)).findPlace(resource, path);
  return place && `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
};

test.each([
  { path: undefined, place: '11:11-11:14' },
  { path: 'spec.template.spec.containers[0].name', place: '17:17-17:20' },
  { path: 'spec.template.spec.containers[0].resources.limits["ephemeral-storage"]', place: '18:53-18:56' },
  { path: 'spec.template.spec.containers[0].resources.requests.cpu', place: '18:22-18:60' },
  { path: 'spec.template.spec.containers[7]', place: '16:9-16:19' },
  { path: 'metadata.annotations.a/b.c', place: '12:29-12:30' },
  { path: 'status', place: '11:11-11:14' },
])('$path of an object in a List is at $place', ({ path, place }) => {
  expect(placeOf(web, path)).toBe(place);
});

test('of keys with dots the longest is meant', () => {
  expect(placeOf(conf, 'data.redis.conf')).toBe('4:15-4:16');
});

test('what stands behind the marker of a document keeps its column', () => {
  expect(placeOf({ kind: 'Namespace', name: 'shop' })).toBe('19:48-19:54');
});

test('what no source holds has no place', () => {
  expect(placeOf({ kind: 'Namespace', name: 'other' })).toBeUndefined();
  expect(placeOf({ ...web, namespace: 'other' })).toBeUndefined();
});

test('of two objects with one name the last counts', () => {
  const place = new Locator(objectsOf(`${TEXT}---\nkind: Namespace\nmetadata:\n  name: shop\n`)).findPlace({
    kind: 'Namespace',
    name: 'shop',
  });

  expect(place).toMatchObject({ line: 23, column: 9 });
});

test('of two objects with one name the one that has the field is meant', () => {
  const text = 'kind: Pod\nmetadata: { name: web }\nspec: { hostPID: true }\n---\nkind: Pod\nmetadata: { name: web }\nspec: {}\n';
  const locator = new Locator(objectsOf(text));

  expect(locator.findPlace({ kind: 'Pod', name: 'web' }, 'spec.hostPID')).toMatchObject({ line: 3 });
  expect(locator.findPlace({ kind: 'Pod', name: 'web' }, 'spec.hostIPC')).toMatchObject({ line: 7 });
});

test('an object that the API server is to name is found by its position', () => {
  const locator = new Locator(objectsOf('kind: Pod\nmetadata: { name: web }\n---\nkind: Job\nmetadata: { generateName: run- }\n'));

  expect(locator.findPlace({ kind: 'Job', name: 'run-(document 2)' }, 'metadata.generateName')).toMatchObject({ line: 5 });
});

test('a reference may say which of several documents that are one object is meant', () => {
  const text = 'kind: Pod\nmetadata: { name: web }\nspec: {}\n---\nkind: Pod\nmetadata: { name: web, namespace: default }\nspec: {}\n';
  const locator = new Locator(objectsOf(text));

  expect(locator.findPlace({ kind: 'Pod', name: 'web', document: 1 }, 'spec')).toMatchObject({ line: 3 });
  expect(locator.findPlace({ kind: 'Pod', name: 'web', document: 2 }, 'spec')).toMatchObject({ line: 7 });
});

test('an object without a namespace is not taken for one of another namespace', () => {
  const text = 'kind: Role\nmetadata: { name: web }\n---\nkind: Role\nmetadata: { name: web, namespace: shop }\n';

  expect(new Locator(objectsOf(text)).findPlace({ kind: 'Role', name: 'web' })).toMatchObject({ line: 2 });
});
