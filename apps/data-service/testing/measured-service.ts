import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, loadConfig } from '@fairlead/service-kit';
import { openSharedCache } from '../src/read/open-shared-cache';
import { serveDataService } from '../src/serve-data-service';
import { openRecordStore } from '../src/store/open-record-store';
import { printMemoryOnSignal } from './print-memory';

/** data-service as it is, in a process of its own that says what it keeps. */
async function main(): Promise<void> {
  const config = loadConfig(dataService, process.env);
  const log = createLog(dataService, config);
  const metrics = createMetrics(config);
  const store = openRecordStore(config, { log, metrics });
  const cache = openSharedCache(config, { log });

  printMemoryOnSignal(metrics);
  await serveDataService({ config, log, metrics, store, cache, signals: process });
}

main().catch(exitOnFailure);
