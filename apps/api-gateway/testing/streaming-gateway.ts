import { apiGateway } from '@fairlead/contracts/api-gateway';
import { createLog, createMetrics, exitOnFailure, loadConfig } from '@fairlead/service-kit';
import { openUpstreams } from '../src/open-upstreams';
import { serveApiGateway } from '../src/serve-api-gateway';

/** The gateway as its `main.ts` starts it, but that all of its routes stream, whatever their size: no service of this platform does. */
async function main(): Promise<void> {
  const routes = apiGateway.routes.map((route) => ({ ...route, stream: true, maxBodyBytes: Number.MAX_SAFE_INTEGER }));
  const contract = { ...apiGateway, routes };
  const config = loadConfig(apiGateway, process.env);
  const log = createLog(contract, config);
  const metrics = createMetrics(config);

  await serveApiGateway({
    contract,
    config,
    log,
    metrics,
    upstreams: openUpstreams(contract, config),
    counts: undefined,
    signals: process,
  });
}

main().catch(exitOnFailure);
