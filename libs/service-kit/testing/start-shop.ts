import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { ServiceContract } from 'fairlead/contract';
import { type CommonConfig, loadConfig } from '../src/config/config';
import { contractRoutes } from '../src/http/contract-routes';
import { createExpressApp } from '../src/http/express-app';
import { Health, type HealthProps } from '../src/health/health';
import { healthRoutes } from '../src/health/health-routes';
import { createHttpServer } from '../src/http/http-server';
import { jsonBody } from '../src/http/json-body';
import { createMetrics } from '../src/metrics/metrics';
import { httpRules } from '../src/protocol/http-rules';
import { observeRequests } from '../src/http/observe-requests';
import { requestId } from '../src/http/request-id';
import { timeLeft } from '../src/limits/time-left';
import { rootRoute } from '../src/http/root-route';
import type { Tracing } from '../src/trace/tracing';
import { createMemoryLog } from './memory-log';
import { shop } from './shop-contract';

export interface ShopProps extends Pick<HealthProps, 'required' | 'observed' | 'facts'> {
  readonly contract?: ServiceContract;
  readonly logLevel?: CommonConfig['LOG_LEVEL'];
  readonly maxConnections?: number;
  readonly tracing?: Tracing | undefined;
  readonly trustsTraceOf?: () => boolean;
  readonly liveView?: string;
}

const running: { server: Server; health: Health }[] = [];

afterEach(() => {
  for (const { server, health } of running.splice(0)) {
    health.close();
    server.close();
    server.closeAllConnections();
  }
});

/** The parts of a service, put together as a service does, with the handlers of one test. Nothing listens yet. */
export function createShop(
  addHandlers: (app: Express) => void,
  { contract = shop, logLevel: LOG_LEVEL = 'debug', required, observed, facts, tracing, trustsTraceOf, liveView }: ShopProps = {},
) {
  const config = loadConfig(shop, { PORT: '0', SERVICE_VERSION: '1.2.3' });
  const { log, lines, texts } = createMemoryLog({ LOG_LEVEL });
  const metrics = createMetrics(config);
  const health = new Health({ log, metrics, ...(required && { required }), ...(observed && { observed }), ...(facts && { facts }) });

  const app = createExpressApp(
    requestId(),
    observeRequests({ log, metrics, tracing, ...(trustsTraceOf && { trustsTraceOf }) }),
    httpRules(),
    timeLeft(),
    healthRoutes({ contract, config, health, metrics }),
    rootRoute({ contract, config, liveView }),
    contractRoutes(contract),
  );
  app.use(jsonBody());
  addHandlers(app);

  return { app, config, contract, log, lines, texts, metrics, health };
}

/** The same, served on a free port until the test ends. */
export async function startShop(addHandlers: (app: Express) => void = () => undefined, props: ShopProps = {}) {
  const parts = createShop(addHandlers, props);
  const { app, contract, log, health } = parts;
  const server = createHttpServer(app, { contract, maxConnections: props.maxConnections ?? 1_000, log });
  running.push({ server, health });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { ...parts, server, port, url: `http://localhost:${port}` };
}
