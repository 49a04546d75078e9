import { dataService } from '@fairlead/contracts/data-service';
import { Health, type ListeningPorts, serve, type Signals } from '@fairlead/service-kit';
import { createApp } from './app';
import type { Dependencies } from './dependencies';
import { openRecords } from './open-records';
import type { SharedCache } from './read/shared-cache';
import type { RecordStore } from './store/record-store';

/** What {@link serveDataService} works with. */
export interface DataServiceProps extends Pick<Dependencies, 'config' | 'log' | 'metrics' | 'tracing'> {
  readonly store: RecordStore;
  readonly cache: SharedCache;
  readonly signals: Signals;
}

/** Serves data-service until it is told to stop, then writes what still waits and closes the store and the cache. */
export function serveDataService({ config, log, metrics, store, cache, tracing, signals }: DataServiceProps): Promise<ListeningPorts> {
  const records = openRecords(config, { log, metrics, store, cache });
  // What an estimate begins with, where counting is slow.
  records.count().catch(() => undefined);
  const facts = () => ({ cache_enabled: cache.isEnabled, redis_connected: cache.isConnected });
  const health = new Health({ log, metrics, required: store.dependencies, observed: cache.dependencies, facts });

  const app = createApp({ config, log, metrics, health, records, tracing });
  return serve(app, { contract: dataService, config, log, metrics, health, tracing, signals, close: [records] });
}
