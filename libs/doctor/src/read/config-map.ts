import type { KubernetesObject } from './objects/kubernetes-object';
import { TEXT } from './schema/scalars';
import { map } from './schema/structures';

/** Text by key, of a ConfigMap. */
export type ConfigData = Readonly<Record<string, string>>;

/** The data of a ConfigMap, for who asks for it. */
export function readConfig(manifest: KubernetesObject): () => ConfigData {
  const data = manifest.read('data', map(TEXT));
  return () => data() ?? {};
}
