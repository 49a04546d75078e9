import { dataService } from '@fairlead/contracts/data-service';
import { type PoolSplit, splitPool } from 'fairlead/contract';
import type { Config } from '../config';

/** How many reads, and how many batches, this process has at once on its way to MongoDB, as its contract promises. */
export function poolSplit({ MONGO_POOL_SIZE }: Pick<Config, 'MONGO_POOL_SIZE'>): PoolSplit {
  return splitPool(MONGO_POOL_SIZE, dataService.writeShares.mongo);
}
