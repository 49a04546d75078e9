import { createHash } from 'node:crypto';

/** Annotation that changes with a pod's ConfigMap, so that a change restarts what read it. */
export const CONFIG_CHECKSUM = 'checksum/config';

/** SHA-256 of a ConfigMap's data, whatever the order of its keys. */
export function checksumOf(data: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
