import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, loadConfig, type Metrics } from '@fairlead/service-kit';
import { NO_SHARED_CACHE } from '../src/read/shared-cache';
import { serveDataService } from '../src/serve-data-service';
import type { RecordStore } from '../src/store/record-store';

/** Takes every batch and answers none. */
const SILENT_STORE: RecordStore = {
  dependencies: {},
  newBatch: () => ({ send: () => new Promise(() => undefined), idsOf: () => [] }),
  findWritten: async () => ['1', '2', '3', '4', '5'],
  count: async () => 5,
  close: async () => undefined,
};

/** A data-service in a process of its own, every write of which waits. On SIGUSR2 it prints what waits, and the bytes of heap in use. */
async function main(): Promise<void> {
  // One connection for batches, so that one batch leaves and the others wait.
  const config = loadConfig(dataService, { ...process.env, MONGO_POOL_SIZE: '2' });
  const log = createLog(dataService, config);
  const metrics = createMetrics(config);

  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', () => void printMemory(metrics, collectGarbage));
  await serveDataService({ config, log, metrics, store: SILENT_STORE, cache: NO_SHARED_CACHE, signals: process });
}

async function printMemory({ registry }: Metrics, collectGarbage: () => void): Promise<void> {
  // Twice: what the first run of finalizers lets go is garbage only then.
  collectGarbage();
  collectGarbage();
  const { heapUsed } = process.memoryUsage();
  const queue = await registry.getSingleMetric('write_queue_requests')?.get();
  console.log(JSON.stringify({ queued: queue?.values[0]?.value, heap_used: heapUsed }));
}

main().catch(exitOnFailure);
