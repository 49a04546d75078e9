import {
  contractRoutes,
  createExpressApp,
  healthRoutes,
  notFound,
  observeRequests,
  problemDetails,
  requestId,
} from '@fairlead/service-kit';
import type { Express } from 'express';
import type { Dependencies } from './dependencies';
import { proxy } from './proxy/proxy';
import { refuseAmbiguity } from './proxy/refuse-ambiguity';

/** Builds api-gateway without listening, so that a test serves it on port 0. The order of the lines is the order of a request. */
export function createApp({ contract, config, log, metrics, health, upstreams }: Dependencies): Express {
  const app = createExpressApp();

  app.use(requestId());
  app.use(observeRequests({ log, metrics }));
  app.use(refuseAmbiguity());
  app.use(healthRoutes({ contract, config, health, metrics }));
  app.use(contractRoutes(contract));
  app.use(proxy({ contract, config, metrics, upstreams }));
  app.use(notFound());
  app.use(problemDetails());

  return app;
}
