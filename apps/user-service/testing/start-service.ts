import { userService } from '@fairlead/contracts/user-service';
import { createLog, createMetrics, Health, loadConfig, type Log, type Metrics, serve } from '@fairlead/service-kit';
import { TestProcess } from '@fairlead/service-kit/testing';
import { createApp } from '../src/app';
import type { UserStore } from '../src/store/user-store';

/** A user-service in the process of a test, on a port of its own. */
export interface RunningService {
  readonly url: string;
  /** Stops it as SIGTERM does; resolves with the exit code. */
  stop(): Promise<number>;
}

/** Serves the real application with the store that a test chooses. */
export async function startService(openStore: (props: { log: Log; metrics: Metrics }) => UserStore): Promise<RunningService> {
  const config = loadConfig(userService, { PORT: '0', NODE_ENV: 'test' });
  const log = createLog(userService, config);
  log.silent = true;
  const metrics = createMetrics(config);
  const store = openStore({ log, metrics });
  const health = new Health({ log, metrics, required: store.dependencies });
  const app = createApp({ config, log, metrics, health, store });

  const signals = new TestProcess();
  const { port } = await serve(app, { contract: userService, config, log, metrics, health, signals, close: [store] });
  return {
    url: `http://localhost:${port}`,
    stop: () => {
      signals.kill('SIGTERM');
      return signals.exited;
    },
  };
}
