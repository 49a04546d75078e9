import { dataService } from '@fairlead/contracts/data-service';
import { createLog, createMetrics, Health, loadConfig, serve } from '@fairlead/service-kit';
import { TestProcess } from '@fairlead/service-kit/testing';
import { createApp } from '../src/app';
import { openRecords } from '../src/open-records';
import { openSharedCache } from '../src/read/open-shared-cache';
import { openRecordStore } from '../src/store/open-record-store';

/** A data-service in the process of a test, on a port of its own. */
export interface RunningService {
  readonly url: string;
  /** Stops it as SIGTERM does; resolves with the exit code. */
  stop(): Promise<number>;
}

/** Serves the real application as `main.ts` does, once its stores are there. */
export async function startService(environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const config = loadConfig(dataService, { PORT: '0', NODE_ENV: 'test', ...environment });
  const log = createLog(dataService, config);
  log.silent = true;
  const metrics = createMetrics(config);
  const store = openRecordStore(config, { log, metrics });
  const cache = openSharedCache(config, { log });
  const records = openRecords(config, { metrics, store, cache });
  const facts = { cache_enabled: cache.isEnabled };
  const health = new Health({ log, metrics, required: store.dependencies, observed: cache.dependencies, facts });
  const app = createApp({ config, log, metrics, health, records });

  const signals = new TestProcess();
  const { port } = await serve(app, { contract: dataService, config, log, metrics, health, signals, close: [records] });
  const url = `http://localhost:${port}`;
  await untilReady(url);
  return {
    url,
    stop: () => {
      signals.kill('SIGTERM');
      return signals.exited;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`);
    const { checks } = (await answer.json()) as { checks: Record<string, string> };
    if (answer.ok && !Object.values(checks).includes('down')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
