import { LEAST_POOL, type StoreDefinition } from 'fairlead/contract';
import { findLargest } from './find-largest';
import type { StoreLimits } from './store-limits';
import { type Excess, findExcesses, type PoolClient } from './store-demand';

/** How a store's connections are shared. */
export interface PoolShares {
  /** Connections of each pod, by name of the service. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Why they cannot be shared so. */
  readonly excesses: readonly Excess[];
  /** Largest pool that every client could have instead; nothing where not even the least fits. */
  readonly largest?: number;
}

/** What the variable of a kind allows. */
export interface PoolBounds {
  /** Connections of a service that is told nothing. */
  readonly common: number;
  /** Most that a service takes. */
  readonly largest: number;
}

/** The bounds of the pools of a kind of store. Of one whose driver decides itself nothing is shared. */
export function poolBounds({ driver: { pool }, variables }: StoreDefinition): PoolBounds {
  const variable = 'variable' in pool ? variables[pool.variable] : undefined;
  if (variable?.type !== 'integer') return { common: LEAST_POOL, largest: LEAST_POOL };
  return { common: variable.default ?? variable.min, largest: variable.max };
}

/**
 * Shares a store among all pods that may use it in the middle of a rollout at full scale: each pod gets as many connections as the
 * others, the most for which reads, writes and sockets fit: {@link LEAST_POOL} at least, and no more than a service opens that is told
 * nothing, since each costs the store memory. A pool that a client asks for is its own.
 */
export function sharePool(limits: StoreLimits, clients: readonly PoolClient[], { common, largest: most }: PoolBounds): PoolShares {
  const excesses = findExcesses(limits, clients, LEAST_POOL);
  if (excesses.length === 0) return { excesses, sizes: sizesOf(clients, findLargestPool(limits, clients, common) ?? LEAST_POOL) };
  const largest = findLargestPool(
    limits,
    clients.map(({ name, pods, besidePool, writeShare }) => ({ name, pods, besidePool, ...(writeShare !== undefined && { writeShare }) })),
    most,
  );
  return { excesses, sizes: sizesOf(clients, LEAST_POOL), ...(largest !== undefined && { largest }) };
}

function sizesOf(clients: readonly PoolClient[], size: number): ReadonlyMap<string, number> {
  return new Map(clients.map(({ name, pool }) => [name, pool ?? size]));
}

function findLargestPool(limits: StoreLimits, clients: readonly PoolClient[], most: number): number | undefined {
  return findLargest(LEAST_POOL, most, (size) => findExcesses(limits, clients, size).length === 0);
}
