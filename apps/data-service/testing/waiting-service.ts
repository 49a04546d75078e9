import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, Health, loadConfig, serve } from '@fairlead/service-kit';
import { createApp } from '../src/app';
import { NO_SHARED_CACHE } from '../src/read/shared-cache';
import { Records } from '../src/records';
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
  const config = loadConfig(dataService, process.env);
  const log = createLog(dataService, config);
  const metrics = createMetrics(config);
  const health = new Health({ log, metrics });
  const records = new Records({ store: SILENT_STORE, cache: NO_SHARED_CACHE, maxQueued: config.MAX_QUEUED_WRITES, batchesInFlight: 1 });
  const app = createApp({ config, log, metrics, health, records });

  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', () => {
    // Twice: what the first run of finalizers lets go is garbage only then.
    collectGarbage();
    collectGarbage();
    console.log(JSON.stringify({ queued: records.queued, heap_used: process.memoryUsage().heapUsed }));
  });
  await serve(app, { contract: dataService, config, log, metrics, health, signals: process });
}

main().catch(exitOnFailure);
