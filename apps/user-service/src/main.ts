import { userService } from '@fairlead/contracts/user-service';
import { createLog, createMetrics, exitOnFailure, Health, loadConfig, serve } from '@fairlead/service-kit';
import { createApp } from './app';
import { openUserStore } from './store/open-user-store';
import { registerUsersTotal } from './users-total';

/** user-service: users in Redis. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const config = loadConfig(userService, process.env);
  const log = createLog(userService, config);
  const metrics = createMetrics(config);
  const store = openUserStore(config, { log, metrics });
  const health = new Health({ log, metrics, required: store.dependencies });
  registerUsersTotal(metrics, store);

  const app = createApp({ config, log, metrics, health, store });
  await serve(app, { contract: userService, config, log, metrics, health, signals: process, close: [store] });
}

main().catch(exitOnFailure);
