import { createHash } from 'node:crypto';
import type { ApiObject } from 'cdk8s';
import { configData } from './config-data';

/** Annotation that changes with a pod's ConfigMap, so that a change restarts what read it. */
export const CONFIG_CHECKSUM = 'checksum/config';

/** Characters of {@link fingerprintOf}. */
export const FINGERPRINT_LENGTH = 8;

/** SHA-256 of a ConfigMap's data as it is rendered, whatever the order of its keys. */
export function checksumOf(configMap: Pick<ApiObject, 'toJson'>): string {
  const sorted = Object.entries(configData(configMap)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** Eight hex digits that stand for a value, for the end of a name. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, FINGERPRINT_LENGTH);
}
