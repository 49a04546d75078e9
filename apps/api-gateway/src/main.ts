import { apiGateway } from '@fairlead/contracts/api-gateway';
import { createLog, createMetrics, exitOnFailure, loadConfig, openTracing } from '@fairlead/service-kit';
import { openUpstreams } from './open-upstreams';
import { openSharedCounts } from './rate-limit/shared-counts';
import { serveApiGateway } from './serve-api-gateway';

/** api-gateway: passes the requests of clients on. Reads like its start-up log, and alone touches `process`. */
async function main(): Promise<void> {
  const config = loadConfig(apiGateway, process.env);
  const log = createLog(apiGateway, config);
  const metrics = createMetrics(config);
  const tracing = openTracing(apiGateway, config, { log });
  const upstreams = openUpstreams(apiGateway, config);
  const counts = openSharedCounts(apiGateway, config, { log });

  await serveApiGateway({ contract: apiGateway, config, log, metrics, upstreams, counts, tracing, signals: process });
}

main().catch(exitOnFailure);
