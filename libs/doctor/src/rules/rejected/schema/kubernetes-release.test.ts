import { API_KINDS, API_TYPES, KUBERNETES_RELEASES } from './api-table';
import { KubernetesRelease } from './kubernetes-release';
import { LineTable } from './line-table';
import { parseSpan } from './release-span';
import { SCALAR_TYPES } from './scalar-types';

type Entry = Readonly<Record<string, string | readonly string[]>>;

const types = new LineTable<Entry>(API_TYPES);
const entries = [new LineTable<Entry>(API_KINDS), types].flatMap((table) => table.names.map((name) => table.find(name) ?? {}));

test('every type that the table names is in it', () => {
  const named = entries.flatMap((entry) => Object.values(entry).flat());
  const bare = named.map((text) => parseSpan(text).value.replaceAll(/[![\]{}]/g, ''));

  expect(bare.filter((name) => !types.find(name) && !Object.hasOwn(SCALAR_TYPES, name) && !name.includes('|'))).toEqual([]);
});

test('every release that the table names is known', () => {
  const named = [...`${API_KINDS}\n${API_TYPES}`.matchAll(/ (\d+\.\d+)-(\d+\.\d+)"/g)].flatMap(([, from, to]) => [from, to]);

  expect(named.filter((release) => !(KUBERNETES_RELEASES as readonly unknown[]).includes(release))).toEqual([]);
});

test('a release has the kinds and fields of its time', () => {
  const fieldsOfPod = (name: '1.28' | '1.32') => KubernetesRelease.of(name).findType('v1', 'Pod')?.fields?.find('spec')?.fields;

  expect(fieldsOfPod('1.28')?.find('resources')).toBeUndefined();
  expect(fieldsOfPod('1.28')?.findRelease?.('resources')).toBe('since Kubernetes 1.32');
  expect(fieldsOfPod('1.32')?.find('resources')?.fields?.names).toEqual(['claims', 'limits', 'requests']);
  expect(KubernetesRelease.of('1.28').findType('networking.k8s.io/v1', 'ServiceCIDR')).toBeUndefined();
});

test('what every object has by nature is no field', () => {
  const release = KubernetesRelease.of('1.33');

  expect(release.findType('v1', 'constructor')).toBeUndefined();
  expect(release.findType('v1', 'Pod')?.fields?.find('toString')).toBeUndefined();
});
