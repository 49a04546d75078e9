import type { RequestHandler } from 'express';
import { OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';
import type { CommonConfig } from '../config/config';
import { MethodNotAllowed } from '../errors/errors';
import type { Health } from './health';
import type { Metrics } from '../metrics/metrics';
import { formatOpenMetrics, OPEN_METRICS_TYPE } from '../metrics/open-metrics';
import { pathOf } from '../http/request-path';

/** What scrapers ask for, by their `Accept`: Prometheus' own text, or OpenMetrics, which has exemplars. */
const PROMETHEUS_TYPE = 'text/plain; version=0.0.4';
const OPEN_METRICS_ACCEPTED = 'application/openmetrics-text; version=1.0.0';

/** What the health and metrics routes show. */
export interface HealthRoutesProps {
  readonly contract: Pick<ServiceContract, 'name'>;
  readonly config: Pick<CommonConfig, 'SERVICE_VERSION'>;
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'registry'>;
}

/**
 * `/health…`, `/healthz`, `/readyz`, `/ready` and `/metrics`: the routes that probes and scrapers ask, on both ports. Every request
 * passes by here, hence one look at its path and no router.
 */
export function healthRoutes({ contract, config, health, metrics }: HealthRoutesProps): RequestHandler {
  const { health: about, live, healthz, ready, readyAliases, metrics: metricsPath } = OPERATIONAL_PATHS;

  const answerReadiness: RequestHandler = (_request, response) => {
    const { isReady, checks, facts } = health;
    const status = isReady ? 'ready' : 'not_ready';
    response.status(isReady ? 200 : 503).json({ status, timestamp: new Date().toISOString(), checks, ...facts() });
  };

  const handlers = new Map<string, RequestHandler>([
    [
      about,
      (_request, response) => {
        response.json({
          status: 'healthy',
          service: contract.name,
          version: config.SERVICE_VERSION,
          uptime_seconds: Math.floor(process.uptime()),
        });
      },
    ],
    [live, (_request, response) => void response.json({ status: 'alive' })],
    [
      healthz,
      (_request, response) => {
        response.json({ status: 'ok', version: config.SERVICE_VERSION, timestamp: new Date().toISOString() });
      },
    ],
    ...[ready, ...readyAliases].map((path) => [path, answerReadiness] as const),
    [
      metricsPath,
      async (request, response) => {
        const { registry } = metrics;
        const isOpen = request.accepts([PROMETHEUS_TYPE, OPEN_METRICS_ACCEPTED]) === OPEN_METRICS_ACCEPTED;
        response.set('Content-Type', isOpen ? OPEN_METRICS_TYPE : registry.contentType);
        response.send(isOpen ? await formatOpenMetrics(registry) : await registry.metrics());
      },
    ],
  ]);

  return (request, response, next) => {
    const path = withoutLastSlash(pathOf(request));
    const handler = handlers.get(path);
    if (!handler) {
      next();
      return;
    }
    // Only probes and scrapers ask these, so they are logged at `debug`.
    response.locals.route = path;
    response.locals.isOperational = true;
    // Its span, where it has one, is never ended, and so never sent.
    response.trace = undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new MethodNotAllowed(request.method, ['GET', 'HEAD']);
    return handler(request, response, next);
  };
}

/** As Express's router does. */
function withoutLastSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
