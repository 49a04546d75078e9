import { Size } from 'cdk8s';
import { showNumber } from 'fairlead/contract';
import { refuse } from '../../checks/invalid-platform';
import { toMiB } from '../../pod/memory';

/**
 * What `mongod` takes beside its cache and its connections: an estimate, as no manual says it. Public reports of an idle mongod 7 say 100
 * to 180 MiB, some of its cache included.
 */
export const PROCESS_MIB = 128;

/**
 * What a connection may take: its thread has a stack of up to 1 MiB.
 *
 * @see https://www.mongodb.com/docs/manual/administration/production-notes/
 */
export const SOCKET_MIB = 1;

/** What `mongosh` takes beside a server while it makes users: over 120 MiB to say the least (measured, 2.12). */
const SHELL_MIB = 192;

/** The smallest cache that mongod takes, in GiB (`--wiredTigerCacheSizeGB`). */
export const SMALLEST_CACHE_GIB = 0.25;

/** Share of the memory for the cache by default; the rest is connections, sorting and mongod itself. */
const CACHE_SHARE = 0.5;

/** Largest share that leaves mongod room to run. */
const LARGEST_SHARE = 0.6;

const MIB_PER_GIB = 1_024;

/** Memory is derived in steps, so that one pod more does not restart the server. */
const STEP_MIB = 32;

/** WiredTiger's cache, in GiB: half of the memory, two decimals, rounded down. mongod's own rule looks at the memory of the node. */
export function deriveCacheGiB(memory: Size): number {
  return Math.max(SMALLEST_CACHE_GIB, Math.floor((toMiB(memory) / MIB_PER_GIB) * CACHE_SHARE * 100) / 100);
}

/** Connections that fit beside the cache and the process. */
export function deriveSockets(memory: Size, cacheGiB: number): number {
  return Math.floor((toMiB(memory) - cacheGiB * MIB_PER_GIB - PROCESS_MIB) / SOCKET_MIB);
}

/** Memory that holds the cache, the process and so many connections, rounded up to whole steps. */
export function deriveMemory(cacheGiB: number, sockets: number): Size {
  const needed = Math.max(neededMiB(cacheGiB, sockets), leastMiB(cacheGiB));
  return Size.mebibytes(Math.ceil(needed / STEP_MIB) * STEP_MIB);
}

/** Memory that holds `mongod`, its cache as large as it can be, and the shell that makes the users. */
export function memoryForUsers(memory: Size): Size {
  return Size.mebibytes(Math.max(toMiB(memory), SMALLEST_CACHE_GIB * MIB_PER_GIB + PROCESS_MIB + SHELL_MIB));
}

/** What so many connections need, as a sum: `cache 256 + mongod 128 + 183 sockets × 1 = 567 MiB`. */
function describeMemory(cacheGiB: number, sockets: number): string {
  return `cache ${cacheGiB * MIB_PER_GIB} + mongod ${PROCESS_MIB} + ${sockets} sockets × ${SOCKET_MIB} = ${neededMiB(cacheGiB, sockets)} MiB`;
}

/** What to write where a memory is too small: with more of it half would be cache again. */
export function describeDerived(cacheGiB: number, sockets: number): string {
  return `leave memory out, which then is ${toMiB(deriveMemory(cacheGiB, sockets))} MiB with a cacheGiB of ${cacheGiB} (${describeMemory(cacheGiB, sockets)})`;
}

/** Whether a value, which may come from plain JavaScript, is a cache that mongod takes, in GiB. */
export function isCacheGiB(cacheGiB: unknown): cacheGiB is number {
  return typeof cacheGiB === 'number' && Number.isFinite(cacheGiB) && cacheGiB >= SMALLEST_CACHE_GIB;
}

/**
 * Lets through only a cache that mongod takes.
 *
 * @throws InvalidPlatform with the smallest
 */
export function checkCache(owner: string, cacheGiB: number): void {
  if (isCacheGiB(cacheGiB)) return;
  refuse(`${owner}: cacheGiB is ${showNumber('cacheGiB', cacheGiB)}, and mongod takes no cache below 0.25; write 0.25 or more`);
}

/**
 * Lets through only a memory that holds the cache and the connections.
 *
 * @throws InvalidPlatform with the arithmetic of each that is wrong
 */
export function checkMemory(owner: string, memory: Size, cacheGiB: number, sockets: number): void {
  const cacheMiB = cacheGiB * MIB_PER_GIB;
  if (toMiB(memory) < leastMiB(cacheGiB)) {
    refuse(
      `${owner}: a cache of ${cacheMiB} MiB is more than ${LARGEST_SHARE * 100} % of its memory (${toMiB(memory)} MiB), so it would be killed under load; write memory: Size.mebibytes(${leastMiB(cacheGiB)}) or more`,
    );
  }
  if (toMiB(memory) < neededMiB(cacheGiB, sockets)) {
    refuse(`${owner}: memory is ${toMiB(memory)} MiB, but ${describeMemory(cacheGiB, sockets)}; leave memory out, or write fewer sockets`);
  }
}

function neededMiB(cacheGiB: number, sockets: number): number {
  return cacheGiB * MIB_PER_GIB + PROCESS_MIB + sockets * SOCKET_MIB;
}

function leastMiB(cacheGiB: number): number {
  return Math.ceil((cacheGiB * MIB_PER_GIB) / LARGEST_SHARE);
}
