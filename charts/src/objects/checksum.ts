import { createHash } from 'node:crypto';
import type { ApiObject } from 'cdk8s';
import { configData } from './config-data';

/** Annotation that changes with a pod's ConfigMap, so that a change restarts what read it. */
export const CONFIG_CHECKSUM = 'checksum/config';

/** SHA-256 of a ConfigMap's data as it is rendered, whatever the order of its keys. */
export function checksumOf(configMap: Pick<ApiObject, 'toJson'>): string {
  const sorted = Object.entries(configData(configMap)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
