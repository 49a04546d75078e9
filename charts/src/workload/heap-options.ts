import type { Size } from 'cdk8s';
import { shareMiB } from '../pod/memory';

/** Node's young objects live in three semi-spaces, which together take at most an eighth of the heap. */
const SEMI_SPACES = 3;
const YOUNG_SHARE = 1 / 8;

/**
 * Node's options for a heap that takes a share of a memory limit, its young generation included: left to itself that adds 48 MiB
 * (Node 20) to 192 MiB (Node 24), whatever the limit. Semi-spaces of a size that suits the limit collect less often, and copy less of
 * what a request keeps while it waits (docs/decisions/0011).
 */
export function heapOptions(limit: Size, share: number): string {
  const heapMiB = shareMiB(limit, share);
  const semiSpaceMiB = Math.max(1, 2 ** Math.floor(Math.log2((heapMiB * YOUNG_SHARE) / SEMI_SPACES)));
  return `--max-old-space-size=${heapMiB - SEMI_SPACES * semiSpaceMiB} --max-semi-space-size=${semiSpaceMiB}`;
}
