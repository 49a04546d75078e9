import type { Size } from 'cdk8s';
import { refuse } from '../../checks/invalid-platform';
import { toMiB } from '../../pod/memory';

/** The smallest cache that mongod takes, in GiB (`--wiredTigerCacheSizeGB`). */
const SMALLEST_CACHE_GIB = 0.25;

/** Share of the memory for the cache by default; the rest is connections, sorting and mongod itself. */
const CACHE_SHARE = 0.5;

/** Largest share that leaves mongod room to run. */
const LARGEST_SHARE = 0.6;

const MIB_PER_GIB = 1_024;

/** WiredTiger's cache, in GiB: half of the memory, two decimals, rounded down. mongod's own rule looks at the memory of the node. */
export function deriveCacheGiB(memory: Size): number {
  return Math.max(SMALLEST_CACHE_GIB, Math.floor((toMiB(memory) / MIB_PER_GIB) * CACHE_SHARE * 100) / 100);
}

/**
 * Connections that fit beside the cache: each may take up to 1 MiB (MongoDB's production notes).
 *
 * @see https://www.mongodb.com/docs/manual/administration/production-notes/
 */
export function deriveSockets(memory: Size, cacheGiB: number): number {
  return Math.floor(toMiB(memory) - cacheGiB * MIB_PER_GIB);
}

/**
 * Lets through only a cache that mongod takes and that fits the memory.
 *
 * @throws InvalidPlatform with the arithmetic
 */
export function checkCache(owner: string, memory: Size, cacheGiB: number): void {
  if (!(cacheGiB >= SMALLEST_CACHE_GIB))
    refuse(`${owner}: cacheGiB is ${cacheGiB}, and mongod takes no cache below 0.25; write 0.25 or more`);
  const cacheMiB = cacheGiB * MIB_PER_GIB;
  const least = Math.ceil(cacheMiB / LARGEST_SHARE);
  if (toMiB(memory) < least) {
    refuse(
      `${owner}: a cache of ${cacheMiB} MiB is more than ${LARGEST_SHARE * 100} % of its memory (${toMiB(memory)} MiB), so it would be killed under load; write memory: Size.mebibytes(${least}) or more`,
    );
  }
}
