import { countDropped, type Log, type Metrics } from '@fairlead/service-kit';
import type { Config } from './config';
import type { SharedCache } from './read/shared-cache';
import { observeBatches, registerRecordMetrics } from './record-metrics';
import { Records } from './records';
import { poolSplit } from './store/pool-split';
import type { RecordStore } from './store/record-store';
import { GROUP_COMMIT } from './write/group-commit';

/** The records over a store and a cache, with their metrics. */
export function openRecords(
  config: Pick<Config, 'MAX_QUEUED_WRITES' | 'MONGO_POOL_SIZE'>,
  { log, metrics, store, cache }: { log: Log; metrics: Metrics; store: RecordStore; cache: SharedCache },
): Records {
  const records = new Records({
    store,
    cache,
    log,
    maxQueued: config.MAX_QUEUED_WRITES,
    batchesInFlight: Math.min(GROUP_COMMIT.batchesInFlight, poolSplit(config).writes),
    onBatch: observeBatches(metrics),
    onDropped: countDropped(metrics),
  });
  registerRecordMetrics(metrics, records);
  return records;
}
