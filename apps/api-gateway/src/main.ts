import { apiGateway } from '@fairlead/contracts/api-gateway';
import { createLog, createMetrics, exitOnFailure, Health, loadConfig, serve } from '@fairlead/service-kit';
import { createApp } from './app';
import { openUpstreams } from './open-upstreams';

/** api-gateway: the only way in. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const contract = apiGateway;
  const config = loadConfig(contract, process.env);
  const log = createLog(contract, config);
  const metrics = createMetrics(config);
  const upstreams = openUpstreams(config);
  const health = new Health({ log, metrics, observed: upstreams });

  const app = createApp({ contract, config, log, metrics, health, upstreams });
  await serve(app, { contract, config, log, metrics, health, signals: process, close: Object.values(upstreams) });
}

main().catch(exitOnFailure);
