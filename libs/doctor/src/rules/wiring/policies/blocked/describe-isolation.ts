import { formatReference } from '../../../../finding/resource-reference';
import type { Direction, Policy } from '../../../../reach/policy';

/** `NetworkPolicy shop/a and NetworkPolicy shop/b isolate these pods for egress`. */
export function describeIsolation(policies: readonly Policy[], pods: string, direction: Direction): string {
  const names = policies.map(({ reference }) => formatReference(reference)).join(' and ');
  return `${names} ${policies.length === 1 ? 'isolates' : 'isolate'} ${pods} for ${direction}`;
}
