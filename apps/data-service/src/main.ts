import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, loadConfig, openTracing } from '@fairlead/service-kit';
import { openSharedCache } from './read/open-shared-cache';
import { serveDataService } from './serve-data-service';
import { openRecordStore } from './store/open-record-store';

/** data-service: records in MongoDB. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const config = loadConfig(dataService, process.env);
  const log = createLog(dataService, config);
  const metrics = createMetrics(config);
  const tracing = openTracing(dataService, config, { log });
  const store = openRecordStore(config, { log, metrics });
  const cache = openSharedCache(config, { log });

  await serveDataService({ config, log, metrics, store, cache, tracing, signals: process });
}

main().catch(exitOnFailure);
