import type { Size } from 'cdk8s';
import { SizeRoundingBehavior } from 'cdk8s';

/** Share of a pod's memory for Node's old space; the rest is buffers, stacks and the young generation, which the heap limit does not count. */
export const HEAP_SHARE = 0.75;

/** Share of a Redis pod's memory for its records; the rest is client buffers, fragmentation and the copies made while the log is rewritten. */
export const REDIS_SHARE = 0.6;

/** Whole mebibytes in a share of a memory limit, rounded down. */
export function shareMiB(limit: Size, share: number): number {
  return Math.floor(limit.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) * share);
}

/** A size as Kubernetes writes it: `256Mi`. */
export function toQuantity(size: Size): string {
  return `${size.toMebibytes()}Mi`;
}
