import { findFieldFaults } from './field-findings';
import { openDocuments } from './open-documents';

const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' } });
const placesOf = (documents: readonly unknown[]) =>
  openDocuments(documents).map(({ kind, reference: { namespace, name } }) => `${kind} ${namespace}/${name}`);

test('empty documents are passed over', () => {
  expect(placesOf([null, configMap('a'), undefined, configMap('b'), null])).toEqual(['ConfigMap shop/a', 'ConfigMap shop/b']);
});

test('a List of kubectl is opened, and so is one within', () => {
  const list = (...items: readonly unknown[]) => ({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items });

  expect(placesOf([list(configMap('a'), list(configMap('b')), configMap('c'))])).toEqual([
    'ConfigMap shop/a',
    'ConfigMap shop/b',
    'ConfigMap shop/c',
  ]);
});

test('items of the list of a kind need not say their kind', () => {
  const { metadata } = configMap('a');

  expect(placesOf([{ apiVersion: 'v1', kind: 'ConfigMapList', items: [{ metadata }] }])).toEqual(['ConfigMap shop/a']);
});

test('a kind whose name ends in List and has no items is an object', () => {
  const allowList = { apiVersion: 'example.com/v1', kind: 'AllowList', metadata: { name: 'a', namespace: 'shop' } };

  expect(placesOf([allowList])).toEqual(['AllowList.example.com shop/a']);
});

test('a list that is its own item is opened once', () => {
  const items: unknown[] = [configMap('a')];
  const list = { apiVersion: 'v1', kind: 'List', items };
  items.push(list);

  expect(placesOf([list])).toEqual(['ConfigMap shop/a']);
});

test.each([
  ['text', 'Document 2 is text, where an object of Kubernetes belongs'],
  [['a'], 'Document 2 is a list, where an object of Kubernetes belongs'],
  [{ apiVersion: 'v1' }, 'Document 2 says kind: nothing, where the kind of an object belongs'],
  [{ ...configMap('a'), apiVersion: undefined }, 'ConfigMap shop/a says apiVersion: nothing, where v1 belongs'],
  [{ ...configMap('a'), kind: 'Deployment' }, 'Deployment shop/a says apiVersion: "v1", where apps/v1 belongs'],
  [{ apiVersion: 'v1', kind: 'Pod', metadata: {} }, 'Pod (document 2) says metadata.name: nothing, where a name belongs'],
  [{ ...configMap('a'), metadata: { name: 7, namespace: 'shop' } }, 'ConfigMap shop/7 says metadata.name: a number, where text belongs'],
  [{ apiVersion: 'v1', kind: 'List', items: {} }, 'List (document 2) says items: a map, where a list belongs'],
])('of %j is said what it should be', (document, what) => {
  expect(findFieldFaults(openDocuments([null, document])).map((finding) => finding.what)).toEqual([what]);
});

test('an item of a list that is no object is told by its number', () => {
  const [finding] = findFieldFaults(openDocuments([{ apiVersion: 'v1', kind: 'List', items: [configMap('a'), null] }]));

  expect(finding?.what).toBe('Document 1, item 2 is nothing, where an object of Kubernetes belongs');
});
