import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../../src/config/config';
import { contractRoutes } from '../../src/http/contract-routes';
import { exitOnFailure } from '../../src/lifecycle/exit-on-failure';
import { createExpressApp } from '../../src/http/express-app';
import { Health } from '../../src/health/health';
import { healthRoutes } from '../../src/health/health-routes';
import { createLog } from '../../src/log/log';
import { createMetrics } from '../../src/metrics/metrics';
import { httpRules } from '../../src/protocol/http-rules';
import { observeRequests } from '../../src/http/observe-requests';
import { requestId } from '../../src/http/request-id';
import { serve } from '../../src/lifecycle/serve';
import { shop } from '../shop-contract';

/** A shop in a process of its own, whose answers take a moment and leave in two parts. */
async function main(): Promise<void> {
  const config = loadConfig(shop, process.env);
  const log = createLog(shop, config);
  const metrics = createMetrics(config);
  const health = new Health({ log, metrics });

  const app = createExpressApp(
    requestId(),
    observeRequests({ log, metrics }),
    httpRules(),
    healthRoutes({ contract: shop, config, health, metrics }),
    contractRoutes(shop),
  );
  app.get('/items', async (_request, response) => {
    await delay(Math.random() * 20);
    response.write('a'.repeat(5_000));
    await delay(Math.random() * 20);
    response.end('b'.repeat(5_000));
  });

  await serve(app, { contract: shop, config, log, metrics, health, signals: process });
}

main().catch(exitOnFailure);
