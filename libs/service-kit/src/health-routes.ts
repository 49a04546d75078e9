import { type RequestHandler, Router } from 'express';
import { OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';
import type { CommonConfig } from './config';
import { MethodNotAllowed } from './errors';
import type { Health } from './health';
import type { Metrics } from './metrics';

/** What the health and metrics routes show. */
export interface HealthRoutesProps {
  readonly contract: Pick<ServiceContract, 'name'>;
  readonly config: Pick<CommonConfig, 'SERVICE_VERSION'>;
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'registry'>;
}

/** `/health…`, `/healthz`, `/readyz`, `/ready` and `/metrics`: the routes that probes and scrapers ask, on both ports. */
export function healthRoutes({ contract, config, health, metrics }: HealthRoutesProps): Router {
  const { health: about, live, healthz, ready, readyAliases, metrics: metricsPath } = OPERATIONAL_PATHS;
  const router = Router();

  const answer = (path: string, handler: RequestHandler) => router.all(path, operational(path), handler);

  answer(about, (_request, response) => {
    response.json({
      status: 'healthy',
      service: contract.name,
      version: config.SERVICE_VERSION,
      uptime_seconds: Math.floor(process.uptime()),
    });
  });

  answer(live, (_request, response) => {
    response.json({ status: 'alive' });
  });

  answer(healthz, (_request, response) => {
    response.json({ status: 'ok', timestamp: new Date().toISOString() });
  });

  for (const path of [ready, ...readyAliases]) {
    answer(path, (_request, response) => {
      const { isReady, checks, facts } = health;
      const status = isReady ? 'ready' : 'not_ready';
      response.status(isReady ? 200 : 503).json({ status, timestamp: new Date().toISOString(), checks, ...facts });
    });
  }

  answer(metricsPath, async (_request, response) => {
    response.set('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  return router;
}

/** Marks the request as machinery's, so that it logs at `debug`, and refuses other methods than GET and HEAD. */
function operational(path: string): RequestHandler {
  return (request, response, next) => {
    response.locals.route = path;
    response.locals.isOperational = true;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new MethodNotAllowed(request.method, ['GET', 'HEAD']);
    next();
  };
}
