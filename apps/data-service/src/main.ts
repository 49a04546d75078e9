import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, exitOnFailure, Health, loadConfig, serve } from '@fairlead/service-kit';
import { createApp } from './app';
import { openRecords } from './open-records';
import { openSharedCache } from './read/open-shared-cache';
import { openRecordStore } from './store/open-record-store';

/** data-service: records in MongoDB. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const config = loadConfig(dataService, process.env);
  const log = createLog(dataService, config);
  const metrics = createMetrics(config);
  const store = openRecordStore(config, { log, metrics });
  const cache = openSharedCache(config, { log });
  const records = openRecords(config, { metrics, store, cache });
  const facts = { cache_enabled: cache.isEnabled };
  const health = new Health({ log, metrics, required: store.dependencies, observed: cache.dependencies, facts });

  const app = createApp({ config, log, metrics, health, records });
  await serve(app, { contract: dataService, config, log, metrics, health, signals: process, close: [records] });
}

main().catch(exitOnFailure);
