import { splitPool } from 'fairlead/contract';
import type { StoreClient } from '../declared-budgets';
import { mostPods } from '../pod-count';
import type { PodCount } from '../steady-pods';
import { missingWorkload, unknownVariable } from '../unknown-budget';
import type { Evidence, Finding } from '../../finding/finding';
import { readEnvironmentNumbers } from '../../read/environment-number';
import type { Inventory } from '../../read/inventory';
import type { Workload } from '../../read/workload';

/** What one client takes of a store at the worst moment, by pod. */
export interface StoreUsage {
  readonly workload: Workload;
  readonly count: PodCount;
  readonly pool: number;
  readonly besidePool: number;
  readonly reads: number;
  readonly writes: number;
  readonly evidence: readonly Evidence[];
}

/** Reads what a client takes of a store, or finds that nobody can tell. */
export function readUsage(client: StoreClient, store: string, inventory: Inventory): StoreUsage | Finding {
  const { workload: reference, pool, writeShare, socketsBesidePool } = client;
  const workload = inventory.findWorkload(reference);
  if (!workload) return missingWorkload(reference, `it is a client of ${store}`);
  const count = mostPods(workload, inventory);
  const take = (sizes: readonly number[], sources: readonly Evidence[]): StoreUsage => {
    const splits = sizes.map((size) => splitPool(size, writeShare));
    return {
      workload,
      count,
      pool: sum(sizes),
      besidePool: socketsBesidePool * sizes.length,
      reads: sum(splits.map(({ reads }) => reads)),
      writes: sum(splits.map(({ writes }) => writes)),
      evidence: [...count.evidence, ...sources],
    };
  };
  if ('size' in pool) return take([pool.size], []);
  const read = readEnvironmentNumbers(workload, pool.variable, inventory);
  if ('why' in read) return unknownVariable(workload, pool.variable, read, `its pool of connections to ${store}`);
  return take(
    read.numbers.map(({ value }) => value),
    read.numbers.map(({ source }) => source),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
