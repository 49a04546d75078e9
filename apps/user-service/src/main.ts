import { userService } from '@fairlead/contracts/user-service';
import { createLog, createMetrics, exitOnFailure, loadConfig, openTracing } from '@fairlead/service-kit';
import { serveUserService } from './serve-user-service';
import { openUserStore } from './store/open-user-store';

/** user-service: users in Redis. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const config = loadConfig(userService, process.env);
  const log = createLog(userService, config);
  const metrics = createMetrics(config);
  const tracing = openTracing(userService, config, { log });
  const store = openUserStore(config, { log, metrics });

  await serveUserService({ config, log, metrics, store, tracing, signals: process });
}

main().catch(exitOnFailure);
