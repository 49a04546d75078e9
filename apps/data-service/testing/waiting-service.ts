import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, loadConfig } from '@fairlead/service-kit';
import { NO_SHARED_CACHE } from '../src/read/shared-cache';
import { serveDataService } from '../src/serve-data-service';
import type { RecordStore } from '../src/store/record-store';
import { printMemoryOnSignal } from './print-memory';

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

  printMemoryOnSignal(metrics);
  await serveDataService({ config, log, metrics, store: SILENT_STORE, cache: NO_SHARED_CACHE, signals: process });
}

main().catch(exitOnFailure);
