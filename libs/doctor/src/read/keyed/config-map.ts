import { type KeyedObject, settledKeys } from './keyed-object';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { BYTES, TEXT } from '../schema/scalars';
import { map } from '../schema/structures';

/** Text by key, of a ConfigMap. */
export type ConfigData = Readonly<Record<string, string>>;

/** A ConfigMap. */
export interface ConfigMap extends KeyedObject {
  /** Without what is no text. */
  readonly data: ConfigData;
}

/** Reads a ConfigMap. */
export function readConfig(manifest: KubernetesObject): ConfigMap {
  const data = manifest.read('data', map(TEXT));
  const binary = manifest.read('binaryData', map(BYTES));
  return {
    source: manifest.reference,
    get data() {
      return data() ?? {};
    },
    get keys() {
      return settledKeys(manifest, [...Object.keys(data() ?? {}), ...Object.keys(binary() ?? {})]);
    },
  };
}
