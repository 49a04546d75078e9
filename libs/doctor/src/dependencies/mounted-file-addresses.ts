import type { Inventory } from '../read/inventory';
import type { ConfigData } from '../read/keyed/config-map';
import type { Container } from '../read/pod-spec';
import { judgeEach } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';
import type { Address } from './addresses/address';
import { findFileAddresses } from './addresses/file-addresses';
import type { NamespacedReference } from '../finding/resource-reference';

/** An address in a file, and the key of the ConfigMap that is the file. */
export interface FileAddress {
  readonly address: Address;
  readonly resource: NamespacedReference;
  readonly path: string;
  readonly name: string;
}

/** Many workloads may mount one ConfigMap: its files are searched once. */
const SEARCHED = new WeakMap<ConfigData, readonly FileAddress[]>();

/** The addresses in the files of ConfigMaps that a container mounts. */
export function mountedFileAddresses(workload: Workload, { volumeMounts = [] }: Container, inventory: Inventory): readonly FileAddress[] {
  const mounted = new Set(volumeMounts.map(({ name }) => name));
  const volumes = (workload.pod.volumes ?? []).filter(({ name }) => mounted.has(name));
  const sources = volumes.flatMap(({ configMap, projected }) => [
    configMap,
    ...(projected?.sources ?? []).map((source) => source.configMap),
  ]);
  return judgeEach(sources, (source) => {
    if (source?.name === undefined) return [];
    const { namespace } = workload.reference;
    const found = searchFiles({ kind: 'ConfigMap', namespace, name: source.name }, inventory.findConfig(namespace, source.name));
    const keys = source.items?.map(({ key = '' }) => key);
    return found.filter(({ name }) => keys?.includes(name) ?? true);
  });
}

function searchFiles(resource: NamespacedReference, data: ConfigData | undefined): readonly FileAddress[] {
  if (!data) return [];
  const known = SEARCHED.get(data);
  if (known) return known;
  const found = judgeEach(Object.keys(data), (name) =>
    findFileAddresses(data[name] ?? '').map((address) => ({ address, resource, path: `data[${JSON.stringify(name)}]`, name })),
  );
  SEARCHED.set(data, found);
  return found;
}
